import type { IncomingMessage } from 'node:http';
import { backend } from '../forge/git-http.js';
import type { Answer } from './routes.js';

/** `owner/name`, and what of it git asks for. Pushing is not served. */
export const gitPath = /^\/archives\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack)$/;
export const gitMethods = ['GET', 'POST'];

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };

/** A repository of the miniature GitHub for git's smart HTTP, by git's own `git http-backend`. */
export async function answerGit(
  repositories: Readonly<Record<string, string>>,
  [, name = '', verb = '']: RegExpExecArray,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Answer> {
  const folder = repositories[name];
  const none = Buffer.alloc(0);
  if (folder === undefined) return { status: 404, headers: {}, body: none };
  // What it does not serve: receive-pack, and the files of dumb HTTP.
  if (verb === 'info/refs' && query.get('service') !== 'git-upload-pack')
    return { status: 403, headers: {}, body: none };
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const headers = request.headers as Record<string, string | undefined>;
  const asked = { method: request.method ?? '', verb, query, headers, body: Buffer.concat(pieces) };
  return await backend(folder, asked, undefined, env);
}
