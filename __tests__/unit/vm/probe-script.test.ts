import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeScript } from '../../../src/vm/probe-script.js';

test('is bash, whatever the checks have in them', () => {
  const nasty = "\"; echo '$(touch /tmp/x)' `id` \\ \n EOF";
  const script = probeScript([
    { name: nasty, kind: 'command', value: nasty },
    { name: 'web', kind: 'port', value: '443' },
  ]);
  expect(spawnSync('bash', ['-n'], { input: script })).toMatchObject({ status: 0, stderr: Buffer.alloc(0) });
  expect(script).not.toContain('touch');
  expect(script).toContain(
    `check '${Buffer.from('web').toString('base64')}' port '${Buffer.from('443').toString('base64')}'`,
  );
  expect(spawnSync('bash', ['-n'], { input: probeScript([]) }).status).toBe(0);
});

test.each([
  ['refuses', 'exit 1', 'old', ['switched']],
  ['tells of a refusal and goes on', 'exit 0', 'new', ['switched', 'back']],
  ['tells of a refusal and fails half way', 'exit 2', 'new', ['switched', 'back']],
])('the way back from a system that %s', async (_, end, runs, ways) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'probe-'));
  const [, last = ''] = probeScript([]).split('# $1: switched or back, $2: the toplevel\n');
  // What the rest of the probe, and the guest, would be.
  const guest = `say() { :; }; uptime() { now=1; }; settle() { :; }; systemctl() { :; }; inspect() { echo "$1"; }
current() { [ -e ${folder}/switch ] && echo ${runs} || echo old; }
timeout() { echo 'There are changes to critical components of the system:'; (${end}); }
exec 3>/dev/null; patience=1; new=/new
`;
  await writeFile(`${folder}/probe`, guest + last.replaceAll('/run/channel-bump-switch', `${folder}/switch`));
  const { stdout } = spawnSync('bash', [`${folder}/probe`], { encoding: 'utf8' });
  await rm(folder, { recursive: true });
  expect(stdout.trim().split('\n')).toEqual(['booted', ...ways]);
});

test('a unit that is not there is waited for no longer than it takes to see that', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'probe-'));
  const [, begun = ''] = probeScript([]).split('\ntry_unit() {');
  const [own = ''] = begun.split('\n# $1: booted, switched or back\n');
  // It would become active, were there patience.
  const guest = `system=$PATH; now=0; uptime() { now=$((now + 1)); }; sleep() { :; }; exec 3>&1
systemctl() { [ "$1" = show ] && { echo "LoadState=$load"; return; }; echo inactive; [ "$now" -gt 5 ]; }
`;
  const checks = `
load=not-found; check a unit YQ==; load=loaded; check b unit YQ==`;
  const script = `${guest}try_unit() {${own}${checks}`.replaceAll('/run/channel-bump-said', `${folder}/said`);
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  await rm(folder, { recursive: true });
  const said = Buffer.from('inactive\nthere is no such unit\n').toString('base64');
  expect(stdout.trim().split('\n')).toEqual([
    `{"event":"check","name":"a","passed":false,"said":"${said}"}`,
    expect.stringContaining('"name":"b","passed":true') as unknown,
  ]);
});
