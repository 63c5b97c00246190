import { appendFile } from 'node:fs/promises';
import { startWorld } from './world.js';

/** Starts the miniature world and stays: `tsx miniature/serve.ts FILE` adds its addresses to FILE as `name=value` lines. */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Use: tsx miniature/serve.ts FILE');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

const { checkout, environment } = await startWorld();
const lines = Object.entries({ checkout, ...environment })
  .filter(([name]) => /^(checkout|GITHUB_|CHANNEL_BUMP_)/.test(name))
  .map(([name, value]) => `${name}=${value}\n`);
await appendFile(file, `${lines.join('')}ready=yes\n`);
