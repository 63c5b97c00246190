// One place on a forge for one scenario: a channel of its own, so that many share a repository.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proposal } from '../../src/app/pull-request/identity.js';
import { publish, type ProposalContent } from '../../src/app/pull-request/publish.js';
import { standing, type Published } from '../../src/app/pull-request/standing.js';
import { COMMIT_TRAILER, type Forge, type Pull } from '../../src/forge/types.js';
import type { StartedWorld } from '../contract/forge-world.js';

export interface Scene extends Disposable {
  world: StartedWorld;
  forge: Forge;
  branch: string;
  /** The file that holds the pin. */
  file: string;
  base: string;
  /** Proposes a release by its number, on the base as it is now. */
  propose(release: number, options?: ProposeOptions): Promise<Published>;
  pull(): Promise<Pull>;
  /** Text of a file on our branch; null where it is not there. */
  onBranch(file?: string): string | null;
  /** Commits of our branch that the base has not. */
  ahead(): number;
  /** A commit by a person; default on our branch. */
  commit(files: Record<string, string>, on?: string): Promise<string>;
  /** git in a clone of the repository, as ann, who may write. */
  git(...argv: string[]): string;
  /** Bodies of the comments on a pull request, as its forge lists them. */
  comments(number: number): Promise<string[]>;
}

export interface ProposeOptions {
  goal?: string;
  key?: string;
  files?: Record<string, string>;
  content?: Partial<ProposalContent>;
  /** The commit that was checked out; default: the newest of the base. */
  on?: string;
  onCommit?: () => Promise<void>;
  /** In place of the scene's own. */
  forge?: Forge;
}

const people = { reviewers: [], teamReviewers: [], assignees: [], milestone: null };
export const release = (number: number): string => `nixos-25.11.${number}.9cd0ab12cd34`;

export function createScene(world: StartedWorld, name: string, base = 'main'): Scene {
  const forge = world.forge();
  const branch = `channel-bump/refresh/${name}`;
  const file = `${name}.lock`;
  const folder = mkdtempSync(join(tmpdir(), 'scene-'));
  const bare = world.server.gitFolder('acme/infra');
  const inBare = (...argv: string[]): string => run(['--git-dir', bare, ...argv]);
  const clone = join(folder, 'clone');
  return {
    world,
    forge,
    branch,
    file,
    base,
    async propose(number, { goal, key, files, content, on, onCommit, forge: to = forge } = {}) {
      const proposal: Proposal = {
        branch,
        baseBranch: base,
        baseRevision: on ?? inBare('rev-parse', `refs/heads/${base}`),
        goal: goal ?? String(number),
        key: (key ?? String(number)).padEnd(64, '0'),
        releases: { [name]: release(number) },
        grouping: '',
      };
      const whole: ProposalContent = {
        title: `${name}: -> ${number}`,
        labels: ['nixos'],
        people,
        commit: { headline: `${name}: -> ${number}`, body: '' },
        files: files ?? { [file]: `release ${number}\n` },
        body: () => `report of ${number}`,
        proof: 'proven',
        failures: 0,
        autoMerge: null,
        ...content,
      };
      const stands = await standing(to, proposal);
      if (stands.kind === 'settled') return stands.published;
      return publish(to, proposal, whole, onCommit ?? (() => Promise.resolve()), stands.head);
    },
    async pull() {
      const found = await forge.findPull(branch, base);
      if (found === null) throw new Error(`${name}: no pull request`);
      return found;
    },
    onBranch(path = file) {
      try {
        return inBare('cat-file', 'blob', `refs/heads/${branch}:${path}`);
      } catch {
        return null;
      }
    },
    ahead: () => Number(inBare('rev-list', '--count', `refs/heads/${base}..refs/heads/${branch}`)),
    commit: (files, on = branch) =>
      world.server.pushAs({ repository: 'acme/infra', branch: on, person: 'ann', files }),
    git(...argv) {
      const address = `file://${bare}`;
      if (argv[0] === 'clone') return run(['clone', '--quiet', address, clone]);
      const who = ['-c', 'user.name=ann', '-c', 'user.email=ann@users.noreply.github.com'];
      return run([...who, '-C', clone, ...argv]);
    },
    async comments(number) {
      const { GITHUB_API_URL: api = '', INPUT_TOKEN: token = '' } = world.environment('actions');
      const answer = await fetch(`${api}/repos/acme/infra/issues/${number}/comments`, {
        headers: { authorization: `token ${token}`, 'user-agent': 'test' },
      });
      return ((await answer.json()) as { body: string }[]).map(({ body }) => body);
    },
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The last line by which a commit is known as ours. */
export const trailer = new RegExp(`${COMMIT_TRAILER}: [0-9a-z]{64}$`);

function run(argv: readonly string[]): string {
  return execFileSync('git', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
