import type { ReleaseIndex } from '../../channels/release-index.js';
import { pinsOf, type Candidate } from '../../core/candidate.js';
import type { Pin } from '../../core/pin.js';
import { compareReleases, releasePath, type Release } from '../../core/release.js';
import { UserError } from '../../errors.js';

/**
 * The releases of a candidate's channel after the newest that one of its pins holds today, oldest first, up to and
 * with the one it goes to. So nothing in it takes a pin back.
 * @throws UserError where it is not known which release a pin holds, or the releases can't be listed
 */
export async function releasesSinceToday(
  index: ReleaseIndex,
  candidate: Candidate,
): Promise<readonly Release[]> {
  const [step] = candidate.steps;
  if (!step) throw new Error('a candidate without steps');
  const { to } = step;
  const held: string[] = [];
  for (const pin of pinsOf(candidate)) held.push(await heldIn(index, to.channel, pin));
  const today = held.reduce((newest, name) => (compareReleases(name, newest) > 0 ? name : newest));
  const since = await index.releasesBetween(to.channel, today, to.name);
  // As announced: the listing has no revision.
  return since.map((release) => (release.name === to.name ? to : release));
}

/** The release of the channel that a pin holds. @throws UserError where it holds none */
export async function heldIn(index: ReleaseIndex, channel: string, pin: Pin): Promise<string> {
  const { release, revision } = pin;
  if (release !== null && releasePath(channel, release) !== null) return release;
  const found = revision === null ? null : await index.findRelease(revision, [channel]);
  if (found) return found.name;
  throw new UserError(`\`${pin.name}\` holds no release of ${channel}.`, {
    place: { file: pin.file, line: pin.line },
    cure: 'So nobody can say which releases lie between: bump it to one of the channel first.',
  });
}
