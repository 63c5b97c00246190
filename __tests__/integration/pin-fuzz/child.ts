// Tries the files from one number to another. What it is at stands in a file, for the one that watches it.
//   tsx child.ts FROM TO PROGRESS
import { openSync, writeSync } from 'node:fs';
import { type Tallies, tryFile } from './trial.js';

const [from = 0, to = 0] = process.argv.slice(2, 4).map(Number);
const progress = openSync(process.argv[4] ?? '', 'w');
const at = Buffer.alloc(16, ' ');
const tallies: Tallies = {};
const troubles: string[] = [];
for (let seed = from; seed < to && troubles.length < 20; seed++) {
  at.write(String(seed).padEnd(16));
  writeSync(progress, at, 0, at.length, 0);
  try {
    tryFile(seed, tallies);
  } catch (error) {
    troubles.push(`seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
console.log(JSON.stringify({ tallies, troubles }));
