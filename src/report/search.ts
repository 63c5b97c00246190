import type { LastGood } from '../core/last-good.js';
import { failureSentence } from './failure.js';
import { counted } from './quantity.js';
import { nameList, type Line } from './rich.js';

/**
 * Why not the newest release: `nixos-25.11.4188 is proposed instead of nixos-25.11.4200, the newest: nixos-25.11.4190
 * is the first that fails (web1: build failed: …).`
 */
export function lastGoodSentence({ works, broken, newest, untried, stopped }: LastGood): Line {
  const first =
    untried.length === 0 && stopped === null ? 'the first that fails' : 'the first that is known to fail';
  const why: Line = [' (', { name: broken.host }, ': ', ...failureSentence(broken.failure), ')'];
  const which: Line =
    broken.release === newest
      ? [`, the newest, which is ${first}`, ...why]
      : [', the newest: ', { name: short(broken.release) }, ` is ${first}`, ...why];
  const between =
    untried.length === 0 ? '' : `; ${counted(untried.length, 'release')} between the two not judged`;
  if (works === null) {
    const none = stopped === null ? 'works' : 'is known to work';
    return [`no release since today's ${none}, up to `, { name: short(newest) }, ...which, between];
  }
  return [{ name: short(works) }, ' is proposed instead of ', { name: short(newest) }, ...which, between];
}

const words = { good: 'works', bad: 'fails', skipped: 'could not be judged' } as const;

/** What was tried and what was not, in whole names. @param limit of names in a list */
export function searchLines({ tried, untried, stopped }: LastGood, limit = Infinity): Line[] {
  const verdicts = (['good', 'bad', 'skipped'] as const).flatMap((verdict): Line[] => {
    const now = tried
      .filter((one) => one.verdict === verdict && !one.remembered)
      .map(({ release }) => release);
    const known = tried
      .filter((one) => one.verdict === verdict && one.remembered)
      .map(({ release }) => release);
    return [
      ...(now.length === 0 ? [] : [[`${words[verdict]}: `, ...nameList(now, limit)]]),
      ...(known.length === 0
        ? []
        : [[`${words[verdict]}, as tried in an earlier run: `, ...nameList(known, limit)]]),
    ];
  });
  return [
    ...verdicts,
    ...(untried.length === 0 ? [] : [['between the two and not judged: ', ...nameList(untried, limit)]]),
    ...(stopped === null ? [] : [['the search ended before it was done: ', { said: stopped }]]),
  ];
}

/** `nixos-25.11.4188.9cd0ab12cd34` -> `nixos-25.11.4188` */
function short(release: string): string {
  return release.replace(/\.[0-9a-f]{7,40}$/, '');
}
