import { parseReleaseName, releasePath, type AnnouncedRelease } from '../core/release.js';
import { UserError } from '../errors.js';

/**
 * Null where an announced release is what it says: it lies in its channel's folder, and the revision announced, the
 * short one in its name and the one in its `git-revision` are the same. Else a sentence, why it isn't believed.
 *
 * A release whose `git-revision` can't be had is not believed either: what is checked is a channel's newest release,
 * and all of those have that file. Where it is missing the mirror is no whole one, and one witness less is no reason
 * to trust it more.
 * @param gitRevision reads the release's `git-revision`, 40 hex. @throws UserError
 */
export async function doubtOf(
  release: AnnouncedRelease,
  gitRevision: (release: AnnouncedRelease) => Promise<string>,
): Promise<string | null> {
  const { channel, name, path, revision } = release;
  if (releasePath(channel, name) !== path) return `${path} is not where releases of ${channel} lie.`;
  const short = parseReleaseName(name)?.shortRevision ?? '';
  if (!revision.startsWith(short)) {
    return `${channel} announces revision ${revision} for ${name}, whose name tells another one.`;
  }
  try {
    const told = await gitRevision(release);
    if (told === revision) return null;
    return `${channel} announces revision ${revision} for ${name}, but its git-revision is ${told}.`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `The revision of ${name} can't be verified: ${error.toSentences()}`;
  }
}
