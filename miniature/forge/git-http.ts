import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ApiError } from './api-error.js';
import { findRepository, identify, permit } from './auth.js';
import type { Reply } from './faults.js';
import { follow } from './refs.js';
import type { World } from './world.js';

export interface GitRequest {
  method: string;
  owner: string;
  name: string;
  /** `info/refs`, `git-upload-pack` or `git-receive-pack` */
  verb: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body: Buffer.from(`${text}\n`),
});

/** One request of git's smart HTTP, answered by git's own `git http-backend`. */
export async function answerGit(world: World, request: GitRequest): Promise<Reply> {
  const service = request.verb === 'info/refs' ? request.query.get('service') : request.verb;
  try {
    const identity = identify(world, request.headers['authorization']);
    const level = service === 'git-receive-pack' ? 'write' : 'read';
    const repo = findRepository(world, `${request.owner}/${request.name}`, identity);
    permit(repo, identity, ['contents'], level);
    const work = (): Promise<Reply> => backend(repo.bare.folder, request, identity.who?.login, repo.bare.env);
    if (request.verb !== 'git-receive-pack') return await work();
    return await repo.exclusive(async () => {
      const reply = await work();
      await follow(repo, { login: identity.who?.login ?? 'nobody', kind: identity.grant?.kind ?? 'user' });
      return reply;
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // git asks for a name and password only when told to.
    const challenge = { 'www-authenticate': 'Basic realm="GitHub"' };
    if (error.status === 401 || request.headers['authorization'] === undefined)
      return plain(401, 'Invalid username or token.', challenge);
    if (error.status === 403) return plain(403, 'Write access to repository not granted.');
    return plain(404, 'Repository not found.');
  }
}

let execPath: string | undefined;

/** CGI: one child process a request. @param login who pushes; undefined: nobody may */
export function backend(
  folder: string,
  request: Omit<GitRequest, 'owner' | 'name'>,
  login: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Reply> {
  execPath ??= execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim();
  const { headers } = request;
  const child = spawn(join(execPath, 'git-http-backend'), [], {
    env: {
      ...env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${request.verb}`,
      QUERY_STRING: request.query.toString(),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(request.body.length),
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: headers['git-protocol'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
      // Without a user receive-pack is off.
      ...(login === undefined ? {} : { REMOTE_USER: login }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    child.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      resolve(parseCgi(Buffer.concat(chunks)));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(request.body);
  });
}

function parseCgi(output: Buffer): Reply {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) return plain(500, 'git http-backend gave no answer');
  const headers: Record<string, string> = {};
  for (const line of output.subarray(0, end).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const { status, ...rest } = headers;
  return { status: Number.parseInt(status ?? '200', 10), headers: rest, body: output.subarray(end + 4) };
}
