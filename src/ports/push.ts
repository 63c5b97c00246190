/** A branch of a repository elsewhere that git moves, as an API can't safely do it. */
export interface PushRequest {
  /** Of the repository, http or https, no user's name in it. */
  url: string;
  token: string;
  branch: string;
  /** Commit the branch must point at, 40 hex. */
  expectedHead: string;
  /** Commit that the branch is to point at, which the repository has already; null: the branch goes. */
  revision: string | null;
}

/** @throws UserError where nobody knows if it was done */
export type PushRef = (
  request: PushRequest,
) => Promise<
  { kind: 'pushed' } | { kind: 'moved'; message: string } | { kind: 'forbidden'; message: string }
>;
