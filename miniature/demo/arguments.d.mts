import type { ForgeKind } from '../world.js';

export interface DemoArguments {
  forge: ForgeKind;
  /** Whether pages are served at the end, until Ctrl-C. */
  serve: boolean;
}

/** @returns the arguments, or what to print instead of a demo, and the exit code: 0 for `--help`, 64 for wrong use */
export function readArguments(argv: readonly string[]): DemoArguments | { text: string; exitCode: number };
