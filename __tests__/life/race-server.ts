import { setTimeout as sleep } from 'node:timers/promises';
import { startForge, type ForgeServer, type PersonCommit } from '../../miniature/forge/index.js';
import { startForgejo } from '../../miniature/forgejo/index.js';
import { chance } from './race-chance.js';

/**
 * The miniature forges as a program of their own: they start git some thousand times in a race, which is quick in a
 * small process, and slow in one as large as jest's.
 */
export type Asked =
  | {
      do: 'start';
      kind: 'github' | 'forgejo';
      options: Omit<Parameters<typeof startForge>[0], 'onRequest'>;
      seed: number;
    }
  | { do: 'push'; commit: PersonCommit }
  | { do: 'log' }
  | { do: 'stop' };

let server: ForgeServer | null = null;

async function answer(asked: Asked): Promise<unknown> {
  if (asked.do === 'start') {
    const luck = chance(asked.seed);
    const start = asked.kind === 'github' ? startForge : startForgejo;
    server = await start({
      ...asked.options,
      onRequest: async ({ phase }) => {
        if (phase === 'before') process.send?.('tick');
        await sleep(luck.below(3));
      },
    });
    return { urls: server.urls, gitFolder: server.gitFolder() };
  }
  if (server === null) throw new Error('there is no server');
  if (asked.do === 'push') return server.pushAs(asked.commit);
  if (asked.do === 'log') return { requests: server.requests, violations: server.violations };
  return server.close();
}

process.on('message', ({ id, asked }: { id: number; asked: Asked }) => {
  answer(asked).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
