import type { Http } from '../../ports/http.js';
import type { Repository } from '../types.js';

export interface PushRequest {
  /** Of the repository, for git: `https://forge.example/acme/infra.git` */
  url: string;
  token: string;
  branch: string;
  /** Commit the branch must point at, 40 hex. */
  expectedHead: string;
  /** Commit that the branch is to point at, which the repository has already; null: the branch goes. */
  revision: string | null;
}

/** Moves a branch by git, from the very head that is expected. The API has no way to. @throws UserError where it can't be known */
export type PushRef = (
  request: PushRequest,
) => Promise<
  { kind: 'pushed' } | { kind: 'moved'; message: string } | { kind: 'forbidden'; message: string }
>;

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
