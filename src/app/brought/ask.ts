import { downloadPackageList } from '../../channels/package-list.js';
import { comparePackageLists } from '../../core/package-list/compare.js';
import type { PackageList } from '../../core/package-list/read.js';
import { UserError } from '../../errors.js';
import type { Commit } from '../../git/history.js';
import type { Context } from '../context.js';
import type { Place } from './stretch.js';
import { counted, type Counted } from './told.js';

/** In the repository's own name, whatever stands before it. */
export const REPOSITORY = 'NixOS/nixpkgs';

/** Of the commits; and of each of the two lists. */
const LIMIT_MS = 60_000;

/** The commits from one to the other. @throws UserError where the repository does not give them in time */
export async function fetchCommits(
  { git, config, log }: Context,
  [older, newer]: readonly [Place, Place],
): Promise<readonly Commit[]> {
  const url = `${config['archive-url']}/${REPOSITORY}.git`;
  log.progress(`fetching the commits of the channel from ${url}`);
  try {
    return await git.commitsBetween(url, older.revision, newer.revision, LIMIT_MS);
  } finally {
    log.progress('');
  }
}

/** The package lists of both, compared. @throws UserError where one is not there, or can't be read */
export async function compareLists(
  { http, config, log }: Context,
  [older, newer]: readonly [Place, Place],
): Promise<Counted> {
  const list = ({ path, name }: Place): PackageList => {
    if (path === null)
      throw new UserError(`${name} is no release, so there is no list of its packages.`, {
        cure: 'Pin a release of a channel.',
      });
    const where = `${config['releases-url']}/${path}`;
    return { where, pieces: downloadPackageList(http, where, LIMIT_MS) };
  };
  const lists = [list(older), list(newer)] as const;
  log.progress('comparing the packages of both releases');
  try {
    return counted(await comparePackageLists(...lists));
  } finally {
    log.progress('');
  }
}
