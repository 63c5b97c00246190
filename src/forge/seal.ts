import { createHash } from 'node:crypto';
import { COMMIT_TRAILER, type CommitRequest } from './types.js';

/** A commit as a forge tells it. */
export interface SeenCommit {
  parents: readonly string[];
  message: string;
  /** What it changes, and the id that git gives to the new content; null: it is removed. */
  files: readonly { path: string; blob: string | null }[];
}

type Sealable = Pick<CommitRequest, 'base' | 'headline' | 'body' | 'files'>;

const TRAILER = new RegExp(`(?:^|\\n)${COMMIT_TRAILER}: ([0-9a-f]{64})\\s*$`);

/**
 * The body of a commit's message with the seal as its last line: a digest of all that we write. A commit that somebody
 * made over, or put others below, is told apart by it even where they and we have the same account.
 */
export function sealedBody({ base, headline, body, files }: Sealable): string {
  const blobs = Object.entries(files).map(([path, text]) => ({ path, blob: blobId(text) }));
  const seal = sealOf([base], [headline, body].filter(Boolean).join('\n\n'), blobs);
  return [body, `${COMMIT_TRAILER}: ${seal}`].filter(Boolean).join('\n\n');
}

/** Whether a commit's message ends as ours do. Whether it is ours, the rest of it tells. */
export const hasSeal = (message: string): boolean => TRAILER.test(message);

/** Whether a commit is as we made it: its parent, its message and its files. */
export function isSealed({ parents, message, files }: SeenCommit): boolean {
  const seal = TRAILER.exec(message)?.[1];
  return seal !== undefined && seal === sealOf(parents, message.replace(TRAILER, ''), files);
}

/** Forges trim a message, each in its way. */
function sealOf(parents: readonly string[], message: string, files: SeenCommit['files']): string {
  const changes = files.map(({ path, blob }) => [path, blob]).sort();
  return createHash('sha256')
    .update(JSON.stringify([parents, message.trim(), changes]))
    .digest('hex');
}

/** Id that git gives to a file. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
