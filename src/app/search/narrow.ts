import { nextStep, type SearchStep, type Verdict } from '../../core/search.js';

/** So often may the machine fail before it is given up for today. */
export const MACHINE_FAILURES = 3;

/** Where a search stands at its end. */
export type Narrowed = Extract<SearchStep, { kind: 'found' }>;

/**
 * Tries one place after the other until there is nothing more to learn, or no more can be tried: what was not tried
 * counts then as what could not be judged.
 * @param tried what is known so far
 * @param judge finds out what one place is like, and adds it to that; false: no more can be tried
 */
export async function narrow(
  count: number,
  tried: () => ReadonlyMap<number, Verdict>,
  judge: (place: number) => Promise<boolean>,
): Promise<Narrowed> {
  const given = new Map<number, Verdict>();
  let isOver = false;
  for (;;) {
    const step = nextStep({ count, tried: new Map([...given, ...tried()]) });
    if (step.kind === 'found') return step;
    isOver ||= !(await judge(step.index));
    if (isOver) given.set(step.index, 'skipped');
  }
}
