import { type Companion, type CompanionTarget, seriesOfBranch } from '../core/companion.js';
import { inNotationOf } from '../core/hash.js';
import { UserError } from '../errors.js';

/** An entry of a lock that may follow a series beside nixpkgs. */
type BranchEntry = Omit<Companion, 'series'>;

/** The entry as a companion, where its branch follows a series and what it holds is a revision. */
export function companionsOf(entry: BranchEntry): Companion[] {
  const series = seriesOfBranch(entry.branch);
  const held = entry.revision === null || /^[0-9a-f]{40}$/.test(entry.revision);
  return series !== null && held ? [{ ...entry, series }] : [];
}

/** GitHub's address of a repository for git. */
export function githubUrl(owner: string, repo: string): string {
  return `https://github.com/${owner}/${repo}.git`;
}

/** The names of an entry's fields. */
interface EntryKeys {
  branch: string;
  revision: string;
  hash: string;
}

/**
 * The fields of a moved entry.
 * @param url the field that holds the archive's address, where there is one
 */
export function movedFields(
  companion: Companion,
  target: CompanionTarget,
  keys: EntryKeys,
  url: { key: string; value: string } | null,
): Map<string, string> {
  const fields = new Map([[keys.branch, target.branch]]);
  if (companion.revision === null) return fields;
  if (target.revision === null) {
    throw new UserError(`"${companion.name}" holds a revision, and none was given to move it to.`, {
      place: { file: companion.file, line: companion.line },
      cure: 'Move it by hand, or leave it out of `companions:`.',
    });
  }
  fields.set(keys.revision, target.revision);
  if (url) fields.set(url.key, url.value.replaceAll(companion.revision, target.revision));
  const same = target.revision === companion.revision && target.hash === null;
  if (companion.hash !== null && !same) fields.set(keys.hash, inNotationOf(target.hash, companion.hash));
  return fields;
}

/** @throws UserError where the file has no such entry */
export function noSuchEntry(name: string, file: string): never {
  throw new UserError(`No entry "${name}" in this file.`, {
    place: { file },
    cure: 'It has changed since it was read: run again.',
  });
}
