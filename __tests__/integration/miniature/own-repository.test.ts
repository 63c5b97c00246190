import { expect, test } from '@jest/globals';
import { startMirror } from '../../../miniature/mirror.js';
import { mirrorVariables } from '../../../miniature/own-repository.js';
import { createReleaseIndex } from '../../../src/channels/release-index.js';
import { readConfig, settingNames, variableOf } from '../../../src/app/config.js';
import { mirrorUrls } from '../../../src/app/context.js';
import { clock } from '../../../src/platform/clock.js';
import { createHttp } from '../../../src/platform/http.js';
import { threeReleases } from '../../fixtures/release-sources.js';

test('what the demo says leads a run over any repository to its mirror, and nowhere else', async () => {
  await using mirror = await startMirror({ from: { sources: threeReleases } });
  const variables: Readonly<Record<string, string>> = mirrorVariables(mirror.urls);
  const given = settingNames.flatMap((name) => {
    const value = variables[variableOf(name)];
    return value === undefined ? [] : [[name, value] as const];
  });
  expect(given).toHaveLength(Object.keys(variables).length);
  const config = readConfig(null, Object.fromEntries(given));
  for (const name of settingNames.filter((one) => one.endsWith('-url')))
    expect(config[name]).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const newest = await createReleaseIndex(createHttp(clock), mirrorUrls(config)).newest('nixos-25.11');
  expect(mirror.releases.map(({ name }) => name)).toContain(newest.name);
});
