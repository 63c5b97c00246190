import type { LastGood } from '../core/last-good.js';
import type { Failure } from '../core/rebuild.js';
import { failureSentence } from './failure.js';
import type { Report } from './model.js';
import { counted } from './quantity.js';
import { nameList, type Line, type Part } from './rich.js';

/** Whether a failure of a release stands among those of the hosts: then it is not told twice. */
export function isToldAlready({ message }: Failure, hosts: Report['hosts']): boolean {
  return hosts.some(({ outcome }) => outcome.kind === 'failed' && outcome.message === message);
}

/**
 * Why not the newest release: `nixos-25.11.4188 is proposed instead of nixos-25.11.4200, the newest: nixos-25.11.4190
 * is the first that fails (web1: build failed: …)`. @param brief: without the failure
 */
export function lastGoodSentence(search: LastGood, brief = false): Line {
  const { works, broken, newest, untried, stopped } = search;
  const sure = untried.length === 0 && stopped === null;
  const first = `the first that ${sure ? 'fails' : 'is known to fail'}`;
  const why: Line = brief ? [] : [' (', { name: broken.host }, ': ', ...failureSentence(broken.failure), ')'];
  const left =
    untried.length === 0 ? '' : `; ${counted(untried.length, 'release')} between the two not judged`;
  const isNewest = broken.release === newest;
  if (works === null) {
    const others = isNewest ? ', the newest,' : '';
    const end: Line = isNewest ? [] : [', the newest is ', short(newest)];
    return [
      "No release newer than today's is known to work: ",
      short(broken.release),
      `${others} is ${first}`,
      ...why,
      left,
      ...end,
    ];
  }
  const proposed: Line = [short(works), ' is proposed instead of ', short(newest), ', the newest'];
  const which: Line = isNewest ? [`, which is ${first}`] : [': ', short(broken.release), ` is ${first}`];
  return [...proposed, ...which, ...why, left];
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
function short(release: string): Part {
  return { name: release.replace(/\.[0-9a-f]{7,40}$/, '').slice(0, 60) };
}
