/**
 * The tests that take longest, longest first: one that began last would keep everybody waiting. jest knows how long a
 * test takes only on a machine where it has run before.
 */
const LONGEST = [
  'life/kills',
  'integration/pin-fuzz',
  'life/forge-faults',
  'life/races',
  'life/scenarios',
  'integration/vm-proof',
  'e2e/vm',
  'e2e/action-gate',
  'integration/failure-classes',
  'e2e/action-update',
  'e2e/fleet',
  'integration/last-good',
  'e2e/bisect',
  'integration/relock',
  'integration/rebuild',
  'contract/forge',
];

/** More files than this are a run of all of them. */
const WHOLE = 190;

/** jest asks for this much of a sequencer. */
export default class LongestFirst {
  sort(tests) {
    const is = (name) => (test) => test.path.endsWith(`/__tests__/${name}.test.ts`);
    const gone = LONGEST.filter((name) => !tests.some(is(name)));
    if (tests.length > WHOLE && gone.length > 0) throw new Error(`no such test any more: ${gone.join(', ')}`);
    const placeOf = (test) => {
      const place = LONGEST.findIndex((name) => is(name)(test));
      return place < 0 ? LONGEST.length : place;
    };
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }

  cacheResults() {}
}
