import { explainFailure, type Phase } from '../../../src/nix/failure.js';
import { createNixLog } from '../../../src/nix/log.js';

const hash = 'g9ki57bd5fgs3liarvi0aqf3hs97lf5s';
const drv = `/nix/store/${hash}-nginx-1.28.2.drv`;
const ended = { exitCode: 1, timedOut: false };

const noDownload = () => Promise.resolve(false);

function explain(
  errors: string[],
  phase: Phase = 'build',
  buildLog: string[] = [],
  isDownload: (derivation: string) => Promise<boolean> = noDownload,
) {
  const log = createNixLog();
  const push = (entry: unknown) => log.push(`@nix ${JSON.stringify(entry)}`);
  push({ action: 'start', id: 1, type: 105, text: '', fields: [drv] });
  for (const line of buildLog) push({ action: 'result', id: 1, type: 101, fields: [line] });
  for (const raw of errors) push({ action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
  return explainFailure(log, phase, ended, isDownload);
}

// What Nix 2.8 to 2.31 say.
test.each<[string, string, Phase]>([
  ['build', `builder for '${drv}' failed with exit code 2`, 'build'],
  ['build', `Cannot build '${drv}'. Reason: builder failed with exit code 1.`, 'build'],
  ['build', `builder for '${drv}' failed due to signal 11 (Segmentation fault)`, 'build'],
  ['build', `builder for '${drv}' failed with exit code 5`, 'evaluation'], // import from derivation
  [
    'build',
    `hash mismatch in fixed-output derivation '${drv}':\n  specified: sha256-A\n  got: sha256-B`,
    'build',
  ],
  ['machine', `builder for '${drv}' failed due to signal 9 (Killed)`, 'build'],
  ['machine', `building of '${drv}' timed out after 3600 seconds of silence`, 'build'],
  [
    'machine',
    `a 'x86_64-linux' with features {kvm} is required to build '${drv}', but I am a 'x86_64-linux'`,
    'build',
  ],
  ['machine', 'writing to file: No space left on device', 'build'],
  ['machine', 'unexpected end-of-file: Nix daemon disconnected unexpectedly (maybe it crashed?)', 'build'],
  ['machine', 'interrupted by the user', 'evaluation'],
  [
    'machine',
    "unable to download 'https://cache.example.org/x.narinfo': Couldn't resolve host name (6)",
    'evaluation',
  ],
  ['machine', "unable to download 'https://example.org/x': HTTP error 503", 'evaluation'],
  ['evaluation', "unable to download 'https://example.org/x': HTTP error 404", 'evaluation'],
  ['evaluation', "attribute 'x' missing", 'evaluation'],
  ['evaluation', 'Failed assertions:\n- the frob must be set', 'evaluation'],
])('%s: %s', async (failureClass, raw, phase) => {
  expect((await explain([raw], phase)).class).toBe(failureClass);
});

test('names the derivation that failed, not the one that waited for it', async () => {
  const failure = await explain(
    [
      `builder for '${drv}' failed with exit code 2`,
      `1 dependencies of derivation '/nix/store/${hash}-nixos-system-web1.drv' failed to build`,
    ],
    'build',
    ['cc -c a.c', 'error: too few arguments'],
  );
  expect(failure).toEqual({
    class: 'build',
    reason: 'builder',
    subject: 'nginx-1.28.2',
    intended: 'built',
    cure: expect.stringContaining('its log') as string,
    message: "builder for 'nginx-1.28.2' failed with exit code 2",
    derivation: drv,
    log: ['cc -c a.c', 'error: too few arguments'],
  });
});

const failed = `builder for '${drv}' failed with exit code 1`;
const padding = (count: number) => Array.from({ length: count }, (_, n) => `make: line ${n}`);

test.each([
  ['ld: cannot write: No space left on device', 'disk-full'],
  ['g++: fatal error: Killed signal terminated program cc1plus', 'out-of-memory'],
  ['collect2: fatal error: ld terminated with signal 9 [Killed]', 'out-of-memory'],
  ['process didn’t exit successfully: `rustc` (signal: 9, SIGKILL: kill)', 'out-of-memory'],
  ['make[1]: *** [Makefile:7: all] Killed', 'out-of-memory'],
  ['cc1plus: virtual memory exhausted: Cannot allocate memory', 'out-of-memory'],
])('a build is cleared by how its own log ends, not by what stands further up: %s', async (line, reason) => {
  expect(await explain([failed], 'build', [line, ...padding(9)])).toMatchObject({ class: 'machine', reason });
  const further = await explain([failed], 'build', [line, ...padding(10)]);
  expect(further).toMatchObject({ class: 'build', reason: 'builder' });
});

test.each([
  'java.lang.OutOfMemoryError: Java heap space',
  'FAIL: allocates too much: out of memory',
  'OSError: [Errno 12] Cannot allocate memory',
  'curl: (6) Could not resolve host: example.org',
])("a package's own test that speaks of it clears nothing: %s", async (line) => {
  expect(await explain([failed], 'build', [line])).toMatchObject({ class: 'build', reason: 'builder' });
  const quoted = `${failed};\nlast 2 log lines:\n> No space left on device\n> ${line}\nFor full logs, run 'nix log'.`;
  const message = "builder for 'nginx-1.28.2' failed with exit code 1";
  expect(await explain([quoted])).toMatchObject({ class: 'build', reason: 'builder', message });
});

test('a download that fails is the network, nothing else is asked for', async () => {
  const asked: string[] = [];
  const isDownload = (derivation: string) => Promise.resolve(asked.push(derivation) > 0);
  const line = 'curl: (6) Could not resolve host: example.org';
  expect(await explain([failed], 'build', [line, ...padding(20)], isDownload)).toMatchObject({
    class: 'machine',
    reason: 'network',
    message: expect.stringContaining('could not be downloaded') as string,
  });
  expect(await explain([failed], 'build', ['404'], isDownload)).toMatchObject({ class: 'build' });
  expect(asked).toEqual([drv]);
});

test('a message is one sentence, however long Nix talks', async () => {
  const { message } = await explain([`first line\n   ${'long '.repeat(400)}`], 'evaluation');
  expect(message).toHaveLength(300);
  expect(message).not.toContain('\n');
});

test.each([
  ['the time limit', { exitCode: 124, timedOut: true }, [], 'machine', 'The time limit ran out.'],
  ['SIGKILL', { exitCode: 137, timedOut: false }, ['evaluating'], 'machine', 'Nix was killed by signal 9.'],
  [
    'a container that is gone',
    { exitCode: 125, timedOut: false },
    ['Error: no container with name or ID "x" found'],
    'machine',
    'The container is gone.',
  ],
  ['silence', { exitCode: 1, timedOut: false }, [], 'build', 'Nix ended with exit code 1 and said nothing.'],
] as const)('%s is told without an error of Nix', async (_, how, lines, failureClass, message) => {
  const log = createNixLog();
  for (const line of lines) log.push(line);
  const failure = await explainFailure(log, 'build', how, noDownload);
  expect(failure).toMatchObject({ class: failureClass, message, derivation: null });
});

const push = (log: ReturnType<typeof createNixLog>, entry: unknown) =>
  log.push(`@nix ${JSON.stringify(entry)}`);

test.each<[string, string | undefined, string, Phase]>([
  ['disk-full', undefined, 'writing to file: No space left on device', 'evaluation'],
  ['out-of-memory', undefined, `builder for '${drv}' failed due to signal 9 (Killed)`, 'build'],
  ['interrupted', undefined, `builder for '${drv}' failed due to signal 15 (Terminated)`, 'build'],
  ['time-limit', undefined, `building of '${drv}' timed out after 3600 seconds`, 'build'],
  ['network', undefined, "unable to download 'https://example.org/x': HTTP error 429", 'evaluation'],
  ['network', undefined, "cannot connect to 'root@builder.example.org'", 'build'],
  [
    'no-builder',
    'aarch64-linux',
    `a 'aarch64-linux' with features {} is required to build '${drv}', but I am a 'x86_64-linux' with features {kvm}`,
    'build',
  ],
  [
    'no-builder',
    'i686-linux',
    `a 'i686-linux' is required to build '${drv}', but I am a 'x86_64-linux'`,
    'build',
  ],
  [
    'no-builder',
    'kvm, nixos-test',
    `Cannot build '${drv}'.\nReason: required system or feature not available\nRequired system: 'x86_64-linux' with features {kvm, nixos-test}\nCurrent system: 'x86_64-linux' with features {}`,
    'build',
  ],
  [
    'cache',
    undefined,
    `cannot add path '/nix/store/${hash}-x' because it lacks a signature by a trusted key`,
    'build',
  ],
])('a machine failure, %s of %s: %s', async (reason, subject, raw, phase) => {
  const failure = await explain([raw], phase);
  expect([failure.class, failure.reason, failure.subject]).toEqual(['machine', reason, subject]);
  expect(failure.cure).toMatch(/\.$/);
  if (subject !== undefined) expect(failure.cure).toContain(subject);
});

test('what a cache did not give is told, and was to be fetched', async () => {
  const log = createNixLog();
  push(log, { action: 'msg', level: 0, msg: "error: file 'nar/1xsj.nar.xz' does not exist in binary cache" });
  const raw = `some substitutes for the outputs of derivation '${drv}' failed (usually happens due to networking issues); try '--fallback' to build derivation from source `;
  push(log, { action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
  expect(await explainFailure(log, 'build', ended, noDownload)).toMatchObject({
    class: 'machine',
    reason: 'cache',
    derivation: drv,
    intended: 'fetched',
    message: expect.stringMatching(
      /^file 'nar\/1xsj\.nar\.xz' does not exist .*'nginx-1\.28\.2' failed/,
    ) as string,
  });
});

test('what a cache failed of does not clear a build that fails by itself', async () => {
  const log = createNixLog();
  push(log, {
    action: 'msg',
    level: 3,
    msg: 'this path will be fetched (0.00 MiB download, 0.00 MiB unpacked):',
  });
  push(log, { action: 'msg', level: 3, msg: `  /nix/store/${hash}-nginx-1.28.2` });
  push(log, { action: 'msg', level: 0, msg: 'error: unable to download: Could not connect to server' });
  const raw = `builder for '${drv}' failed with exit code 2`;
  push(log, { action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
  expect(await explainFailure(log, 'build', ended, noDownload)).toMatchObject({
    class: 'build',
    reason: 'builder',
    intended: 'fetched',
    cure: expect.stringMatching(/^It was to be fetched/) as string,
  });
});

test('a source that has changed is told as such', async () => {
  const raw = `hash mismatch in fixed-output derivation '${drv}':\n  specified: sha256-A\n  got: sha256-B`;
  expect(await explain([raw])).toMatchObject({
    class: 'build',
    reason: 'hash-mismatch',
    subject: 'nginx-1.28.2',
  });
});

test('a kernel module that does not build is told with its kernel', async () => {
  const of = (name: string, line: string) => {
    const log = createNixLog();
    const path = `/nix/store/${hash}-${name}.drv`;
    push(log, { action: 'start', id: 1, type: 105, text: '', fields: [path] });
    push(log, { action: 'result', id: 1, type: 101, fields: [line] });
    const raw = `Cannot build '${path}'.\nReason: builder failed with exit code 2.`;
    push(log, { action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
    return explainFailure(log, 'build', ended, noDownload);
  };
  expect(await of('nvidia-x11-580.119.02-6.19', 'make: Error 2')).toMatchObject({
    class: 'build',
    reason: 'kernel-module',
    subject: 'nvidia-x11-580.119.02-6.19',
    message: expect.stringMatching(
      /^The kernel module nvidia-x11 does not build against Linux 6\.19\. \(/,
    ) as string,
    cure: expect.stringContaining('boot.kernelPackages') as string,
  });
  expect(await of('nvidia-open-6.12.8-565.77', '')).toMatchObject({ reason: 'kernel-module' });
  const own = `make -C /nix/store/${hash}-linux-6.6.30-dev/lib/modules/6.6.30/build M=/build`;
  expect(await of('our-driver-1.2-6.6.30', own)).toMatchObject({ reason: 'kernel-module' });
  expect(await of('python3.12-foo-1.2-6.6', 'x')).toMatchObject({ reason: 'builder' });
});

test.each([
  ['SIGKILL', 137, 'out-of-memory'],
  ['SIGTERM', 143, 'interrupted'],
])('%s of Nix has a reason', async (_, exitCode, reason) => {
  const how = { exitCode, timedOut: false };
  const failure = await explainFailure(createNixLog(), 'evaluation', how, noDownload);
  expect(failure).toMatchObject({ class: 'machine', reason, cure: expect.any(String) as string });
});
