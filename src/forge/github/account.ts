import type { ForgeAccount } from '../types.js';
import { type Client } from './client.js';

/** All workflows of GitHub have the same account; other bots are apps. */
export async function accountOf(client: Client): Promise<ForgeAccount> {
  const login = await client.login();
  if (login === 'github-actions[bot]') return { login, kind: 'workflow' };
  return { login, kind: login.endsWith('[bot]') ? 'app' : 'user' };
}
