import { jest } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newWarnings } from '../../src/core/warnings.js';
import { realise } from '../../src/nix/build.js';
import { instantiate } from '../../src/nix/evaluate.js';
import { files } from '../../src/platform/files.js';
import type { TemporaryFolder } from '../../src/ports/files.js';
import type { SandboxSession } from '../../src/sandbox/types.js';
import { offline, testDriver } from './rebuild-world.js';

// What nixpkgs of several years says, said by real Nix: an old one on this machine, a newer one in a container.
jest.setTimeout(300_000);

const causes = `
let
  at = "\${toString ./.}/pkgs/default.nix:7";
  fails = x: { drvPath = throw x; outPath = throw x; type = "derivation"; name = "x"; };
  warned = n: builtins.trace "\u001b[1;31mwarning: option \${n} in \${builtins.toFile n n} is old\\nUse another.\u001b[0m";
in {
  removed = fails "\\nFailed assertions:\\n- The option definition \`services.foo.bar' in \`/tree/host.nix' no longer has any effect; please remove it.\\nUse services.baz.\\n";
  unknown = fails "The option \`services.qux' does not exist. Definition values:\\n- In \`/tree/host.nix': true";
  assertion = fails "\\nFailed assertions:\\n- ZFS requires networking.hostId to be set";
  insecure = fails "Package ‘openssl-1.1.1w’ in \${at} is marked as insecure, refusing to evaluate.\\n\\nKnown issues:\\n - old\\n";
  unfree = fails "Package ‘steam-1.0’ in \${at} has an unfree license (‘unfree’), refusing to evaluate.";
  broken = fails "Package ‘frob-2.0’ in \${at} is marked as broken, refusing to evaluate.";
  problems = fails "Refusing to evaluate package 'frob-2.0' in \${at} because it has problems:\\n- broken: It does not build.\\n";
  module = fails "Package ‘zfs-kernel-2.3.5-6.18.9’ in \${at} is marked as broken, refusing to evaluate.";
  renamed = fails "'frob' has been renamed to/replaced by 'frobnicate'";
  missing = { hello = 1; }.helo;
  network = import (fetchTarball "http://127.0.0.1:9/x.tar.gz");
  warnedBefore = derivation { name = "w-1"; system = "x"; builder = warned "a" "x"; };
  warnedAfter = derivation {
    name = "w-2"; system = "x";
    builder = warned "a" (warned "b" ((if builtins ? warn then builtins.warn else x: y: y) "of two\\nlines" "x"));
  };
}`;

const builds = `
let
  make = name: script: more: derivation ({
    inherit name;
    system = builtins.currentSystem;
    builder = "/bin/sh";
    args = [ "-c" script ];
    PATH = "/bin:/usr/bin";
  } // more);
in {
  failing = make "failing-1.0" "n=0; while [ $n -lt 90 ]; do n=$((n+1)); echo line $n; done; exit 2" { };
  module = make "nvidia-x11-580.119-6.19" "exit 2" { };
  changed = make "changed-1.0" "echo hello >$out" {
    outputHashMode = "flat"; outputHashAlgo = "sha256";
    outputHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  };
  speaking = make "speaking-1.0" "echo 'curl: (6) Could not resolve host: example.org'; exit 1" { };
  download = make "download-1.0" "echo 'curl: (6) Could not resolve host: example.org'; exit 6" {
    outputHashMode = "flat"; outputHashAlgo = "sha256";
    outputHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  };
  killed = make "killed-1.0" "kill -9 $$" { };
  slow = make "slow-1.0" "sleep 60" { };
  other = make "other-1.0" ": >$out" { system = "armv5tel-linux"; };
  feature = make "feature-1.0" ": >$out" { requiredSystemFeatures = [ "quantum" ]; };
  full = make "full-1.0" "dd if=/dev/zero of=$out bs=1M count=200" { };
  corrupt = make "corrupt-1.0" "echo corrupt >$out" { };
  gone = make "gone-1.0" "test -e /tmp/ok && echo gone >$out" { };
}`;

let folder: TemporaryFolder;
const sessions: SandboxSession[] = [];

beforeAll(async () => {
  folder = await files.temporaryFolder('failure-classes');
  for (const [name, text] of Object.entries({
    'causes.nix': causes,
    'builds.nix': builds,
    'unlocked/flake.nix':
      '{ inputs.foo.url = "http://127.0.0.1:9/x.tar.gz"; outputs = { foo, self }: { host = foo; }; }',
  })) {
    await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true });
    await writeFile(path.join(folder.path, name), text);
  }
});
afterAll(async () => {
  for (const session of sessions) await session[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function open(
  driver: 'podman' | 'host',
  { nixConfig = '', engine = [] }: { nixConfig?: string; engine?: string[] } = {},
): Promise<SandboxSession> {
  const session = await (
    await testDriver(driver, engine)
  ).open({
    ...offline,
    nixConfig: `${offline.nixConfig}\ndownload-attempts = 1\n${nixConfig}`,
    mounts: [{ from: folder.path, to: '/tree' }],
  });
  sessions.push(session);
  return session;
}

function evaluate(session: SandboxSession, file: string, attribute: string) {
  const tree = { root: session.path('/tree'), sources: new Map<string, string>() };
  return instantiate(session, tree, { kind: 'file', name: attribute, file, attribute });
}

async function build(session: SandboxSession, attribute: string, timeoutMs?: number) {
  const made = await evaluate(session, 'builds.nix', attribute);
  if (made.kind === 'failed') return made;
  return realise(session, made.value, timeoutMs === undefined ? {} : { timeoutMs });
}

describe.each(['podman', 'host'] as const)('an evaluation that fails, %s', (driver) => {
  let session: SandboxSession;
  beforeAll(async () => {
    session = await open(driver);
  });

  test.each([
    ['removed', 'removed-option', 'services.foo.bar', 'Use services.baz.'],
    ['unknown', 'unknown-option', 'services.qux', 'release notes'],
    ['assertion', 'assertion', 'networking.hostId', 'Change the configuration'],
    [
      'insecure',
      'insecure-package',
      'openssl-1.1.1w',
      '"openssl-1.1.1w" to `nixpkgs.config.permittedInsecurePackages`',
    ],
    ['unfree', 'unfree-package', 'steam-1.0', 'allowUnfreePredicate'],
    ['broken', 'broken-package', 'frob-2.0', 'allowBroken'],
    ['problems', 'broken-package', 'frob-2.0', 'allowBroken'],
    ['module', 'kernel-module', 'zfs-kernel-2.3.5-6.18.9', 'boot.kernelPackages'],
    ['renamed', 'missing-package', 'frob', '`frobnicate`'],
    ['missing', 'missing-package', 'helo', 'Did you mean hello?'],
  ])('%s: %s', async (attribute, reason, subject, cure) => {
    const result = await evaluate(session, 'causes.nix', attribute);
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { class: 'evaluation', reason, subject, cure: expect.stringContaining(cure) as string },
    });
  });

  test('a network that fails is no fault of the release', async () => {
    const result = await evaluate(session, 'causes.nix', 'network');
    expect(result).toMatchObject({ kind: 'failed', failure: { class: 'machine', reason: 'network' } });
  });

  test('new warnings are known, of several lines too; one that names another store path is not new', async () => {
    const before = await evaluate(session, 'causes.nix', 'warnedBefore');
    const after = await evaluate(session, 'causes.nix', 'warnedAfter');
    expect(before.warnings).toEqual([expect.stringMatching(/^option a in .* is old\nUse another\.$/)]);
    const added = newWarnings(before.warnings, after.warnings);
    expect(added[0]).toMatch(/^option b in /);
    // Nix 2.8 has no builtins.warn.
    expect(added.slice(1)).toEqual(driver === 'podman' ? ['of two\nlines'] : []);
  });

  test('what it took is measured', async () => {
    const { peakBytes } = await evaluate(session, 'causes.nix', 'warnedBefore');
    expect(peakBytes).toBeGreaterThan(10 * 2 ** 20);
    expect(peakBytes).toBeLessThan(2 ** 30);
  });
});

test('an input that is not locked is named', async () => {
  const [session] = sessions;
  const tree = { root: session!.path('/tree'), sources: new Map<string, string>() };
  const host = { kind: 'flake', name: 'web', folder: 'unlocked', attribute: 'host' } as const;
  expect(await instantiate(session!, tree, host)).toMatchObject({
    kind: 'failed',
    failure: { class: 'evaluation', reason: 'unlocked-input', subject: 'foo' },
  });
});

describe('a build that fails', () => {
  let session: SandboxSession;
  beforeAll(async () => {
    session = await open('podman', { engine: ['--tmpfs', '/nix:size=90m,mode=755'] });
  });

  test('tells the derivation, the last 60 lines, and that it was to be built', async () => {
    const result = await build(session, 'failing');
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { class: 'build', reason: 'builder', subject: 'failing-1.0', intended: 'built' },
    });
    if (result.kind === 'ok') return;
    expect(result.failure.derivation).toMatch(/-failing-1\.0\.drv$/);
    expect([result.failure.log.length, result.failure.log[0]]).toEqual([60, 'line 31']);
  });

  test('by the time limit', async () => {
    expect(await build(session, 'slow', 2000)).toMatchObject({
      kind: 'failed',
      failure: { class: 'machine', reason: 'time-limit' },
    });
  });

  test.each([
    ['module', 'build', 'kernel-module', 'nvidia-x11-580.119-6.19'],
    ['changed', 'build', 'hash-mismatch', 'changed-1.0'],
    ['speaking', 'build', 'builder', 'speaking-1.0'],
    ['download', 'machine', 'network', undefined],
    ['killed', 'machine', 'out-of-memory', undefined],
    ['other', 'machine', 'no-builder', 'armv5tel-linux'],
    ['feature', 'machine', 'no-builder', 'quantum'],
    ['full', 'machine', 'disk-full', undefined],
  ])('%s: %s, %s', async (attribute, failureClass, reason, subject) => {
    const result = await build(session, attribute);
    expect(result).toMatchObject({ kind: 'failed', failure: { class: failureClass, reason } });
    if (result.kind === 'failed') expect(result.failure.subject).toBe(subject);
  });
});

test('a cache that does not give what it has: of what is left to fetch, and of what is built in its place', async () => {
  const session = await open('podman', {
    nixConfig: 'substituters = file:///tmp/cache\nrequire-sigs = false',
  });
  const derivations: string[] = [];
  for (const attribute of ['corrupt', 'gone']) {
    const made = await evaluate(session, 'builds.nix', attribute);
    if (made.kind === 'ok') derivations.push(made.value);
  }
  const script = `
    export NIX_CONFIG="$NIX_CONFIG
substituters ="
    touch /tmp/ok
    paths=$(nix-store --realise "$@")
    nix copy --to 'file:///tmp/cache?compression=none' $paths
    nix-store --delete $paths
    rm -rf /tmp/ok ~/.cache
    for path in $paths; do
      hash=$(basename $path | cut -c1-32)
      nar=/tmp/cache/$(sed -n 's/^URL: //p' /tmp/cache/$hash.narinfo)
      case $path in *corrupt*) echo broken >$nar;; *) rm $nar;; esac
    done`;
  const made = await session.run(['/bin/sh', '-ec', script, 'sh', ...derivations]);
  expect([made.exitCode, made.stderr.includes('error')]).toEqual([0, false]);
  expect(await build(session, 'corrupt')).toMatchObject({
    kind: 'failed',
    failure: { class: 'machine', reason: 'cache', intended: 'fetched', derivation: derivations[0] },
  });
  expect(await build(session, 'gone')).toMatchObject({
    kind: 'failed',
    failure: {
      class: 'build',
      reason: 'builder',
      intended: 'fetched',
      derivation: derivations[1],
      cure: expect.stringContaining('the cache did not give it') as string,
    },
  });
});
