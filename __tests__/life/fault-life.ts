// The life of pull requests in a few steps, each the real call of a walk, in a repository of its own on a miniature forge.
import type { WorldServer } from '../contract/forge-world.js';
import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import type { GateResult } from '../../src/app/gate/result.js';
import { createTeller } from '../../src/app/gate/told.js';
import {
  publishFailed,
  publishProven,
  tellSettled,
  type Concluded,
} from '../../src/app/pull-request/conclude.js';
import type { Ground } from '../../src/app/pull-request/ground.js';
import { branchFor, digest, type Proposal } from '../../src/app/pull-request/identity.js';
import { standing } from '../../src/app/pull-request/standing.js';
import { tidy } from '../../src/app/pull-request/tidy.js';
import type { Candidate } from '../../src/core/candidate.js';
import type { HostRebuild } from '../../src/core/rebuild.js';
import { UserError } from '../../src/errors.js';
import type { Forge } from '../../src/forge/types.js';
import { clock } from '../../src/platform/clock.js';
import type { Log } from '../../src/ports/log.js';
import { report, reportHost } from '../fixtures/systems.js';

/** A repository in which a life is led. */
export interface Home {
  server: WorldServer;
  /** `acme/life-1` */
  repository: string;
  /** The commit of `main`. */
  main: string;
  /** Of a person's pull request, once there is one. */
  person: { number: number; revision: string } | null;
}

export interface Step {
  name: string;
  run(forge: Forge, home: Home): Promise<void>;
  /** What a person does before. */
  given?: (home: Home) => Promise<void>;
}

/** What `flake.lock` says where the hosts are proven. */
export const PROVEN: ReadonlySet<string> = new Set(['b', 'c', 'd', 'by ann']);
export const PERSONS_BRANCH = 'ann/pins';

const quiet = (): void => undefined;
const log: Log = {
  ...{ debug: quiet, info: quiet, notice: quiet, warning: quiet, error: quiet, progress: quiet },
  group: (_, body) => body(),
};

const common = [
  ...['hosts: []', 'discover-hosts: false', 'issue-after: 1', 'post-checks: always', 'comment: always'],
  ...['reviewers: [bob]', 'assignees: [cem]', 'milestone: Spring'],
];

function groundOf(home: Home, autoMerge: 'off' | 'squash', to: Log = log): Ground {
  const config = readConfig([...common, `auto-merge: '${autoMerge}'`, ''].join('\n'), {});
  // Nothing below asks for the other ports.
  const context = { config, log: to, clock, folder: '/nowhere', overrides: {} } as unknown as Context;
  return {
    context,
    tree: { folder: '/nowhere', prefix: '', revision: home.main },
    base: { name: 'main', isDefault: true },
  };
}

type Release = 'b' | 'c' | 'd' | 'u';

/** Releases one after the other; `u` is of the next series. */
function candidateOf(letter: Release): Candidate {
  const isUpgrade = letter === 'u';
  const channel = isUpgrade ? 'nixos-26.05' : 'nixos-25.11';
  const name = `${channel}.${letter.charCodeAt(0)}.9cd0ab12cd34`;
  const to = {
    ...{ channel, name, path: `nixos/${name}`, revision: '9cd0ab12cd34'.padEnd(40, '0') },
    ...{ lastModified: null, published: null },
  };
  return {
    lane: isUpgrade ? 'upgrade' : 'refresh',
    group: channel,
    steps: [{ pins: [], to }],
    companions: [],
    urgency: null,
  };
}

function proposalOf(ground: Ground, letter: Release, proof = ''): Proposal {
  const candidate = candidateOf(letter);
  const [step] = candidate.steps;
  return {
    branch: branchFor(ground.context.config, candidate, ground.base),
    baseBranch: 'main',
    baseRevision: ground.tree.revision,
    goal: digest(letter),
    key: digest([letter, proof]),
    releases: { [candidate.group]: step!.to.name },
    grouping: '',
  };
}

function rebuildOf(failing: readonly string[]): HostRebuild[] {
  return ['web1', 'web2'].map((name, index) => ({
    name,
    outcome: failing.includes(name)
      ? {
          ...{ kind: 'failed', class: 'build', side: 'after', message: 'zfs does not build.' },
          ...{ derivation: null, log: ['error: 1'] },
        }
      : { kind: 'built', built: 3, fetched: 20, seconds: 48 },
    before: { derivation: `/nix/store/${'a'.repeat(32)}-${name}.drv`, toplevel: null },
    after: { derivation: `/nix/store/${String(index).repeat(32)}-${name}.drv`, toplevel: null },
    changes: null,
    newWarnings: [],
  }));
}

function concludedOf(letter: Release, failing: readonly string[] = []): Concluded {
  const candidate = candidateOf(letter);
  const hosts = rebuildOf(failing);
  const told = report({
    title: `${candidate.group}: to ${letter}`,
    channel: candidate.group,
    lane: candidate.lane,
    hosts: hosts.map(({ name, outcome }) => reportHost({ name, outcome })),
  });
  return {
    candidate,
    bump: {
      candidate,
      moves: [],
      companions: [],
      edits: [{ file: 'flake.lock', before: 'one\n', after: letter }],
    },
    report: { ...told, byHand: false },
    rebuilt: { depth: 'build', sandbox: 'container', hosts },
  };
}

interface Proposed {
  letter: Release;
  autoMerge?: 'squash';
  failing?: readonly string[];
  /** Tells a proof from another of the same. */
  proof?: string;
}

/** As `update` does it for one candidate. */
const propose =
  ({ letter, autoMerge, failing, proof }: Proposed): Step['run'] =>
  async (forge, home) => {
    const ground = groundOf(home, autoMerge ?? 'off');
    const proposal = proposalOf(ground, letter, proof);
    const stands = await standing(forge, proposal);
    if (stands.kind === 'settled') return tellSettled(ground, forge, proposal, stands.published);
    const concluded = concludedOf(letter, failing);
    const conclude = failing ? publishFailed : publishProven;
    const published = await conclude(ground, forge, proposal, concluded, stands.head);
    if (published?.kind === 'refused') throw new UserError(published.message, { cure: 'Run again.' });
    if (published?.kind === 'left-alone') throw new Error(published.reason);
  };

/** As `gate` does it. */
const gate =
  (end: (home: Home) => GateResult): Step['run'] =>
  async (forge, home) => {
    const { context } = groundOf(home, 'off');
    const { number, revision } = home.person!;
    const teller = createTeller(context, forge, revision, { kind: 'pull_request', pull: number });
    await teller.begin();
    try {
      await teller.end(end(home), context.config);
    } catch (error) {
      await teller.broke(error);
      throw error;
    }
  };

/** Broken by itself: the rebuild gave up. */
const gateBreaks: Step['run'] = async (forge, home) => {
  const { context } = groundOf(home, 'off');
  const { number, revision } = home.person!;
  const teller = createTeller(context, forge, revision, { kind: 'pull_request', pull: number });
  await teller.begin();
  await teller.broke(new UserError('the disk is full.', { cure: 'Free some of it.' }));
};

const passed = (): GateResult => {
  const { report, rebuilt } = concludedOf('b');
  return { kind: 'passed', report, rebuilt: rebuilt!.hosts };
};
const failed = (): GateResult => {
  const { report, rebuilt } = concludedOf('b', ['web2']);
  return { kind: 'failed', report, rebuilt: rebuilt!.hosts };
};

async function openPersonsPull(home: Home): Promise<void> {
  const { server, repository } = home;
  const files = { 'flake.lock': 'by ann' };
  const revision = await server.pushAs({ repository, branch: PERSONS_BRANCH, person: 'ann', files });
  const of = { head: PERSONS_BRANCH, base: 'main', title: 'Pins', body: 'By hand.', by: 'ann' };
  home.person = { number: await server.openPull({ repository, ...of }), revision };
}

export const life: readonly Step[] = [
  { name: 'created, armed', run: propose({ letter: 'b', autoMerge: 'squash' }) },
  { name: 'updated in place', run: propose({ letter: 'c', autoMerge: 'squash' }) },
  { name: 'failed bump as draft, issue', run: propose({ letter: 'u', failing: ['web2'] }) },
  { name: 'set back to a draft, issue', run: propose({ letter: 'c', failing: ['web1'], proof: 'again' }) },
  { name: 'ready again, not armed', run: propose({ letter: 'd' }) },
  { name: 'gate passes', given: openPersonsPull, run: gate(passed) },
  { name: 'gate fails', run: gate(failed) },
  { name: 'gate passes again', run: gate(passed) },
  { name: 'gate breaks', run: gateBreaks },
  {
    name: 'moot one closed',
    async run(forge, home) {
      const said: string[] = [];
      const ground = groundOf(home, 'off', { ...log, error: (text) => void said.push(text) });
      const landscape = { candidates: [candidateOf('d')], pins: [], newest: new Map<string, never>() };
      const isDone = await tidy(ground, forge, landscape);
      // What could not be done is told by the log alone, cure and all.
      if (!isDone) throw new UserError(said.join(' '), { cure: 'Run again.' });
    },
  },
];
