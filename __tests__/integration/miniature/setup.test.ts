// The set-up as a user who is not root, with a sudo that wants a password.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeIsTooOld } from '../../../miniature/setup/node.mjs';

const setup = path.resolve(import.meta.dirname, '../../../miniature/setup');
let folder = '';
const ticket = (): string => path.join(folder, 'ticket');

// No sudo of a machine can be relied on to ask: this one does what sudo does for `-v` and `-n`.
const sudo = `#!/bin/sh
if [ "$1" = -v ]; then
  printf 'password: ' > /dev/tty; read -r word < /dev/tty
  [ "$word" = right ] && : > "$TICKET"; exit
fi
[ -e "$TICKET" ] || { echo 'sudo: a password is required' >&2; exit 1; }
shift; exec "$@"
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'channel-bump-setup-'));
  program('sudo', sudo);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, text: string): void {
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  writeFileSync(path.join(folder, 'bin', name), text, { mode: 0o755 });
}

/** As nobody where we are root, who may still read a clone that only root can. */
const asUser =
  process.getuid?.() === 0
    ? [
        'setpriv',
        '--reuid=65534',
        '--clear-groups',
        '--inh-caps=+dac_read_search',
        '--ambient-caps=+dac_read_search',
      ]
    : [];

/** Runs code of the set-up, `m` being one of its modules. @param typed on a terminal, what is typed there */
function setUp(
  module: string,
  code: string,
  { typed, granted }: { typed?: string; granted?: boolean } = {},
): string {
  rmSync(ticket(), { force: true });
  if (granted) writeFileSync(ticket(), '');
  const cache = mkdtempSync(path.join(folder, 'cache-'));
  for (const one of [folder, cache]) chmodSync(one, 0o777);
  const script = path.join(folder, 'script.mjs');
  const from = JSON.stringify(path.join(setup, module));
  writeFileSync(
    script,
    `const m = await import(${from});\nconst say = console.log;\ntry { ${code} } catch (e) { say(e.message); }`,
  );
  const argv = [...asUser, process.execPath, script];
  const [name = '', ...args] = typed === undefined ? argv : ['script', '-qec', argv.join(' '), '/dev/null'];
  const PATH = `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH, TICKET: ticket(), XDG_CACHE_HOME: cache };
  const { stdout, stderr } = spawnSync(name, args, { env, encoding: 'utf8', input: typed ?? '' });
  return stdout + stderr;
}

const install = `await m.askSudo('Installing packages', ['apt-get update', 'apt-get install zstd'], say); say('granted');`;

test('without a terminal: what to run by hand', () => {
  const said = setUp('sudo.mjs', install);
  expect(said).toContain('sudo wants a password, and there is no terminal to ask for it.');
  expect(said).toContain('run: sudo apt-get update && sudo apt-get install zstd');
  expect(said).not.toContain('granted');
});

test('on a terminal sudo asks once', () => {
  expect(
    setUp('sudo.mjs', `${install} ${install}`, { typed: 'right\n' }).match(/password: |granted/g),
  ).toEqual(['password: ', 'granted', 'granted']);
  const refused = setUp('sudo.mjs', install, { typed: 'wrong\n' });
  expect(refused).toContain('sudo did not allow it to');
  expect(refused).not.toContain('granted');
});

test("the image: sudo's refusal is none of the network", () => {
  const said = setUp('image.mjs', 'await m.buildImage(say)');
  expect(said).toContain('Building the test image needs root: sudo wants a password');
  expect(said).not.toContain('deb.debian.org');
  program('env', `#!/bin/sh\necho 'sudo: a password is required' >&2; exit 1`);
  const within = setUp('image.mjs', 'await m.buildImage(say)', { granted: true });
  rmSync(path.join(folder, 'bin', 'env'));
  expect(within).toContain('sudo does not run mmdebstrap (sudo: a password is required)');
});

test('the image: a failure of the network is one', () => {
  program('mmdebstrap', `#!/bin/sh\necho 'E: could not reach deb.debian.org' >&2; exit 25`);
  const said = setUp('image.mjs', 'await m.buildImage(say)', { granted: true });
  expect(said).toContain('could not build the test image (E: could not reach deb.debian.org)');
  expect(said).not.toContain('sudo');
});

test('Node.js from 20.12 on', () => {
  expect(['18.20.8', '20.0.0', '20.11.1'].filter(nodeIsTooOld)).toHaveLength(3);
  expect(['20.12.0', '20.19.4', '21.0.0', '24.1.0'].filter(nodeIsTooOld)).toEqual([]);
});
