import { archiveOfBranch, moveArchive } from '../../core/branch-archive.js';
import { seriesOfBranch, type Companion, type CompanionTarget } from '../../core/companion.js';
import { withBranch } from '../../core/flake/reference.js';
import { inNotationOf } from '../../core/hash.js';
import type { Origins } from '../../core/pin.js';
import { lineIndex } from '../../core/text-lines.js';
import { UserError } from '../../errors.js';
import { companionsOf, githubUrl, noSuchEntry } from '../companion-entry.js';
import { nothingBeside } from './beside.js';
import { originOf, sourceFacts } from './facts.js';
import { written, type Values } from './move.js';
import { readSources } from './read.js';
import type { Source } from './source.js';

/** What a Nix file fetches beside nixpkgs that follows a series: home-manager's `release-25.11`. */
export function companionsIn(text: string, file: string, origins: Origins): Companion[] {
  const lineOf = lineIndex(text);
  return readSources(text, file, nothingBeside).flatMap((source) => {
    const followed = sourceFacts(source, origins) || source.trouble !== null ? null : followedBy(source);
    if (!followed) return [];
    const start = source.rev ?? source.ref ?? source.url;
    return companionsOf({
      file,
      format: 'nix-source',
      name: source.name,
      ...followed,
      hash: source.hash?.value ?? null,
      line: lineOf(start?.pieces[0]?.start ?? source.start),
    });
  });
}

type Followed = Pick<Companion, 'repository' | 'gitUrl' | 'branch' | 'revision' | 'moves'>;

function followedBy(source: Source): Followed | null {
  const origin = originOf(source);
  if (!origin) return null;
  if (origin.kind === 'address') {
    const archive = archiveOfBranch(origin.url);
    const moves = source.hash && archive?.gitUrl.startsWith('https://github.com/') ? 'text' : 'branch';
    return archive ? { ...archive, revision: null, moves } : null;
  }
  const { owner, repo, url, rev, ref } = origin;
  // `rev = "release-25.11"`, too, is a branch.
  const branch = ref ?? rev;
  if (branch === null || seriesOfBranch(branch) === null) return null;
  const revision = ref === null ? null : rev;
  // The hash of what git fetches is not one of an archive, and is refused when it comes to it.
  const hashed = source.hash && source.by !== 'git';
  const moves = hashed || (revision !== null && !source.hash) ? 'text' : 'branch';
  const repository = owner === '' ? (url ?? '') : `${owner}/${repo}`;
  return { repository, gitUrl: url ?? githubUrl(owner, repo), branch, revision, moves };
}

/** @throws UserError where its bytes can't be written so */
export function moveCompanionIn(text: string, companion: Companion, target: CompanionTarget): string {
  const { name, file, line, branch } = companion;
  const sources = readSources(text, file, nothingBeside);
  const source = sources.find((one) => one.name === name);
  if (!source) return noSuchEntry(name, file);
  const values: Values = {};
  const { by, url, rev, ref, hash } = source;
  if (url && by === 'archive') values.url = moveArchive(url.value, branch, target.branch);
  if (url && by === 'flake') values.url = withBranch(url.value, branch, target.branch) ?? url.value;
  if (ref) values.ref = target.branch;
  if (rev) values.rev = rev.value === branch ? target.branch : (target.revision ?? rev.value);
  if (hash) values.hash = hashFor(companion, target);
  if (companion.revision !== null && target.revision === null)
    throw new UserError(`"${name}" holds a revision, and none was given to move it to.`, {
      place: { file, line },
      cure: 'Move it by hand, or leave it out of `companions:`.',
    });
  return written(text, companion, sources, [{ source, values }]);
}

function hashFor({ name, file, line, hash, branch, revision }: Companion, target: CompanionTarget): string {
  const same = target.branch === branch && target.revision === revision;
  if (hash !== null && target.hash === null && same) return hash;
  if (target.hash !== null) return inNotationOf(target.hash, hash);
  throw new UserError(`"${name}" has a hash that is not one of an archive of GitHub.`, {
    place: { file, line },
    cure: 'Move it by hand, or leave it out of `companions:`.',
  });
}
