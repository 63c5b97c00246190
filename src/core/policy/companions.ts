import { parseChannel } from '../channel.js';
import type { Candidate } from '../candidate.js';
import type { Companion } from '../companion.js';
import type { Pin } from '../pin.js';

/**
 * The upgrades with the companions that go along: those of a series that is left, in a file with a pin that leaves it,
 * or in a file without pins. Each goes along once.
 * @param pins all direct ones
 */
export function withCompanions(
  candidates: readonly Candidate[],
  companions: readonly Companion[],
  pins: readonly Pin[],
): Candidate[] {
  const withPins = new Set(pins.map(({ file }) => file));
  const leaving = candidates.map((candidate) => ({ candidate, left: seriesLeft(candidate) }));
  const owner = (companion: Companion): Candidate | undefined =>
    leaving.find(({ left }) =>
      left.some(
        ({ file, series }) =>
          series === companion.series && (file === companion.file || !withPins.has(companion.file)),
      ),
    )?.candidate;
  return candidates.map((candidate) => ({
    ...candidate,
    companions: companions.filter((companion) => owner(companion) === candidate),
  }));
}

function seriesLeft({ lane, steps }: Candidate): { file: string; series: string | null }[] {
  if (lane !== 'upgrade') return [];
  return steps.flatMap(({ pins }) =>
    pins.map(({ file, channel }) => ({ file, series: parseChannel(channel ?? '')?.series ?? null })),
  );
}
