import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig, type Overrides } from '../../../../src/app/config.js';
import { openMemory, type Memory } from '../../../../src/app/proof/memory.js';
import { groundOf, verdictsOn } from '../../../../src/app/search/remembered.js';
import type { Bench, Tried } from '../../../../src/app/search/try-release.js';
import type { Candidate } from '../../../../src/core/candidate.js';
import { files } from '../../../../src/platform/files.js';
import type { TemporaryFolder } from '../../../../src/ports/files.js';
import type { Log } from '../../../../src/ports/log.js';

const PODMAN = { settings: 'Nix 2.31.2, x86_64-linux', description: 'container (podman 4.3.1), Nix 2.31.2' };
const CANDIDATE: Candidate = {
  lane: 'refresh',
  group: 'nixos-25.11',
  companions: [],
  steps: [],
  urgency: null,
};

let folder: TemporaryFolder;
let memory: Memory;
let day: number;
const now = (): Date => new Date(Date.UTC(2026, 2, 1 + day));
const clock = { now, monotonic: () => 0, sleep: () => Promise.resolve() };

beforeEach(async () => {
  day = 0;
  folder = await files.temporaryFolder('remembered-test');
  memory = await openMemory({ files, log: {} as Log, clock });
  await writeFile(path.join(folder.path, 'flake.nix'), '{ }');
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
});

interface Machine {
  place?: typeof PODMAN;
  hasKvm?: boolean;
  overrides?: Overrides;
}

/** What a search on this machine would know; null: there is no sandbox. */
function benchOn({ place = PODMAN, hasKvm = false, overrides = {} }: Machine = {}): Bench {
  const exists = (file: string): Promise<boolean> =>
    file === '/dev/kvm' ? Promise.resolve(hasKvm) : files.exists(file);
  const context = {
    ...{ files: { ...files, exists }, clock, folder: folder.path, config: readConfig(null, overrides) },
  };
  const enter = () => Promise.resolve({ ...place, [Symbol.asyncDispose]: () => Promise.resolve() });
  return { context, memory, workshop: { enter } } as unknown as Bench;
}

test('verdicts stand on files, settings, sandbox, Nix and KVM', async () => {
  const grounds = [
    await groundOf(benchOn(), true),
    await groundOf(benchOn({ overrides: { network: 'none' } }), true),
    await groundOf(benchOn({ overrides: { sandbox: 'docker' } }), true),
    await groundOf(benchOn({ place: { ...PODMAN, settings: 'Nix 2.32.0, x86_64-linux' } }), true),
    await groundOf(benchOn({ place: { ...PODMAN, description: 'host, Nix 2.31.2' } }), true),
    await groundOf(benchOn({ hasKvm: true }), true),
  ];
  expect(new Set(grounds).size).toBe(grounds.length);
  expect(await groundOf(benchOn(), true)).toBe(grounds[0]);
  await writeFile(path.join(folder.path, 'flake.nix'), '{ a = 1; }');
  expect(grounds).not.toContain(await groundOf(benchOn(), true));
});

test('what needs no sandbox asks for none', async () => {
  const none = { enter: () => Promise.reject(new Error('there is no sandbox')) };
  const bench = { ...benchOn(), workshop: none } as unknown as Bench;
  expect(await groundOf(bench, false)).toMatch(/^[0-9a-f]{64}$/);
});

test('a bad verdict is forgotten after a week; a good one is proven anew in any case', async () => {
  const bad: Tried = {
    verdict: 'bad',
    host: 'web',
    failure: { class: 'build', side: 'after', message: 'no', derivation: null, log: [] },
  };
  const first = await verdictsOn(benchOn(), CANDIDATE);
  await first.remember('a', 'build', bad);
  await first.remember('b', 'build', { verdict: 'good' } as Tried);
  day = 7;
  const week = await verdictsOn(benchOn(), CANDIDATE);
  expect(week.of('a', 'build')).toEqual(bad);
  expect(week.of('a', 'boot')).toBeNull();
  expect((await verdictsOn(benchOn({ hasKvm: true }), CANDIDATE)).of('a', 'build')).toBeNull();
  day = 8;
  const later = await verdictsOn(benchOn(), CANDIDATE);
  expect([later.of('a', 'build'), later.of('b', 'build')]).toEqual([null, { verdict: 'good' }]);
});
