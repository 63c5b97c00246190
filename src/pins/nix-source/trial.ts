import type { Pin, PinTarget } from '../../core/pin.js';
import { UserError } from '../../errors.js';
import { movePinBeside } from './move-beside.js';
import { movePin } from './move.js';

// A move reads the whole file. With more to read the rest is found out when it comes to it.
const MAX_CHARACTERS = 1_000_000;

/** Moves the pins of one Nix file for trial: one that can't be moved is foreign, and says why. */
export function trials(): (pin: Pin, text: string) => Pin {
  let left = MAX_CHARACTERS;
  return (pin, text) => {
    left -= text.length;
    if (pin.state !== 'pinned' || left < 0) return pin;
    try {
      const move = pin.file.endsWith('.nix') ? movePin : movePinBeside;
      move(text, pin, madeUp(pin));
      return pin;
    } catch (error) {
      if (error instanceof UserError) return { ...pin, state: 'foreign', note: error.message };
      throw error;
    }
  };
}

const REVISION = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c';
const HASH = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';

/** A release of the pin's channel that there is not. */
function madeUp({ channel, release, url, artifact, lastModified }: Pin): PinTarget {
  // `nixos-25.11.4021.1f3a0c5d2b7e`
  const next = (release ?? '').replace(
    /([0-9]+)\.([0-9a-f]+)$/,
    (_, number: string, short: string) => `${Number(number) + 1}.${REVISION.slice(0, short.length)}`,
  );
  const [before = ''] = release === null ? [] : (url ?? '').split(`/${release}`);
  const folder = /(?:nixpkgs|(?:nixos|nixpkgs)\/[^/]+)$/.exec(before)?.[0] ?? 'nixos/unstable';
  return {
    channel: channel ?? 'nixos-unstable',
    release: next,
    revision: REVISION,
    releasePath: `${folder}/${next}`,
    hash: artifact === null ? null : HASH,
    lastModified: lastModified === null ? null : lastModified + 1,
  };
}
