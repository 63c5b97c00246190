// A process that opens a session and runs programs in it, for a test that kills it:
//
//   tsx session-owner.ts DRIVER SECONDS MARK
//
// It says `opening` when that begins. Two `sleep SECONDS` run then in the sandbox, one with a time limit and one
// without, each the child of a shell. It says `open` once those are there. The container has the label MARK.
import { endInGoodOrder } from '../../src/platform/shutdown.js';
import { testDriver } from '../integration/rebuild-world.js';

const [, , id, seconds = '', mark = ''] = process.argv;
if (id !== 'podman' && id !== 'docker' && id !== 'host') throw new Error('which driver?');
endInGoodOrder();
const driver = await testDriver(id, [`--label=${mark}`]);
await driver.available();
process.stdout.write('opening\n');
const session = await driver.open({ mounts: [], nixConfig: '', network: 'none' });
const argv = ['/bin/sh', '-c', 'echo started >&2; sleep "$1"; :', 'sh', seconds];
let started = 0;
const onStderrLine = (line: string): void => {
  if (line === 'started' && ++started === 2) process.stdout.write('open\n');
};
await Promise.all([
  session.run(argv, { onStderrLine }),
  session.run(argv, { onStderrLine, timeoutMs: 600_000 }),
]);
