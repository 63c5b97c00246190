import type { Screen } from '../report/screen.js';

/** What stands on the command line besides the settings; an option's name is in camel case. */
export interface VerbInput {
  positional: readonly (string | undefined)[];
  options: VerbOptions;
  environment: Environment;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type VerbOptions = Readonly<Record<string, string | boolean | undefined>>;

/** What a verb found: text for people, JSON for machines, and 0 done, 1 failed, 2 something to do (only if asked). */
export interface VerbOutcome {
  text: string;
  /** The same for a terminal, in its width and colours; absent: `text` is all there is. */
  onScreen?: (screen: Screen) => string;
  json: unknown;
  exitCode: 0 | 1 | 2;
}
