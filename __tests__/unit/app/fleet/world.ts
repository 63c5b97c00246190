import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Plan } from '../../../../src/app/fleet/plan-file.js';
import { shardResult, type ShardResult } from '../../../../src/app/fleet/shard-result.js';
import type { HostRebuild } from '../../../../src/core/rebuild.js';

const folders: string[] = [];

// A worker of jest is ended without an `exit`.
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests of the file end. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleet-test-'));
  folders.push(folder);
  return folder;
}

export async function write(file: string, value: unknown): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

const EDITS = 'e'.repeat(64);

/** Four hosts in two shards, one candidate. */
export function examplePlan(change: Partial<Plan> = {}): Plan {
  return {
    kind: 'channel-bump plan',
    schemaVersion: 1,
    commit: 'c'.repeat(40),
    folder: '',
    depth: 'build',
    settings: {},
    candidates: [
      {
        lane: 'refresh',
        group: 'nixos-25.11',
        urgency: null,
        steps: [
          {
            to: {
              channel: 'nixos-25.11',
              name: 'nixos-25.11.4188.9cd0ab12cd34',
              revision: `9cd0ab12cd34${'0'.repeat(28)}`,
              lastModified: 1_772_000_000,
              published: null,
            },
            pins: [
              {
                file: 'flake.lock',
                name: 'nixpkgs',
                from: {
                  channel: 'nixos-25.11',
                  release: null,
                  revision: '1'.repeat(40),
                  hash: null,
                  lastModified: null,
                },
                to: { hash: 'sha256-AAAA', lastModified: 1_772_000_000 },
              },
            ],
          },
        ],
        companions: [],
        locks: {},
        edits: EDITS,
      },
    ],
    hosts: ['a', 'b', 'c', 'd'],
    shards: [
      ['a', 'c'],
      ['b', 'd'],
    ],
    troubles: [],
    ...change,
  };
}

const derivation = (letter: string): string => `/nix/store/${letter.repeat(32)}-nixos-system.drv`;

/** A host that was built on both sides. */
export function builtHost(name: string, change: Partial<HostRebuild> = {}): HostRebuild {
  return {
    name,
    outcome: { kind: 'built', built: 3, fetched: 4, seconds: 5 },
    before: { derivation: derivation('0'), toplevel: null },
    after: { derivation: derivation('1'), toplevel: null },
    changes: null,
    newWarnings: [],
    ...change,
  };
}

export const machineFailure: HostRebuild['outcome'] = {
  kind: 'failed',
  class: 'machine',
  side: 'after',
  message: 'The disk is full.',
  derivation: null,
  log: [],
};

/** What a shard of the example leaves. */
export function resultOf(plan: Plan, shard: number, hosts: readonly HostRebuild[]): ShardResult {
  const candidate = {
    lane: 'refresh' as const,
    group: 'nixos-25.11',
    edits: EDITS,
    sandbox: 'container (podman 4.3.1)',
  };
  const costs = hosts.map(({ name }) => ({ host: name, seconds: 5, evaluationBytes: null }));
  return shardResult(plan, shard, { candidates: [{ ...candidate, hosts: [...hosts] }], costs });
}
