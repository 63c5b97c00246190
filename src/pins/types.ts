import type { Companion, CompanionTarget } from '../core/companion.js';
import type { Origins, Pin, PinTarget } from '../core/pin.js';

/** What stands beside the file that is read. */
export interface Siblings {
  /** Repository-relative path of the file itself, with `/`. */
  readonly path: string;
  readonly origins: Origins;
  /** Text of a file relative to the file's folder (`./x.json`, `../flake.nix`), or null where there is none or it lies outside the repository. */
  read(relative: string): string | null;
}

/**
 * One way to write a pin down. Pure: text in, text out; nothing is started or fetched.
 * A text that is not of this format at all gives no pins; one that is, but broken or of an unknown version,
 * throws a UserError with file, line and cure.
 */
export interface PinFormat {
  readonly id: string;
  /** Globs (picomatch) of the files to look at, relative to the repository's root. */
  readonly files: readonly string[];
  /**
   * Only files whose text matches are read closely: for globs that match far more files than there are pins. A file
   * that holds a pin or a companion must match, byte for byte: ASCII alone, no flag `g` or `y`.
   */
  readonly mentions?: RegExp;
  /**
   * Bytes, for globs that match files of any kind, programs too: of what is larger, or can't be read, nothing is said.
   * Absent: what is too large for a pin file is told.
   */
  readonly largest?: number;
  extract(text: string, siblings: Siblings): Pin[];
  /**
   * The text with this pin moved to the target. Changes the bytes of the pin and no other;
   * with the release that the pin already holds gives back the same bytes.
   * @throws UserError when the pin can't be moved by text alone (says why)
   */
  apply(text: string, pin: Pin, target: PinTarget): string;
  /** What follows a series beside nixpkgs. Absent: the format has no such things. */
  companions?(text: string, siblings: Siblings): Companion[];
  /** The text with a companion moved; of one that Nix moves, what it asks for alone. Only its own bytes change. */
  moveCompanion?(text: string, companion: Companion, target: CompanionTarget): string;
  /**
   * Edits of files beside the pin's that belong to its move: a flake.nix that asks for another channel. By path
   * relative to the pin's file. Absent: there are none.
   */
  beside?(
    pin: Pin | Companion,
    target: { from: string; to: string },
    siblings: Siblings,
  ): Record<string, string>;
}
