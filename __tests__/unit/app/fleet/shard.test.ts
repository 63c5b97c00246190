import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../../src/app/config.js';
import { digestsOfSettings, type Plan } from '../../../../src/app/fleet/plan-file.js';
import { assertSettings } from '../../../../src/app/fleet/shard.js';
import { TOLD } from '../../../../src/app/pull-request/identity.js';
import { examplePlan } from './world.js';

const HOSTS = 'hosts: [{ name: a, file: a.nix, attribute: a }, { name: b, file: b.nix, attribute: b }]\n';

/** A plan of these hosts that was made with that configuration, held against the configuration of another job. */
function hold(
  hosts: readonly string[],
  configuration: string,
  here: { configuration?: string; names?: readonly string[]; plan?: Partial<Plan> } = {},
): () => void {
  const settings = digestsOfSettings(readConfig(configuration, {}));
  const plan = examplePlan({ settings, hosts: [...hosts], shards: [[...hosts]], ...here.plan });
  const config = readConfig(here.configuration ?? configuration, {});
  return () => {
    assertSettings({ config }, plan, here.names);
  };
}

test('what decides how a proof ends is the same for plan and shard', () => {
  const other = { configuration: `${HOSTS}boot-timeout: 2h\n` };
  expect(hold(['a', 'b'], HOSTS)).not.toThrow();
  expect(hold(['a', 'b'], HOSTS, other)).toThrow('the plan was made with other settings: `boot-timeout`.');
  expect(hold(['a', 'b'], HOSTS, { ...other, names: TOLD })).not.toThrow();
});

describe('the hosts of a plan are those that are asked for', () => {
  test('named ones and, where they are looked for, others of the flake', () => {
    expect(hold(['b', 'a', 'found'], HOSTS)).not.toThrow();
    expect(hold(['b'], `${HOSTS}skip-hosts: a\n`)).not.toThrow();
    expect(hold([], HOSTS, { plan: { candidates: [] } })).not.toThrow();
  });

  test.each([
    ['a named one is left out', ['a'], HOSTS, 'the plan leaves out b.'],
    ['one is there that is skipped', ['a', 'b'], `${HOSTS}skip-hosts: b\n`, 'the plan has b, which is not'],
    ['one nobody named', ['a', 'b', 'c'], `${HOSTS}discover-hosts: false\n`, 'the plan has c, which is not'],
  ])('%s', (_, hosts, configuration, words) => {
    expect(hold(hosts, configuration)).toThrow(words);
  });
});
