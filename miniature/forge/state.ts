import { git } from './git-process.js';
import type { ForgeServer, ForgeState, RepositoryMemory } from './types.js';
import type { RepositoryState, World } from './world.js';

/** How a forge is copied and set back. @param events Forgejo's own, beside what the world knows */
export function memory<T>(world: World, events: Map<string, T[]>): Pick<ForgeServer, 'state' | 'restore'> {
  return {
    async state() {
      const repositories = new Map<string, RepositoryMemory>();
      for (const repo of world.repositories.values()) repositories.set(repo.fullName, await memoryOf(repo));
      const { lastId, accounts, workflowsStarted } = world;
      return structuredClone({ lastId, accounts, workflowsStarted, repositories, events });
    },
    async restore(state) {
      // Copied again: it may be asked for once more.
      const then: ForgeState = structuredClone(state);
      world.lastId = then.lastId;
      refill(world.accounts, then.accounts);
      world.workflowsStarted.splice(0, Infinity, ...then.workflowsStarted);
      refill(events, then.events as Map<string, T[]>);
      for (const repo of world.repositories.values()) {
        const own = then.repositories.get(repo.fullName);
        if (own) await setBack(repo, own);
      }
    },
  };
}

async function memoryOf(repo: RepositoryState): Promise<RepositoryMemory> {
  const { records, labels, nextNumber, signed, pushedAt } = repo;
  return { records, labels, nextNumber, signed, pushedAt, refs: await refsOf(repo) };
}

async function refsOf({ bare }: RepositoryState): Promise<Record<string, string>> {
  const lines = await git(bare, ['for-each-ref', '--format=%(refname) %(objectname)']);
  return Object.fromEntries(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ') as [string, string]),
  );
}

async function setBack(repo: RepositoryState, own: RepositoryMemory): Promise<void> {
  const { records, labels, nextNumber, signed, pushedAt, refs } = own;
  Object.assign(repo, { records, labels, nextNumber, signed, pushedAt });
  const now = await refsOf(repo);
  const gone = Object.keys(now).filter((ref) => refs[ref] === undefined);
  const moved = Object.entries(refs).filter(([ref, revision]) => now[ref] !== revision);
  const commands = [
    ...gone.map((ref) => `delete ${ref}\n`),
    ...moved.map(([ref, revision]) => `update ${ref} ${revision}\n`),
  ];
  if (commands.length > 0) await git(repo.bare, ['update-ref', '--stdin'], { input: commands.join('') });
}

function refill<K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
}
