// A forge's state as text, to be compared byte for byte.
import { run } from '../../miniature/run.js';
import type { ForgeServer, ForgeState, RepositoryMemory } from '../../miniature/forge/index.js';

/**
 * Numbers that the forge gives to whatever is made, one after the other. What was made twice, and found and taken back,
 * has used one up; nothing of ours depends on them. The numbers of pull requests and issues are not among these.
 */
const COUNTED = new Set(['id', 'suite']);

/** All of a repository that a person or a program could see, with its commits, as lines of JSON. */
export async function dumpForge(forge: ForgeServer, repository: string): Promise<string> {
  const state = await forge.state();
  const memory = state.repositories.get(repository);
  if (!memory) throw new Error(`no repository ${repository}`);
  const commits: Record<string, string> = {};
  for (const [ref, revision] of Object.entries(memory.refs)) {
    const text = texts.get(revision) ?? (await commitText(forge.gitFolder(repository), revision));
    texts.set(revision, text);
    commits[ref] = text;
  }
  return toText(memory, state, commits);
}

/** Of commits, by revision: they never change. */
const texts = new Map<string, string>();

async function commitText(folder: string, revision: string): Promise<string> {
  const git = (...argv: string[]): Promise<Buffer> => run(['git', '--git-dir', folder, ...argv]);
  const [commit, tree] = [await git('cat-file', 'commit', revision), await git('ls-tree', '-r', revision)];
  return [revision, commit.toString(), tree.toString()].join('\n');
}

function toText(
  { records, labels, nextNumber }: RepositoryMemory,
  { events, workflowsStarted }: ForgeState,
  commits: Readonly<Record<string, string>>,
): string {
  const { pulls, issues, comments, checks, statuses } = records;
  const all = {
    commits,
    pulls: [...pulls.values()],
    issues: [...issues.values()],
    comments: [...comments.values()],
    checks: [...checks.values()],
    statuses,
    labels: [...labels.keys()],
    events: [...events],
    workflowsStarted,
    nextNumber,
  };
  return JSON.stringify(all, (key, value: unknown) => (COUNTED.has(key) ? undefined : value), 1);
}

/** The lines in which two texts differ, a few of them. */
export function difference(expected: string, got: string): string {
  const [theirs, ours] = [expected.split('\n'), got.split('\n')];
  const lines = [
    ...theirs.filter((line) => !ours.includes(line)).map((line) => `- ${line}`),
    ...ours.filter((line) => !theirs.includes(line)).map((line) => `+ ${line}`),
  ];
  return (
    lines
      .map((line) => line.slice(0, 2_000))
      .slice(0, 12)
      .join('\n') || 'the order of lines'
  );
}
