// Starts git for git-process.ts, see there. Ends with who started it.
import { execFile } from 'node:child_process';
import process from 'node:process';

const IDLE_MS = 2000;
let last = performance.now();

process.on('message', ({ id, args, input, ...options }) => {
  last = performance.now();
  const child = execFile(
    'git',
    args,
    { ...options, encoding: 'buffer', maxBuffer: 1 << 28 },
    (error, stdout, stderr) => {
      process.send?.({ id, stdout, failure: error && (stderr.toString().trim() || error.message) });
    },
  );
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
});
process.on('disconnect', () => process.exit());
// A test runner goes through many files, each of which starts one of these.
setInterval(() => {
  if (performance.now() - last > IDLE_MS) process.send?.('idle');
}, IDLE_MS);
