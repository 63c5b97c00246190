// What a channel brought, from the mirror's git and its package lists; and what is told where they can't be had.
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { startMirror, type Mirror } from '../../miniature/mirror.js';
import { releaseSources } from '../../miniature/releases.js';
import { createBrought } from '../../src/app/brought/brought.js';
import type { Stretch } from '../../src/app/brought/stretch.js';
import { readConfig } from '../../src/app/config.js';
import { mirrorUrls, type Context } from '../../src/app/context.js';
import { createReleaseIndex } from '../../src/channels/release-index.js';
import type { ChannelChanges } from '../../src/core/channel-changes.js';
import type { Rebuild } from '../../src/core/rebuild.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { Log } from '../../src/ports/log.js';
import { changeSet, packageChange, report } from '../fixtures/systems.js';

jest.setTimeout(60_000);

let mirror: Mirror;
beforeAll(async () => {
  mirror = await startMirror({
    from: { sources: releaseSources().filter(({ channel }) => channel === 'nixos-25.11') },
  });
});
afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
});
let from = 0;
beforeEach(() => {
  from = mirror.requests.length;
});

const quiet = (): void => undefined;
const log: Log = {
  ...{ debug: quiet, info: quiet, notice: quiet, warning: quiet, error: quiet, progress: quiet },
  group: (_, body) => body(),
};

function broughtBy(settings: Record<string, string> = {}) {
  const config = readConfig(null, {
    'channels-url': mirror.urls.channels,
    'releases-url': mirror.urls.releases,
    'archive-url': mirror.urls.archives,
    ...settings,
  });
  const http = createHttp(clock, { firstWaitMs: 1 });
  const process = createProcess();
  const git = createGit(process, files, globalThis.process.env);
  const context: Context = {
    ...{ process, git, http, files, log, clock, config },
    folder: '/',
    overrides: {},
  };
  return createBrought(context, createReleaseIndex(http, mirrorUrls(config)));
}

const release = (prefix: string): Mirror['releases'][number] =>
  mirror.releases.find(({ name }) => name.startsWith(`${prefix}.`))!;

/** From 4057 to 4188; as a file has it that knows no more than the short revision. */
function stretch(): Stretch {
  const [old, now] = [release('nixos-25.11.4057'), release('nixos-25.11.4188')];
  return {
    from: { channel: old.channel, release: null, revision: old.revision.slice(0, 12) },
    to: { channel: now.channel, release: now.name, revision: now.revision },
  };
}

const rebuilt: Rebuild = {
  depth: 'build',
  sandbox: 'none',
  hosts: ['web1', 'db1'].map((name) => ({
    ...{ name, outcome: { kind: 'built', built: 1, fetched: 1, seconds: 1 } as const, newWarnings: [] },
    before: { derivation: null, toplevel: null },
    after: { derivation: null, toplevel: null },
    changes: changeSet({
      packages: [packageChange({ name: 'openssl', before: ['3.6.1'], after: ['3.6.1'] })],
    }),
  })),
  contents: new Map([['libxml2-2.15.1', ['web1']]]),
};

async function told(brought = broughtBy(), moved = [stretch()], of: Rebuild | null = rebuilt) {
  const whole = await brought.addTo(report({ channelChanges: [] }), moved, of);
  return whole.channelChanges ?? [];
}

const asked = (what: string): string[] =>
  mirror.requests.slice(from).flatMap(({ path }) => (path.includes(what) ? [path] : []));

test('the commits about what changes, and what is newly marked insecure on a host', async () => {
  const [one] = await told();
  const [old, now] = [release('nixos-25.11.4057'), release('nixos-25.11.4188')];
  expect(one).toEqual({
    ...{ channel: 'nixos-25.11', from: old.name, to: now.name },
    commits: {
      all: 14,
      groups: [
        {
          packages: ['openssl'],
          commits: [
            {
              revision: expect.stringMatching(/^[0-9a-f]{40}$/),
              subject: 'openssl: add CVE-2026-10311.patch (#4020)',
              cves: ['CVE-2026-10311'],
            },
          ],
        },
      ],
      commitUrl: `${mirror.urls.archives}/NixOS/nixpkgs/commit/`,
      compareUrl: `${mirror.urls.archives}/NixOS/nixpkgs/compare/${old.revision}...${now.revision}`,
      trouble: null,
    },
    packages: {
      ...{ before: 58, after: 59, upgraded: 6, downgraded: 1, added: 1, removed: 0, newlyInsecure: 1 },
      insecure: [
        {
          name: 'libxml2-2.15.1',
          reasons: ['CVE-2026-20417: a document can name a file outside of its folder'],
          hosts: ['web1'],
        },
      ],
      trouble: null,
    },
  } satisfies Record<keyof ChannelChanges, unknown>);
});

test('asked once for all proposals of a run', async () => {
  const brought = broughtBy();
  const [first] = await told(brought);
  const full = { ...stretch(), from: { ...stretch().from, revision: release('nixos-25.11.4057').revision } };
  expect(await told(brought, [stretch(), full, stretch()])).toEqual([first]);
  expect(asked('/packages.json.br')).toHaveLength(2);
  expect(asked('/git-upload-pack')).toHaveLength(2);
});

test.each([
  ['no host changes', { ...rebuilt, hosts: rebuilt.hosts.map((host) => ({ ...host, changes: null })) }, {}],
  ['nothing was rebuilt', null, {}],
  ['nobody wants it', rebuilt, { 'channel-commits': 'false', 'channel-packages': 'false' }],
])('nothing is asked where %s', async (_, of, settings) => {
  expect(await told(broughtBy(settings), [stretch()], of)).toEqual([]);
  expect(mirror.requests.slice(from)).toEqual([]);
});

test('one without the other', async () => {
  const [commits] = await told(broughtBy({ 'channel-packages': 'false' }));
  expect(commits).toMatchObject({ commits: { all: 14 }, packages: null });
  expect(asked('/packages.json.br')).toEqual([]);
  const [packages] = await told(broughtBy({ 'channel-commits': 'false' }));
  expect(packages).toMatchObject({ commits: null, packages: { before: 58 } });
});

test('a mirror that has no repository is told, and hides nothing else', async () => {
  const [one] = await told(broughtBy({ 'archive-url': `${mirror.urls.archives}/nowhere` }));
  expect(one?.commits).toMatchObject({
    all: 0,
    groups: [],
    trouble: expect.stringContaining('/nowhere/NixOS/nixpkgs.git'),
  });
  expect(one?.packages).toMatchObject({ trouble: null, before: 58 });
});

test.each([
  ['is not there', { kind: 'answer', status: 404 }, 'answers with status 404'],
  ['breaks off', { kind: 'truncate' }, 'no whole answer from'],
  ['is damaged', { kind: 'answer', status: 200, body: Buffer.alloc(500, 7) }, 'is damaged or cut short'],
  ['is something else', { kind: 'answer', status: 200, body: '{"a": 1}' }, 'no list of packages'],
] as const)('a list that %s is told', async (_, fault, words) => {
  const off = mirror.fault({ path: /packages\.json\.br$/, ...fault });
  const [one] = await told();
  off();
  expect(one?.packages).toMatchObject({ before: 0, insecure: [], trouble: expect.stringContaining(words) });
  expect(one?.commits?.all).toBe(14);
});

test('a pin of no release: of its packages nothing is known, of its commits all', async () => {
  const strange = {
    ...stretch(),
    from: { ...stretch().from, channel: null, revision: release('nixos-25.11.4057').revision },
  };
  const [one] = await told(broughtBy(), [strange]);
  expect(one?.commits?.all).toBe(14);
  expect(one?.packages?.trouble).toContain('is no release');
  const short = { ...stretch(), from: { ...stretch().from, channel: null } };
  const [other] = await told(broughtBy(), [short]);
  expect(other?.commits?.trouble).toContain("can't be told");
});
