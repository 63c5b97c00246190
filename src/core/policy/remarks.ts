import type { Companion } from '../companion.js';
import { matchesGlob } from '../glob.js';
import type { Pin } from '../pin.js';
import { quoted } from './findings.js';
import { namesOf } from './rules.js';
import type { PolicySettings } from './settings.js';

/**
 * What is odd about the settings themselves, a sentence each: a glob that matches nothing, for a slip in `freeze` would
 * let a pin move without a word. Nothing is said of `ignore`, whose files are not even read.
 * @param pins all that were found, before `ruled`
 * @param companions all that were found
 */
export function remarksOn(
  pins: readonly Pin[],
  companions: readonly Companion[],
  { pins: selected, freeze, rules }: PolicySettings,
): string[] {
  if (pins.length === 0) return [];
  const idle = (where: string, globs: readonly string[], among: readonly (Pin | Companion)[]): string[] =>
    [...new Set(globs)]
      .filter((glob) => !among.some((one) => matchesGlob([glob], ...namesOf(one))))
      .map((glob) => `${quoted(glob)} in \`${where}\` matches no pin: neither a name nor \`file:name\`.`);
  const all = [...pins, ...companions];
  return [
    ...idle(
      'pins',
      selected.filter((glob) => glob !== '*'),
      pins,
    ),
    ...idle('freeze', freeze, all),
    ...idle(
      'rules',
      rules.flatMap(({ match }) => match),
      all,
    ),
  ];
}
