// Tries the files from one number to another, or the large files of a format. What it is at stands in a file, for the
// one that watches it.
//   tsx child.ts PROGRESS numbers FROM TO
//   tsx child.ts PROGRESS large FORMAT
import { writeFileSync } from 'node:fs';
import { largeFiles, type Tallies, tryFile, tryLarge } from './trial.js';

const [progress = '', what, from, to] = process.argv.slice(2);
const tallies: Tallies = {};
const troubles: string[] = [];

if (what === 'large') {
  const id = from ?? '';
  for (const [name, world] of largeFiles(id)) {
    attempt(`${id} ${name}`, () => {
      tryLarge(id, world, tallies);
    });
  }
} else {
  for (let seed = Number(from); seed < Number(to); seed++) {
    attempt(`seed ${seed}`, () => {
      tryFile(seed, tallies);
    });
  }
}
console.log(JSON.stringify({ tallies, troubles: troubles.slice(0, 20) }));

function attempt(name: string, body: () => void): void {
  writeFileSync(progress, name);
  try {
    body();
  } catch (error) {
    troubles.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
