import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { ForgeAccount } from '../types.js';
import { type Client } from './client.js';

/** The accounts behind a workflow's own token; they are in no list of users. */
const WORKFLOW_ACCOUNTS = ['forgejo-actions', 'gitea-actions'];

const userShape = z.object({ login: z.string() });
const versionShape = z.object({ version: z.string() });

/** @throws UserError where the token does not say whose it is */
export async function accountOf(client: Client): Promise<ForgeAccount> {
  const asked = await client.attempt(userShape, 'GET', '//user');
  if (asked.ok) {
    const { login } = asked.value;
    return { login, kind: WORKFLOW_ACCOUNTS.includes(login) ? 'workflow' : 'user' };
  }
  const { failure } = asked;
  if (failure.kind !== 'refused' || ![403, 404].includes(failure.status)) throw failure.error;
  // Only tokens of accounts have scopes.
  if (/scope/i.test(failure.message))
    throw new UserError(`the token does not say whose it is: ${failure.message}.`, {
      cure: 'Give it the scope `read:user`.',
    });
  const { version } = await client.send(versionShape, 'GET', '//version');
  // `11.0.1+gitea-1.22.0` is Forgejo's, `1.24.2` Gitea's.
  const isForgejo = version.includes('+gitea-');
  return { login: isForgejo ? 'forgejo-actions' : 'gitea-actions', kind: 'workflow' };
}
