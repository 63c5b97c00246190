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
