// Every operation of the mirror met by every fault, once and for ever: never a wrong pin, never a file half changed.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import path from 'node:path';
import { buildCompanionRepository } from '../../miniature/companion.js';
import type { Fault } from '../../miniature/mirror/faults.js';
import { buildNixpkgsRepository } from '../../miniature/nixpkgs-repository.js';
import { releaseSources } from '../../miniature/releases.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import {
  archiveOf,
  startWorker,
  type Ended,
  type Ground,
  type Kind,
  type Limits,
  type Walk,
  type Worker,
} from './mirror-faults-world.js';

jest.setTimeout(300_000);

interface Operation {
  name: string;
  path: RegExp;
  walk: Walk;
  kind: Kind;
  /** What has to be so for it to be asked at all. */
  given?: Fault;
  /** An answer that is well formed, and not the right one. */
  wrong: () => Fault[];
}

type Body = string | Buffer;
const answered = (at: RegExp, body: Body, headers: Record<string, string> = {}, status = 200): Fault => ({
  ...{ kind: 'answer', path: at, status, headers, body },
});

const other = 'f'.repeat(40);
let ground: Ground;
let scratch: TemporaryFolder;
let workers: Worker[];
const nixexprs = /^\/channels\/nixos-25\.11\/nixexprs\.tar\.xz/;
const channel = /^\/channels\/nixos-25\.11\/?$/;
const gitRevision = /\/git-revision$/;
const listing = /^\/releases\/?\?.*list-type/;
const tarball = /^\/releases\/nixos\/25\.11\/.*\/nixexprs\.tar\.xz/;
const archive = /^\/archives\/NixOS\/nixpkgs\/archive\//;
const codeload = /^\/codeload\/NixOS\/nixpkgs\//;
const status = /^\/status/;
const endOfLife = /^\/end-of-life\//;
const refs = /^\/archives\/nix-community\/home-manager(\.git)?\/(info\/refs|git-upload-pack)/;

const small = (): string => ground.releases.find(({ channel: of }) => of === 'nixos-26.05')!.path;
const operations: Operation[] = [
  {
    ...{ name: 'channel: redirect and Link of nixexprs', path: nixexprs, walk: 'bump', kind: 'release' },
    wrong: () => [
      answered(nixexprs, '', { location: `/releases/${small()}/nixexprs.tar.xz` }, 302),
      answered(
        nixexprs,
        '',
        {
          location: `/releases/${newest().path}/nixexprs.tar.xz`,
          link: `</releases/${newest().path}/nixexprs.tar.xz?rev=${other}&lastModified=1>; rel="immutable"`,
        },
        302,
      ),
    ],
  },
  {
    ...{ name: 'channel: redirect of the channel', path: channel, walk: 'bump', kind: 'release' },
    given: answered(nixexprs, 'none', {}, 404),
    wrong: () => [answered(channel, '', { location: `/releases/${small()}` }, 302)],
  },
  {
    ...{ name: 'release: git-revision', path: gitRevision, walk: 'bump', kind: 'release' },
    wrong: () => [
      answered(gitRevision, `${other}\n`),
      // As a cache would: of another release, which begins as the wanted one's name does not.
      answered(gitRevision, newest().revision.slice(0, 20)),
    ],
  },
  {
    ...{ name: 'bucket: listing', path: listing, walk: 'check', kind: 'release' },
    wrong: () => [answered(listing, '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>')],
  },
  {
    ...{ name: 'release: nixexprs.tar.xz', path: tarball, walk: 'bump', kind: 'release' },
    wrong: () => [
      answered(tarball, archiveOf(ground.folder, `nixos-25.11.4021.${'f'.repeat(12)}`, 'J')),
      answered(tarball, 'not an archive at all, but of some length: '.repeat(40)),
    ],
  },
  {
    ...{ name: 'github: archive, redirect', path: archive, walk: 'bump', kind: 'github' },
    wrong: () => [answered(archive, archiveOf(ground.folder, `nixpkgs-${other}`, 'z'))],
  },
  {
    ...{ name: 'github: archive, codeload', path: codeload, walk: 'bump', kind: 'github' },
    wrong: () => [
      answered(codeload, archiveOf(ground.folder, `nixpkgs-${other}`, 'z')),
      answered(codeload, Buffer.alloc(4096, 'x')),
    ],
  },
  {
    ...{ name: 'status of channels (Prometheus)', path: status, walk: 'check', kind: 'release' },
    wrong: () => [
      answered(status, '{"status":"success","data":{"resultType":"vector","result":[]}}'),
      answered(status, '{"status":"error"}'),
    ],
  },
  {
    ...{ name: 'end of life', path: endOfLife, walk: 'check', kind: 'release' },
    wrong: () => [answered(endOfLife, '{"detail":"Not Found"}'), answered(endOfLife, '[]')],
  },
  {
    ...{ name: 'git ls-remote of a companion', path: refs, walk: 'bump', kind: 'companion' },
    wrong: () => [answered(refs, '001e# service=git-upload-pack\n0000')],
  },
];

const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Welcome</body></html>\n';
const patient: Limits = { timeoutMs: 20_000, deadlineMs: 20_000 };
/** A stall that passes is waited for on a loaded machine, too; one that does not is waited for each time. */
const brisk = (times: Cell['times']): Limits => ({
  timeoutMs: times === 'once' ? 3000 : 400,
  deadlineMs: times === 'once' ? 30_000 : 5000,
});
const short = (): Limits => ({ timeoutMs: 1000, deadlineMs: 1000 });

interface Trouble {
  name: string;
  /** Goes away when it is asked again. */
  passing?: true;
  /** Is none, where one only waits. */
  harmless?: true;
  limits?: (times: Cell['times']) => Limits;
  tls?: true;
  make: (operation: Operation, worker: Worker) => Fault[];
}

const failing =
  (code: number, headers: Record<string, string> = {}): Trouble['make'] =>
  (operation) => [answered(operation.path, page, headers, code)];
const kinds: Trouble[] = [
  { name: '500', passing: true, make: failing(500) },
  { name: '502', passing: true, make: failing(502) },
  { name: '503', passing: true, make: failing(503) },
  { name: '429, Retry-After in seconds', passing: true, make: failing(429, { 'retry-after': '3' }) },
  {
    ...{ name: '429, Retry-After as a date', passing: true },
    make: (operation) =>
      failing(429, { 'retry-after': new Date(Date.now() + 3000).toUTCString() })(operation, workers[0]!),
  },
  { name: '403', make: failing(403) },
  { name: 'reset', passing: true, make: ({ path: at }) => [{ kind: 'reset', path: at }] },
  {
    ...{ name: 'stall before the answer', passing: true, limits: brisk },
    make: ({ path: at }) => [{ kind: 'stall', after: 'nothing', path: at }],
  },
  {
    ...{ name: 'stall in the body', passing: true, limits: brisk },
    make: ({ path: at }) => [{ kind: 'stall', after: 'half', path: at }],
  },
  { name: 'truncated', passing: true, make: ({ path: at }) => [{ kind: 'truncate', path: at }] },
  {
    ...{ name: 'closed, no length told', passing: true },
    make: ({ path: at }) => [{ kind: 'unannounced-end', path: at }],
  },
  { name: 'HTML with 200', make: ({ path: at }) => [answered(at, page)] },
  { name: 'nothing with 200', make: ({ path: at }) => [answered(at, '')] },
  { name: 'another answer than the right one', make: (operation) => operation.wrong() },
  {
    ...{ name: 'slow, but coming', harmless: true },
    make: ({ path: at }) => [{ kind: 'drip', everyMs: 2, bytes: 20, path: at }],
  },
  {
    ...{ name: 'slower than the time limit', limits: short },
    make: ({ path: at }) => [{ kind: 'drip', everyMs: 50, bytes: 1e6, path: at }],
  },
  {
    name: 'redirect to elsewhere',
    make: ({ path: at }, worker) => [
      answered(at, '', { location: `${worker.mirror.urls.proxy}/elsewhere` }, 302),
    ],
  },
  {
    name: 'redirect to itself',
    make: ({ path: at }) => [answered(at, '', { location: '?again' }, 302)],
  },
  {
    ...{ name: 'redirect out of TLS', tls: true },
    make: ({ path: at }, worker) => [
      answered(
        at,
        '',
        { location: `${worker.mirror.urls.proxy}/releases/${newest().path}/nixexprs.tar.xz` },
        302,
      ),
    ],
  },
  {
    name: 'larger than anything',
    make: ({ path: at }) => [{ kind: 'flood', bytes: 3 * 1024 ** 3, path: at }],
  },
];

const newest = () =>
  ground.releases
    .filter(({ channel: of }) => of === 'nixos-25.11')
    .toSorted((a, b) => b.published - a.published)[0]!;

beforeAll(async () => {
  scratch = await files.temporaryFolder('mirror-faults');
  const at = (name: string): string => path.join(scratch.path, name);
  const sources = releaseSources().filter((one) => /^nixos-2[56]\.[01][15]$/.test(one.channel));
  const releases = await buildNixpkgsRepository(at('nixpkgs.git'), sources);
  await buildCompanionRepository(at('home-manager.git'), ['25.11', '26.05']);
  ground = {
    folder: scratch.path,
    repository: at('nixpkgs.git'),
    releases,
    companion: at('home-manager.git'),
  };
  workers = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => startWorker(ground, `worker-${number}`)));
});

afterAll(async () => {
  for (const worker of workers) await worker[Symbol.asyncDispose]();
  await scratch[Symbol.asyncDispose]();
});

interface Cell {
  operation: Operation;
  trouble: Trouble;
  /** Which of the trouble's answers. */
  index: number;
  times: 'once' | 'always';
}

type Verdict = 'right' | 'refused' | 'told' | `WRONG: ${string}`;

/** `right`: as without the fault. `refused`: nothing is changed, and it is said why. `told`: less is known, and it is said. */
function judge({ operation }: Cell, worker: Worker, good: Ended, ended: Ended): Verdict {
  const about = /@(channels|releases|archives|status|endOfLife|proxy)@|https?:\/\//;
  const says = about.test(ended.said) && /[Cc]heck|again|leave it out/.test(ended.said);
  if (operation.walk === 'bump') {
    if (ended.text === good.text)
      return ended.exitCode === 0 ? 'right' : 'WRONG: changed, and called a failure';
    if (ended.text !== worker.before(operation.kind)) return `WRONG: ${ended.text}`;
    if (operation.kind !== 'companion' && ended.exitCode === 0)
      return 'WRONG: not changed, and called a success';
    return says ? 'refused' : `WRONG: not said why: ${ended.said}`;
  }
  if (ended.text !== worker.before(operation.kind)) return 'WRONG: check has changed a file';
  if (JSON.stringify(ended.json) === JSON.stringify(good.json)) return 'right';
  return says ? 'told' : `WRONG: not said why: ${ended.said} ${JSON.stringify(ended.json)}`;
}

async function meet(cell: Cell, worker: Worker, good: Ended): Promise<Verdict> {
  for (let tried = 1; ; tried++) {
    const verdict = await meetOnce(cell, worker, good);
    // Where time limits are short, something else may have been too slow before.
    if (verdict !== UNMET || !cell.trouble.limits || tried === 5) return verdict;
  }
}

const UNMET = 'WRONG: the fault was never met';

async function meetOnce(cell: Cell, worker: Worker, good: Ended): Promise<Verdict> {
  const { operation, trouble, index, times } = cell;
  const fault = trouble.make(operation, worker)[index]!;
  const off = [
    ...(operation.given ? [worker.mirror.fault(operation.given)] : []),
    worker.mirror.fault(times === 'once' ? { ...fault, times: 1 } : fault),
  ];
  const from = worker.mirror.requests.length;
  const tls = trouble.tls === true;
  const ended = await worker.walk(operation.walk, operation.kind, trouble.limits?.(times) ?? patient, tls);
  for (const end of off) end();
  const met = worker.mirror.requests.slice(from).some((request) => operation.path.test(request.path));
  return met ? judge(cell, worker, good, ended) : UNMET;
}

test('every operation of the mirror and every fault: the right pin, or an error and nothing changed', async () => {
  const goods = new Map<string, Ended>();
  for (const operation of operations) {
    for (const tls of [false, true]) {
      if (tls && operation.kind === 'companion') continue;
      const off = operation.given ? workers[0]!.mirror.fault(operation.given) : () => undefined;
      const good = await workers[0]!.walk(operation.walk, operation.kind, patient, tls);
      off();
      expect(good.thrown?.toSentences() ?? null).toBeNull();
      if (operation.walk === 'bump') expect(good.text).not.toBe(workers[0]!.before(operation.kind));
      goods.set(`${operation.name} ${tls}`, good);
    }
  }
  const cells = operations.flatMap((operation) =>
    kinds
      // git has its own ways, and its own certificates.
      .filter(({ tls }) => !(tls && operation.kind === 'companion'))
      .flatMap((trouble) =>
        trouble
          .make(operation, workers[0]!)
          .flatMap((_, index): Cell[] =>
            (['once', 'always'] as const).map((times) => ({ operation, trouble, index, times })),
          ),
      ),
  );
  const left = [...cells];
  const verdicts = new Map<Cell, Verdict>();
  // Those with TLS set the environment of all, and come last, one at a time.
  const work = async (worker: Worker, tls: boolean): Promise<void> => {
    for (;;) {
      const at = left.findIndex(({ trouble }) => (trouble.tls === true) === tls);
      const [cell] = at < 0 ? [] : left.splice(at, 1);
      if (!cell) return;
      verdicts.set(cell, await meet(cell, worker, goods.get(`${cell.operation.name} ${tls}`)!));
    }
  };
  await Promise.all(workers.map((worker) => work(worker, false)));
  await work(workers[0]!, true);

  console.log(table(cells, verdicts));
  const wrong = [...verdicts].filter(
    ([cell, verdict]) => verdict.startsWith('WRONG') || !isAsWanted(cell, verdict),
  );
  expect(wrong.map(([cell, verdict]) => `${nameOf(cell)}: ${verdict}`)).toEqual([]);
  expect(verdicts.size).toBe(cells.length);
  expect(cells.length).toBeGreaterThanOrEqual(operations.length * kinds.length * 2 - 2);
});

/** What passes is survived; what is harmless is no trouble; git asks once. */
function isAsWanted({ operation, trouble, times }: Cell, verdict: Verdict): boolean {
  if (trouble.harmless) return verdict === 'right';
  if (trouble.passing && times === 'once' && operation.kind !== 'companion') return verdict === 'right';
  return true;
}

function nameOf({ operation, trouble, index, times }: Cell): string {
  return `${operation.name} × ${trouble.name}${index === 0 ? '' : ` (${index + 1})`}, ${times}`;
}

function table(cells: readonly Cell[], verdicts: ReadonlyMap<Cell, Verdict>): string {
  const words = ['right', 'refused', 'told'] as const;
  const row = (name: string, of: readonly Cell[]): string => {
    const counts = words.map((word) => of.filter((cell) => verdicts.get(cell) === word).length);
    const rest = of.length - counts.reduce((a, b) => a + b, 0);
    return [name.padEnd(40), ...[...counts, rest, of.length].map((n) => String(n).padStart(8))].join('');
  };
  const head = ['', ...words, 'wrong', 'all']
    .map((word, i) => (i === 0 ? word.padEnd(40) : word.padStart(8)))
    .join('');
  return [
    head,
    ...operations.map((one) =>
      row(
        one.name,
        cells.filter(({ operation }) => operation === one),
      ),
    ),
    '',
    ...kinds.map((one) =>
      row(
        one.name,
        cells.filter(({ trouble }) => trouble === one),
      ),
    ),
    '',
    row(`${operations.length} operations × ${kinds.length} faults`, cells),
  ].join('\n');
}
