import { devenvLock } from './devenv-lock/index.js';
import { flakeLock } from './flake-lock/index.js';
import { flakeNix } from './flake-nix/index.js';
import { nixChannels } from './nix-channels/index.js';
import { nixSettings } from './nix-settings/index.js';
import { npins } from './npins/index.js';
import { lon } from './lon/index.js';
import { nixSource } from './nix-source/index.js';
import { niv } from './niv/index.js';
import { prefetchJson } from './prefetch-json/index.js';
import { script } from './script/index.js';
import { workflow } from './workflow/index.js';
import type { PinFormat } from './types.js';

/** Every way to write a pin down that is understood: a folder each. */
export const pinFormats: readonly PinFormat[] = [
  flakeLock,
  flakeNix,
  devenvLock,
  npins,
  nixChannels,
  niv,
  lon,
  prefetchJson,
  nixSettings,
  script,
  workflow,
  nixSource,
];
