// Starts git for git.ts, see there. Ends with who started it.
import { execFile } from 'node:child_process';
import process from 'node:process';

process.on('message', ({ id, args, input, ...options }) => {
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
