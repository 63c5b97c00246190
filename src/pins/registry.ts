import { flakeLock } from './flake-lock/index.js';
import { nixChannels } from './nix-channels/index.js';
import { npins } from './npins/index.js';
import type { PinFormat } from './types.js';

/** Every way to write a pin down that is understood: a folder each. */
export const pinFormats: readonly PinFormat[] = [flakeLock, npins, nixChannels];
