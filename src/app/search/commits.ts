import { parseDrvName } from '../../core/nix-version.js';
import { parseStorePath } from '../../core/store-path.js';
import { isAbout } from '../../core/touching.js';
import { UserError } from '../../errors.js';
import type { Context } from '../context.js';
import type { Explanation } from './bisect-judge.js';
import type { Question } from './bisect-question.js';

/** The commits of the channel between two releases. */
export interface CommitsBetween {
  /** The package that they are picked by; null: nothing tells which, and all are picked. */
  package: string | null;
  /** Newest first, at most 20 of those that are picked; of all, where none is. Subjects are anybody's words. */
  shown: readonly { revision: string; subject: string }[];
  /** How many are picked, and how many there are. */
  picked: number;
  all: number;
  /** Where all of them can be looked at. */
  compare: string;
  /** Why they could not be listed, a sentence; null: they were. */
  trouble: string | null;
}

const REPOSITORY = 'NixOS/nixpkgs';
const SHOWN = 20;

/** @param packageName as the user names it; null: as the failure tells */
export async function commitsBetween(
  { git, config, log }: Context,
  check: Question['check'],
  { good, bad }: Readonly<Record<'good' | 'bad', { revision: string }>>,
  why: Explanation,
  packageName: string | null,
): Promise<CommitsBetween> {
  const repository = `${config['archive-url']}/${REPOSITORY}`;
  const name = packageName ?? packageIn(check, why);
  const compare = `${repository}/compare/${good.revision}...${bad.revision}`;
  try {
    log.progress(`fetching the commits between the two from ${repository}`);
    const commits = await git.commitsBetween(`${repository}.git`, good.revision, bad.revision);
    const picked = name === null ? commits : commits.filter((commit) => isAbout(commit, name));
    const listed = picked.length > 0 ? picked : commits;
    const shown = listed.slice(0, SHOWN).map(({ revision, subject }) => ({ revision, subject }));
    return { package: name, shown, picked: picked.length, all: commits.length, compare, trouble: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { package: name, shown: [], picked: 0, all: 0, compare, trouble: error.toSentences() };
  } finally {
    log.progress('');
  }
}

/** What a system is made of that no package of nixpkgs is. */
const GENERATED = /^(?:nixos-system|unit|etc|system-path|system-units|initrd)\b/;

function packageIn(check: Question['check'], { derivation, subject }: Explanation): string | null {
  const path = derivation === null ? null : parseStorePath(derivation);
  const unit = check.kind === 'unit' ? check.unit : subject;
  if (path !== null) {
    const { name } = parseDrvName(path.name.replace(/\.drv$/, ''));
    if (!GENERATED.test(name)) return name;
  }
  // `nginx.service`, `postgresql@main.service`
  return unit === null ? null : (/^([\w-]+)(?:@[^.]*)?\.service$/.exec(unit)?.[1] ?? null);
}
