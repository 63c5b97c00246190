import { spawnSync } from 'node:child_process';
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
