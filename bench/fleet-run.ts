// node --import tsx bench/fleet-run.ts HOSTS CHANGED: rebuilds a fleet in a sandbox that answers at once. Prints the report's size.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../src/app/config.js';
import { openMemory } from '../src/app/proof/memory.js';
import { rebuild } from '../src/app/proof/rebuild.js';
import { createWorkshop } from '../src/app/proof/workshop.js';
import { gateReport } from '../src/app/report.js';
import { clock } from '../src/platform/clock.js';
import { files } from '../src/platform/files.js';
import type { Log } from '../src/ports/log.js';
import { renderMarkdown } from '../src/report/markdown.js';
import { PULL_BODY_LIMIT } from './fleet.js';
import { answeringDriver } from './fleet-answers.js';

const quiet: Log = {
  ...{ debug: nothing, info: nothing, notice: nothing, warning: nothing, error: nothing, progress: nothing },
  group: (_, body) => body(),
};

function nothing(): void {
  // Nobody reads along.
}

async function main(hosts: number, changed: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-fleet-'));
  try {
    const trees = ['before', 'after'].map((side) => path.join(folder, side));
    for (const tree of trees) {
      await mkdir(tree);
      await writeFile(path.join(tree, 'flake.nix'), '{ }');
    }
    const [before = '', after = ''] = trees;
    await using workshop = createWorkshop({
      driver: () => Promise.resolve(answeringDriver(hosts, changed)),
      sandbox: { nixConfig: '', network: 'none' },
      ...{ files, log: quiet },
    });
    const rebuilt = await rebuild({
      workshop,
      memory: await openMemory({ files, log: quiet, clock }),
      ...{ hosts: [], discover: true, wanted: () => true },
      ...{ first: [], stopAtFailure: false, trustMemory: false },
      before: { folder: before, pins: new Map() },
      after: { folder: after, pins: new Map() },
      depth: 'build',
      boot: { isWanted: () => false, checks: [], timeoutMs: 1000 },
      ...{ evaluationJobs: 'auto', logsFolder: null },
      limits: { evaluationMs: 60_000, buildMs: 60_000 },
      ...{ log: quiet, clock, files },
    });
    const body = renderMarkdown(gateReport(readConfig(null, {}), [], rebuilt), { limit: PULL_BODY_LIMIT });
    const count = (kind: string): number =>
      rebuilt.hosts.filter(({ outcome }) => outcome.kind === kind).length;
    console.log(JSON.stringify({ built: count('built'), unchanged: count('unchanged'), body: body.length }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(Number(process.argv[2]), Number(process.argv[3]));
