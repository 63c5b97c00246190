// The life of two pull requests, run by run, as plain data.
import type { Candidate } from '../../src/core/candidate.js';
import type { Pin } from '../../src/core/pin.js';
import type { HostOutcome, HostRebuild, Rebuild } from '../../src/core/rebuild.js';
import type { Report } from '../../src/report/model.js';
import { report, reportHost, storePath } from '../fixtures/systems.js';

/** One run of `update`, and what the world looks like to it. */
export interface LifeRun {
  name: string;
  /** Files that a person commits to `main` before it. */
  pushed?: Readonly<Record<string, string>>;
  /** Candidate that this run rebuilds; null: nothing is to be done. */
  candidate: Candidate | null;
  fails: boolean;
  /** What could be proposed, and the pins as they are. */
  candidates: readonly Candidate[];
  pins: readonly Pin[];
}

const DEPTH = 'build';
const SANDBOX = 'container (podman 4.3.1), Nix 2.26.3, build sandbox off';

function pinOf(channel: string, name: string, release: string): Pin {
  return {
    file: `${name}.lock`,
    format: 'flake-lock',
    name,
    channel,
    revision: '1f3a0c5d2b7e'.padEnd(40, '0'),
    release,
    hash: null,
    url: null,
    state: 'pinned',
    direct: true,
    artifact: null,
    repository: null,
    lastModified: null,
    line: 1,
  };
}

function candidateOf(pin: Pin, version: string): Candidate {
  const channel = pin.channel ?? '';
  const short = version.split('.').at(-1) ?? '';
  const name = `nixos-${version}`;
  const to = {
    channel,
    name,
    path: `nixos/${name}`,
    revision: short.padEnd(40, '0'),
    lastModified: null,
    published: null,
  };
  return { lane: 'refresh', group: channel, steps: [{ pins: [pin], to }], companions: [], urgency: null };
}

const stablePin = pinOf('nixos-25.11', 'stable', 'nixos-25.11.4021.1f3a0c5d2b7e');
const unstablePin = pinOf('nixos-unstable', 'unstable', 'nixos-26.05pre900000.1f3a0c5d2b7e');
const pins = [stablePin, unstablePin];
const older = candidateOf(stablePin, '25.11.4123.0a1b2c3d4e5f');
const newer = candidateOf(stablePin, '25.11.4188.9cd0ab12cd34');
const rolling = candidateOf(unstablePin, '26.05pre911985.5e5fb27ce1d2');
const both = { candidates: [newer, rolling], pins };

/** Each begins where the one before has ended. */
export const lifeRuns: readonly LifeRun[] = [
  { name: 'first creation', candidate: older, fails: false, candidates: [older], pins },
  { name: 'a newer release', candidate: newer, fails: false, ...both },
  { name: 'failed: a draft, an issue', candidate: rolling, fails: true, ...both },
  { name: 'the draft ready again', candidate: rolling, fails: false, ...both },
  {
    name: 'proven, fails on a newer base',
    pushed: { 'stable.lock': 'moved\n' },
    candidate: newer,
    fails: true,
    ...both,
  },
  { name: 'both moot', candidate: null, fails: false, candidates: [], pins: [candidatePin(newer)] },
];

/** The pin as somebody else has moved it there. */
function candidatePin({ steps }: Candidate): Pin {
  const [step] = steps;
  return { ...stablePin, release: step?.to.name ?? null, revision: step?.to.revision ?? null };
}

const hostNames = ['db1', 'web1'];

function outcomeOf(host: string, fails: boolean): HostOutcome {
  if (!fails || host !== 'web1') return { kind: 'built', built: 3, fetched: 20, seconds: 48 };
  return {
    kind: 'failed',
    class: 'build',
    side: 'after',
    message: 'nginx-1.28.0 does not build.',
    derivation: storePath('nginx-1.28.0.drv'),
    log: ['error: builder failed with exit code 2'],
  };
}

/** What a candidate's rebuild comes to. */
export function reportOf(candidate: Candidate, fails: boolean): Report & { byHand: boolean } {
  const [{ pins: moved, to }] = candidate.steps as [Candidate['steps'][number]];
  const from = { release: moved[0]?.release ?? '', revision: moved[0]?.revision ?? '' };
  const { channel, name: release, revision } = to;
  const hosts = hostNames.map((name) => {
    const outcome = outcomeOf(name, fails);
    return reportHost({ name, outcome, ...(outcome.kind === 'failed' ? { changes: null } : {}) });
  });
  const bumps = moved.map(({ file, name }) => ({
    file,
    name,
    channel,
    lane: candidate.lane,
    from,
    to: { release, revision },
    hash: null,
  }));
  const title = `${channel}: ${from.release} -> ${release}`;
  return {
    ...report({ title, channel, bumps, hosts, rebuild: { depth: DEPTH, sandbox: SANDBOX } }),
    byHand: false,
  };
}

export function rebuiltOf({ group }: Candidate, fails: boolean): Rebuild {
  const hosts = hostNames.map((name): HostRebuild => {
    const side = (build: string): HostRebuild['before'] => ({
      derivation: storePath(`nixos-system-${name}.drv`, build),
      toplevel: null,
    });
    const outcome = outcomeOf(name, fails);
    return { name, outcome, before: side('today'), after: side(group), changes: null, newWarnings: [] };
  });
  return { depth: DEPTH, sandbox: SANDBOX, hosts };
}
