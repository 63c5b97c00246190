import { explainFailure, type Phase } from '../../../src/nix/failure.js';
import { createNixLog } from '../../../src/nix/log.js';

const hash = 'g9ki57bd5fgs3liarvi0aqf3hs97lf5s';
const drv = `/nix/store/${hash}-nginx-1.28.2.drv`;
const ended = { exitCode: 1, timedOut: false };

function explain(errors: string[], phase: Phase = 'build', buildLog: string[] = []) {
  const log = createNixLog();
  const push = (entry: unknown) => log.push(`@nix ${JSON.stringify(entry)}`);
  push({ action: 'start', id: 1, type: 105, text: '', fields: [drv] });
  for (const line of buildLog) push({ action: 'result', id: 1, type: 101, fields: [line] });
  for (const raw of errors) push({ action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
  return explainFailure(log, phase, ended);
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
])('%s: %s', (failureClass, raw, phase) => {
  expect(explain([raw], phase).class).toBe(failureClass);
});

test('names the derivation that failed, not the one that waited for it', () => {
  const failure = explain(
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

test.each([
  ['ld: cannot write: No space left on device', 'The disk is full.'],
  ['g++: fatal error: Killed signal terminated program cc1plus', 'memory ran out'],
  ['curl: (6) Could not resolve host: example.org', 'could not be downloaded'],
])('a build is cleared by its own log: %s', (line, said) => {
  const failure = explain([`builder for '${drv}' failed with exit code 1`], 'build', [line]);
  expect(failure.class).toBe('machine');
  expect(failure.message).toContain(said);
});

test('a message is one sentence, however long Nix talks', () => {
  const { message } = explain([`first line\n   ${'long '.repeat(400)}`], 'evaluation');
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
] as const)('%s is told without an error of Nix', (_, how, lines, failureClass, message) => {
  const log = createNixLog();
  for (const line of lines) log.push(line);
  expect(explainFailure(log, 'build', how)).toMatchObject({ class: failureClass, message, derivation: null });
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
])('a machine failure, %s of %s: %s', (reason, subject, raw, phase) => {
  const failure = explain([raw], phase);
  expect([failure.class, failure.reason, failure.subject]).toEqual(['machine', reason, subject]);
  expect(failure.cure).toMatch(/\.$/);
  if (subject !== undefined) expect(failure.cure).toContain(subject);
});

test('what a cache did not give is told, and was to be fetched', () => {
  const log = createNixLog();
  push(log, { action: 'msg', level: 0, msg: "error: file 'nar/1xsj.nar.xz' does not exist in binary cache" });
  const raw = `some substitutes for the outputs of derivation '${drv}' failed (usually happens due to networking issues); try '--fallback' to build derivation from source `;
  push(log, { action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
  expect(explainFailure(log, 'build', ended)).toMatchObject({
    class: 'machine',
    reason: 'cache',
    derivation: drv,
    intended: 'fetched',
    message: expect.stringMatching(
      /^file 'nar\/1xsj\.nar\.xz' does not exist .*'nginx-1\.28\.2' failed/,
    ) as string,
  });
});

test('what a cache failed of does not clear a build that fails by itself', () => {
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
  expect(explainFailure(log, 'build', ended)).toMatchObject({
    class: 'build',
    reason: 'builder',
    intended: 'fetched',
    cure: expect.stringMatching(/^It was to be fetched/) as string,
  });
});

test('a source that has changed is told as such', () => {
  const raw = `hash mismatch in fixed-output derivation '${drv}':\n  specified: sha256-A\n  got: sha256-B`;
  expect(explain([raw])).toMatchObject({ class: 'build', reason: 'hash-mismatch', subject: 'nginx-1.28.2' });
});

test('a kernel module that does not build is told with its kernel', () => {
  const of = (name: string, line: string) => {
    const log = createNixLog();
    const path = `/nix/store/${hash}-${name}.drv`;
    push(log, { action: 'start', id: 1, type: 105, text: '', fields: [path] });
    push(log, { action: 'result', id: 1, type: 101, fields: [line] });
    const raw = `Cannot build '${path}'.\nReason: builder failed with exit code 2.`;
    push(log, { action: 'msg', level: 0, msg: `error: ${raw}`, raw_msg: raw });
    return explainFailure(log, 'build', ended);
  };
  expect(of('nvidia-x11-580.119.02-6.19', 'make: Error 2')).toMatchObject({
    class: 'build',
    reason: 'kernel-module',
    subject: 'nvidia-x11-580.119.02-6.19',
    message: expect.stringMatching(
      /^The kernel module nvidia-x11 does not build against Linux 6\.19\. \(/,
    ) as string,
    cure: expect.stringContaining('boot.kernelPackages') as string,
  });
  expect(of('nvidia-open-6.12.8-565.77', '')).toMatchObject({ reason: 'kernel-module' });
  const own = `make -C /nix/store/${hash}-linux-6.6.30-dev/lib/modules/6.6.30/build M=/build`;
  expect(of('our-driver-1.2-6.6.30', own)).toMatchObject({ reason: 'kernel-module' });
  expect(of('python3.12-foo-1.2-6.6', 'x')).toMatchObject({ reason: 'builder' });
});

test.each([
  ['SIGKILL', 137, 'out-of-memory'],
  ['SIGTERM', 143, 'interrupted'],
])('%s of Nix has a reason', (_, exitCode, reason) => {
  const failure = explainFailure(createNixLog(), 'evaluation', { exitCode, timedOut: false });
  expect(failure).toMatchObject({ class: 'machine', reason, cure: expect.any(String) as string });
});
