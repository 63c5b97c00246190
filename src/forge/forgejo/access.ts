import type { Http } from '../../ports/http.js';
import type { PushRef } from '../../ports/push.js';
import type { Repository } from '../types.js';

/** A repository on a Forgejo or Gitea, and the right to work in it. */
export interface ForgejoAccess {
  /** e.g. `https://codeberg.org/api/v1` */
  apiUrl: string;
  token: string;
  repository: Repository;
  http: Http;
  /** How to wait, in milliseconds. */
  wait: (ms: number) => Promise<void>;
  /** Time limit of a request with its whole answer. */
  timeoutMs: number;
  /** Absent: a branch that stands can't be moved. */
  pushRef?: PushRef | undefined;
}
