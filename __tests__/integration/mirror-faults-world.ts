// A mirror of its own and a small repository for each of several workers, and the smallest walk that meets a fault.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { companionName } from '../../miniature/companion.js';
import { type Mirror, officialHosts, startMirror } from '../../miniature/mirror.js';
import { makeCertificate } from '../../miniature/tls.js';
import type { MiniatureRelease } from '../../miniature/types.js';
import { bumpVerb } from '../../src/app/bump.js';
import { checkVerb } from '../../src/app/check.js';
import { readConfig } from '../../src/app/config.js';
import type { Context } from '../../src/app/context.js';
import type { VerbOutcome } from '../../src/app/verb.js';
import { UserError } from '../../src/errors.js';
import { createGit } from '../../src/git/git.js';
import { clock } from '../../src/platform/clock.js';
import { files } from '../../src/platform/files.js';
import { createHttp, type HttpOptions } from '../../src/platform/http.js';
import { createProcess } from '../../src/platform/process.js';
import type { Log } from '../../src/ports/log.js';
import type { Process } from '../../src/ports/process.js';

/** What is pinned, and so what a walk asks for. */
export type Kind = 'release' | 'github' | 'companion';
export type Walk = 'bump' | 'check';

export interface Ended {
  /** Of the pin file afterwards; the mirror's own address left out. */
  text: string;
  /** What `--json` tells, with the mirror's own address left out. */
  json: unknown;
  exitCode: number;
  thrown: UserError | null;
  /** All that was said to people, and the error. */
  said: string;
}

export interface Worker extends AsyncDisposable {
  mirror: Mirror;
  walk(walk: Walk, kind: Kind, limits: Limits, tls: boolean): Promise<Ended>;
  /** The pin file before a walk. */
  before(kind: Kind): string;
}

export type Limits = Required<HttpOptions>['longest'];

export interface Ground {
  folder: string;
  repository: string;
  releases: readonly MiniatureRelease[];
  companion: string;
}

export async function startWorker(ground: Ground, name: string): Promise<Worker> {
  const certificate = await makeCertificate(officialHosts);
  const { repository, releases } = ground;
  const repositories = { [companionName]: ground.companion };
  const mirror = await startMirror({ from: { repository, releases }, repositories, certificate });
  mirror.setStatus('nixos-26.05', 'stable');
  const ca = certificate.authority.toString();
  const held = releases.find((one) => one.name.startsWith('nixos-25.11.4021.'))!;
  let count = 0;
  return {
    mirror,
    before: (kind) => pinFile(kind, held),
    async walk(walk, kind, longest, tls) {
      const folder = path.join(ground.folder, `${name}-${(count += 1)}`);
      const urls = tls ? official : mirror.urls;
      await mkdir(path.join(folder, '.github'), { recursive: true });
      await writeFile(path.join(folder, 'pins.nix'), placed(pinFile(kind, held), urls));
      const configuration = configurationOf(kind, urls);
      await writeFile(path.join(folder, '.github/channel-bump.yml'), configuration);
      const said: string[] = [];
      const program = hurried(createProcess(), longest.deadlineMs);
      // A wait is none: what is asked for is told in the unit tests of the client.
      const ports = { files, clock: { ...clock, sleep: () => Promise.resolve() }, log: recording(said) };
      if (tls) process.env['https_proxy'] = mirror.urls.proxy;
      const context: Context = {
        ...{ ...ports, process: program, folder, overrides: {} },
        git: createGit(program, files, { PATH: process.env['PATH'] }),
        http: createHttp(ports.clock, { longest, ...(tls ? { ca } : {}) }),
        config: readConfig(configuration, {}),
      };
      const ended = await orError(run(walk, context));
      delete process.env['https_proxy'];
      const text = await readFile(path.join(folder, 'pins.nix'), 'utf8');
      if (ended instanceof UserError) said.push(ended.toSentences());
      const told = ended instanceof UserError ? null : ended;
      return {
        text: unplaced(text, urls),
        json: told && (JSON.parse(unplaced(JSON.stringify(told.json), urls)) as unknown),
        exitCode: told?.exitCode ?? 1,
        thrown: ended instanceof UserError ? ended : null,
        said: unplaced(said.join('\n'), urls),
      };
    },
    [Symbol.asyncDispose]: () => mirror[Symbol.asyncDispose](),
  };
}

const official = {
  channels: 'https://channels.nixos.org',
  releases: 'https://releases.nixos.org',
  archives: 'https://github.com',
  status: 'https://prometheus.nixos.org',
  endOfLife: 'https://endoflife.date/api/nixos.json',
};

function run(walk: Walk, context: Context): Promise<VerbOutcome> {
  const input = { positional: [], options: {}, environment: {} };
  return walk === 'bump' ? bumpVerb(context, input) : checkVerb(context, input);
}

async function orError<T>(work: Promise<T>): Promise<T | UserError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** git has the time limit of the others. */
function hurried(program: Process, most: number): Process {
  return {
    ...program,
    run: (argv, options) =>
      program.run(argv, { ...options, timeoutMs: Math.min(options?.timeoutMs ?? Infinity, most) }),
  };
}

function recording(said: string[]): Log {
  const say = (text: string): void => {
    said.push(text);
  };
  const quiet = (): void => undefined;
  const telling = { warning: say, error: say };
  return {
    debug: quiet,
    info: quiet,
    notice: quiet,
    ...telling,
    progress: quiet,
    group: (_, body) => body(),
  };
}

const HASH = `sha256-${'A'.repeat(43)}=`;

function pinFile(kind: Kind, { path: folder, revision }: MiniatureRelease): string {
  const fetched = (url: string): string => `fetchTarball { url = "${url}"; sha256 = "${HASH}"; }`;
  const release = fetched(`@releases@/${folder}/nixexprs.tar.xz`);
  if (kind === 'github')
    return `{ nixpkgs = ${fetched(`@archives@/NixOS/nixpkgs/archive/${revision}.tar.gz`)}; }\n`;
  const git = `{ url = "@archives@/${companionName}"; ref = "release-25.11"; }`;
  const other = `\n  home-manager = builtins.fetchGit ${git};\n`;
  return `{ nixpkgs = ${release};${kind === 'companion' ? other : ' '}}\n`;
}

type Urls = Readonly<Record<keyof typeof official, string>>;

function configurationOf(kind: Kind, urls: Urls): string {
  return [
    ...(kind === 'github' ? ['rules:', '  - match: nixpkgs', '    follow: nixos-25.11'] : []),
    `lanes: [${kind === 'companion' ? 'upgrade' : 'refresh'}]`,
    ...['hosts: []', 'discover-hosts: false', 'rebuild: none'],
    `channels-url: ${urls.channels}`,
    `releases-url: ${urls.releases}`,
    `archive-url: ${urls.archives}`,
    `status-url: ${urls.status}`,
    `end-of-life-url: ${urls.endOfLife}`,
    '',
  ].join('\n');
}

function placed(text: string, urls: Urls): string {
  return text.replaceAll('@releases@', urls.releases).replaceAll('@archives@', urls.archives);
}

function unplaced(text: string, urls: Urls): string {
  const names = Object.entries(urls).sort(([, a], [, b]) => b.length - a.length);
  return names.reduce((left, [name, url]) => left.replaceAll(url, `@${name}@`), text);
}

/** The `.tar.xz` of another tree, with the names that a release has or with others. */
export function archiveOf(folder: string, top: string, packing: 'z' | 'J'): Buffer {
  execFileSync('mkdir', ['-p', path.join(folder, top)]);
  execFileSync('touch', [path.join(folder, top, 'default.nix')]);
  return execFileSync('tar', [`-c${packing}`, '-C', folder, top]);
}
