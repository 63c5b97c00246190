// docs/adding-a-format.md, done in a copy of the project as it says, and then put to the contract.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const project = path.resolve(import.meta.dirname, '../..');
const document = readFileSync(path.join(project, 'docs/adding-a-format.md'), 'utf8');
/** The code of the document by the file that it goes into. */
const code = new Map(
  [...document.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, file = '', text = '']) => [file, text]),
);

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'channel-bump-format-'));
  const parts = [
    'src',
    '__tests__/contract',
    '__tests__/longest-first.mjs',
    '__tests__/fixtures/pins',
    'package.json',
    'tsconfig.json',
    'jest.config.mjs',
  ];
  for (const part of parts) cpSync(path.join(project, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'));

  const whole = ['__tests__/fixtures/pins/nixpkgs.pin', 'src/pins/nixpkgs-pin/index.ts'];
  for (const file of whole) write(file, code.get(file) ?? '');
  const [imported = '', entry = ''] = code.get('src/pins/registry.ts')?.split('\n') ?? [];
  change('src/pins/registry.ts', (text) => `${imported}\n${text.replace('= [\n', `= [\n${entry}\n`)}`);
  const sample = code.get('__tests__/contract/pin-samples.ts') ?? '';
  change('__tests__/contract/pin-samples.ts', (text) => text.replace('>> = {\n', `>> = {\n${sample}`));
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  writeFileSync(path.join(copy, file), text);
}

function change(file: string, by: (text: string) => string): void {
  const before = readFileSync(path.join(copy, file), 'utf8');
  const after = by(before);
  expect(after).not.toBe(before);
  write(file, after);
}

test('the document holds the files that it speaks of', () => {
  expect([...code.keys()].sort()).toEqual([
    '__tests__/contract/pin-samples.ts',
    '__tests__/fixtures/pins/nixpkgs.pin',
    'src/pins/nixpkgs-pin/index.ts',
    'src/pins/registry.ts',
  ]);
});

test('its format is well typed', () => {
  write(
    'tsconfig.format.json',
    '{ "extends": "./tsconfig.json", "include": ["src/pins/registry.ts", "__tests__/contract/pin-samples.ts"] }',
  );
  execFileSync('node', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.format.json'], {
    cwd: copy,
  });
}, 120_000);

test('its format keeps the contract', async () => {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const only = ['contract/pins', '-t', 'nixpkgs-pin|registry', '--json', '--outputFile=results.json'];
  await promisify(execFile)('node', [...jest, '--selectProjects', 'contract', ...only], { cwd: copy }).catch(
    // What fails is told below.
    () => undefined,
  );
  const results = JSON.parse(readFileSync(path.join(copy, 'results.json'), 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
  };
  const run = results.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'pending');
  expect(
    run.filter(({ status }) => status !== 'passed').map((one) => [one.fullName, one.failureMessages]),
  ).toEqual([]);
  expect(run.filter(({ fullName }) => fullName.includes('nixpkgs.pin')).length).toBeGreaterThan(10);
  expect(run.map(({ fullName }) => fullName)).toContain(
    'each folder is a format in the registry, with samples here',
  );
}, 300_000);
