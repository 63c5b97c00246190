import type { PinFormat } from '../types.js';
import { companionsIn, moveCompanionIn } from './companions.js';
import { movePinBeside } from './move-beside.js';
import { movePin } from './move.js';
import { pinsIn } from './pins.js';

/**
 * Nix files that fetch nixpkgs themselves, by `fetchTarball` and its like, or that tell Nix where it is
 * (`nix.nixPath`). What `inputs` of a flake.nix say is not fetched by a call, so is not read here.
 */
export const nixSource: PinFormat = {
  id: 'nix-source',
  files: ['**/*.nix'],
  mentions:
    /fetch(?:Tarball|zip|FromGitHub|Git|git|Tree)|getFlake|nix-?[pP]ath|NIX_PATH|registry|autoUpgrade|defaultChannel/,
  extract: pinsIn,
  apply: (text, pin, target) =>
    pin.file.endsWith('.nix') ? movePin(text, pin, target) : movePinBeside(text, pin, target),
  companions: (text, { path, origins }) => companionsIn(text, path, origins),
  moveCompanion: moveCompanionIn,
};
