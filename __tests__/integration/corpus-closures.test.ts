// The closures of a real host, where the folder that holds them is there, beside what Nix says of them.
// Nothing of them is in the project. Rules: docs/report.md, "Beside nix store diff-closures".
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { PackageChange } from '../../src/core/change-set.js';
import { parseClosure, type Closure, type ClosurePath } from '../../src/core/closure.js';
import { compareSystems } from '../../src/core/diff/compare.js';
import { parseDrvName } from '../../src/core/nix-version.js';
import { identify, nameOf, outputNames, type PathIdentity } from '../../src/core/package-name.js';

const corpus = resolve(process.env['CHANNEL_BUMP_CORPUS'] ?? '../shared/corpus', 'closures');
const there = existsSync(join(corpus, 'nix-diff-closures.txt'));

/** Nix shows a change of size from here on. Source: Nix, diff-closures.cc, as all that is said of Nix here. */
const shown = 8 * 1024;

interface Line {
  name: string;
  gone: string[];
  come: string[];
  /** KiB as printed, null where Nix is silent */
  size: number | null;
}

/** One store path with the name that Nix gives it and the one that we do. */
interface Named {
  side: 'before' | 'after';
  path: ClosurePath;
  nix: { name: string; version: string };
  ours: PathIdentity;
}

/** `bash: 4.4-p12 → 4.4-p19, +2.0 KiB` */
function parseLine(line: string): Line {
  const [, name = '', rest = ''] = /^(.*?): (.*)$/.exec(line) ?? [];
  const size = /([+-][0-9.]+) KiB$/.exec(rest)?.[1] ?? null;
  const [gone = '', come = ''] = rest.includes('→')
    ? rest.replace(/, [+-][0-9.]+ KiB$/, '').split(' → ')
    : [];
  const versions = (text: string) =>
    text === '' || text === '∅' ? [] : text.split(', ').map((v) => (v === 'ε' ? '' : v));
  return { name, gone: versions(gone), come: versions(come), size: size === null ? null : Number(size) };
}

/** Nix takes a last word of small letters for an output. */
function nixName(path: string): { name: string; version: string } {
  const name = nameOf(path);
  return parseDrvName(/^(.*)-([a-z]+|lib32|lib64)$/.exec(name)?.[1] ?? name);
}

function nameAll(before: Closure, after: Closure): Named[] {
  const context = {
    outputs: outputNames([...before.paths.values(), ...after.paths.values()]),
    kernels: ['4.14.39'],
  };
  const side = (which: 'before' | 'after', closure: Closure): Named[] =>
    [...closure.paths.values()].map((path) => ({
      side: which,
      path,
      nix: nixName(path.path),
      ours: identify(path, context),
    }));
  return [...side('before', before), ...side('after', after)];
}

function delta(paths: readonly Named[]): number {
  return paths.reduce((sum, { side, path }) => sum + (side === 'after' ? path.narSize : -path.narSize), 0);
}

function moved({ before, after }: Pick<PackageChange, 'before' | 'after'>): {
  gone: string[];
  come: string[];
} {
  return {
    gone: before.filter((v) => !after.includes(v)),
    come: after.filter((v) => !before.includes(v)),
  };
}

function onCorpus(): void {
  const load = (name: string) => parseClosure(JSON.parse(readFileSync(join(corpus, name), 'utf8')));
  const before = load('before.json');
  const after = load('after.json');
  const changes = compareSystems({ toplevel: null, closure: before }, { toplevel: null, closure: after });
  const named = nameAll(before, after);
  const lines = readFileSync(join(corpus, 'nix-diff-closures.txt'), 'utf8').trim().split('\n').map(parseLine);
  const packages = new Map(changes.packages.map((change) => [change.name, change]));
  const configuration = new Set([
    ...changes.configuration.added,
    ...changes.configuration.removed,
    ...changes.configuration.changed,
  ]);

  /** The rule that makes Nix's line and our change set say the same. Throws where none does. */
  function explainLine(line: Line): string {
    const group = named.filter(({ nix }) => nix.name === line.name);
    // Our copy of Nix's arithmetic must give what Nix printed, or the explanations are worth nothing.
    expect([line.name, line.size === null]).toEqual([line.name, Math.abs(delta(group)) < shown]);
    expect(Math.abs(delta(group) / 1024 - (line.size ?? delta(group) / 1024))).toBeLessThan(0.0501);
    const generated = group.filter(({ ours }) => ours.kind === 'configuration');
    for (const { ours } of generated) expect(configuration).toContain(ours.name);
    const ours = [
      ...new Set(group.filter(({ ours: o }) => o.kind === 'package').map(({ ours: o }) => o.name)),
    ];
    if (ours.length === 0) return explainGenerated(line, generated);
    const change = packages.get(ours[0]!);
    expect([line.name, ours.length, ours[0]]).toEqual([line.name, 1, line.name]);
    expect(change).toBeDefined();
    if (!change) throw new Error('unreachable');
    expect(named.filter(({ ours: o }) => o.kind === 'package' && o.name === change.name)).toHaveLength(
      group.length - generated.length,
    );
    expect({ name: line.name, ...moved(change) }).toEqual({
      name: line.name,
      gone: line.gone,
      come: line.come,
    });
    expect(change.bytes).toBe(delta(group) - delta(generated));
    if (generated.length > 0)
      return 'same package; Nix adds generated configuration of a like name to its size';
    if (change.change === 'rebuilt') return 'same package, told as rebuilt at the same version';
    return line.size === null
      ? 'same versions, and Nix hides a size under 8 KiB'
      : 'same versions, same size';
  }

  function explainGenerated(line: Line, generated: readonly Named[]): string {
    expect(generated.length).toBeGreaterThan(0);
    const names = new Set(generated.map(({ ours }) => ours.name));
    if (names.size === 1 && names.has(line.name)) {
      return line.gone.length > 0
        ? 'generated configuration; Nix reads a version in its name'
        : 'generated configuration of the same name';
    }
    return 'generated configuration; Nix cuts its name (a word taken for an output, a number for a version)';
  }

  /** The rule by which a package of ours is not in Nix's list. Throws where none is. */
  function explainSilence(change: PackageChange): string {
    const group = named.filter(({ nix }) => nix.name === change.name);
    expect({ name: change.name, ...moved(change) }).toEqual({ name: change.name, gone: [], come: [] });
    expect(group.length).toBeGreaterThan(0);
    expect(Math.abs(delta(group))).toBeLessThan(shown);
    return 'rebuilt at the same version, which Nix hides where the size moves by less than 8 KiB';
  }

  function explainSilentConfiguration(name: string): string {
    const mine = named.filter(({ ours }) => ours.kind === 'configuration' && ours.name === name);
    const nixNames = new Set(mine.map(({ nix }) => nix.name));
    expect(nixNames.size).toBe(1);
    const [nixNameOfIt = ''] = nixNames;
    if (lines.some((line) => line.name === nixNameOfIt)) return 'generated configuration, in a line of Nix';
    expect(Math.abs(delta(named.filter(({ nix }) => nix.name === nixNameOfIt)))).toBeLessThan(shown);
    return 'generated configuration, which Nix hides where the size moves by less than 8 KiB';
  }

  function count(title: string, rules: readonly string[]): void {
    const counts = new Map<string, number>();
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const told = [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([rule, n]) => `  ${String(n).padStart(4)}  ${rule}`);
    console.log([`${title}: ${rules.length}`, ...told].join('\n'));
  }

  test('every line of Nix is accounted for', () => {
    const rules = lines.map(explainLine);
    count('Lines of nix store diff-closures', rules);
    expect(rules).toHaveLength(264);
  });

  test('every change of ours that Nix does not tell is accounted for', () => {
    const told = new Set(lines.map((line) => line.name));
    const silent = changes.packages.filter((change) => !told.has(change.name));
    count('Packages that Nix does not list', silent.map(explainSilence));
    count('Configuration', [...configuration].map(explainSilentConfiguration));
    expect(silent.length).toBeGreaterThan(0);
  });

  test('paths and bytes add up', () => {
    const { closure } = changes;
    expect(closure.before.paths + closure.added.paths - closure.removed.paths).toBe(closure.after.paths);
    expect(closure.before.bytes + closure.added.bytes - closure.removed.bytes).toBe(closure.after.bytes);
    const told = changes.packages.reduce((sum, change) => sum + change.bytes, changes.configuration.bytes);
    expect(told).toBe(closure.after.bytes - closure.before.bytes);
  });
}

test('the corpus is where CHANNEL_BUMP_CORPUS says, or no real host is compared', () => {
  if (!there) console.warn(`No corpus at ${corpus}: no real host is compared. Set CHANNEL_BUMP_CORPUS.`);
  expect(there || process.env['CHANNEL_BUMP_CORPUS'] === undefined).toBe(true);
});

if (there) describe('beside nix store diff-closures', onCorpus);
