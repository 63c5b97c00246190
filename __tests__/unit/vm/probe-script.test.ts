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
