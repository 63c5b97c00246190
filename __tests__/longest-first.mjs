/**
 * The tests that take longest, longest first: one that began last would keep everybody waiting. jest knows how long a
 * test takes only on a machine where it has run before.
 */
const LONGEST = [
  'life/kills',
  'integration/pin-fuzz',
  'life/forge-faults',
  'integration/last-good',
  'integration/vm-proof',
  'life/races',
  'life/scenarios',
  'e2e/action-gate',
  'contract/sandbox',
  'contract/forge',
  'integration/rebuild',
  'integration/mirror-faults',
  'integration/relock',
  'e2e/action-update',
  'integration/push',
  'integration/hostile',
  'e2e/check',
  'e2e/fleet',
  'contract/forge-forgejo',
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
