import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { history } from './releases/history.js';
import type { Packages } from './releases/packages.js';
import type { Step } from './releases/step.js';
import { readTree } from './releases/tree.js';
import type { ReleaseSource, TreeFile } from './types.js';

const day = 86_400;
/** A release appears when Hydra is through: most of a day after its commit. */
const hydraTime = 17 * 3600;

/**
 * The sources of every release of the miniature nixpkgs; `releases/history.ts` says what each is there for.
 * @throws UserError where the machine has no static busybox
 */
export function releaseSources(): ReleaseSource[] {
  const base = readTree();
  return history.flatMap((line) => {
    let state: State = { packages: {}, features: {}, files: base };
    return line.map((step) => {
      const changes = changesOf(state, step);
      state = apply(state, step);
      return {
        changes,
        channel: step.channel,
        prefix: step.prefix,
        commitTime: Date.parse(step.date) / 1000,
        published: Date.parse(step.date) / 1000 + hydraTime + (step.late ?? 0) * day,
        files: finish(state, step),
      };
    });
  });
}

/** Writes the tree of a release to a folder, as unpacking its archive would. */
export async function writeRelease(folder: string, source: Pick<ReleaseSource, 'files'>): Promise<void> {
  for (const [name, file] of source.files) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    if (file.mode === '120000') await symlink(file.content.toString(), target);
    else await writeFile(target, file.content);
    if (file.mode === '100755') await chmod(target, 0o755);
  }
}

type Tree = ReadonlyMap<string, TreeFile>;

interface State {
  packages: Required<Step>['packages'];
  features: Required<Step>['features'];
  files: Tree;
}

function apply(state: State, step: Step): State {
  const files = new Map(state.files);
  for (const { file, from, to } of step.edits ?? []) {
    const text = files.get(file)?.content.toString() ?? '';
    if (!text.includes(from)) throw new Error(`${step.prefix}: ${file} has no ${JSON.stringify(from)}`);
    files.set(file, { mode: '100644', content: text.replace(from, () => to) });
  }
  for (const file of step.removed ?? []) files.delete(file);
  return {
    packages: { ...state.packages, ...step.packages },
    features: { ...state.features, ...step.features },
    files,
  };
}

/** A commit for each package that has another version, or patches at the same one. */
function changesOf({ packages }: State, step: Step): string[] {
  const versionOf = (made: Packages[string]): string => (typeof made === 'string' ? made : made.version);
  return Object.entries(step.packages ?? {}).flatMap(([name, made]) => {
    const before = packages[name];
    if (before === undefined) return [];
    if (versionOf(before) !== versionOf(made)) return [`${name}: ${versionOf(before)} -> ${versionOf(made)}`];
    const patches = typeof made === 'string' ? [] : (made.patches ?? []);
    return patches.map((patch) => `${name}: add ${patch} (#${4000 + patch.length})`);
  });
}

function finish({ packages, features, files }: State, step: Step): Tree {
  const text = (content: string): TreeFile => ({ mode: '100644', content });
  const release = /\d\d\.\d\d/.exec(step.prefix)?.[0] ?? '';
  return new Map([
    ...files,
    ['lib/.version', text(release)],
    ['.version', { mode: '120000', content: 'lib/.version' }],
    ['versions.json', text(`${JSON.stringify({ features, packages }, null, 2)}\n`)],
    ['doc/release-notes.md', text(`# ${step.prefix}\n\n${step.what}\n`)],
  ] satisfies [string, TreeFile][]);
}
