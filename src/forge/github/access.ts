import type { Http } from '../../ports/http.js';
import type { Repository } from '../types.js';

/** A repository on a GitHub, and the right to work in it. */
export interface GithubAccess {
  /** e.g. `https://api.github.com`, `https://forge.example/api/v3` */
  apiUrl: string;
  graphqlUrl: string;
  token: string;
  repository: Repository;
  http: Http;
  /** How to wait, in milliseconds. */
  wait: (ms: number) => Promise<void>;
  /** Time limit of a request with its whole answer. */
  timeoutMs: number;
}
