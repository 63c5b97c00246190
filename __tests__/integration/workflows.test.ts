// The workflow files of docs/, and those that the README shows, held against action.yml.
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/app/config.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
}

interface Job {
  needs?: string | string[];
  if?: string;
  name?: string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  outputs?: Record<string, string>;
  strategy?: { matrix: unknown };
  steps: Step[];
}

interface Workflow {
  on: unknown;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const action = parse(read('action.yml')) as Record<'inputs' | 'outputs', Record<string, object>>;
const folder = 'docs/workflows';
const files = readdirSync(path.join(root, folder));
/** Documents that show whole workflows, and how many. */
const SHOWN = { 'README.md': 1, 'docs/forgejo.md': 1, 'docs/recipes.md': 3 };
const texts: [string, string][] = [
  ...files.map((name): [string, string] => [name, read(`${folder}/${name}`)]),
  ...Object.keys(SHOWN).flatMap((name) =>
    shownIn(name).map((text, index): [string, string] => [`${name} ${index + 1}`, text]),
  ),
];
const OURS = 'OWNER/channel-bump@COMMIT';
/** Its address where actions are named by a whole one. */
const isOurs = (uses: string | undefined): boolean => uses === OURS || uses === `https://HOST/${OURS}`;

/** The blocks of a document that are whole workflows. */
function shownIn(document: string): string[] {
  const blocks = read(document).matchAll(/```yaml\n(name: Channel Bump\n[\s\S]*?)```/g);
  return Array.from(blocks, ([, text = '']) => text);
}

/** What each command needs, and more it must not have. */
const PERMISSIONS: Record<string, Record<string, string>> = {
  update: { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write' },
  publish: { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write' },
  gate: { contents: 'read', checks: 'write', 'pull-requests': 'write' },
  plan: { contents: 'read', 'pull-requests': 'read' },
  rebuild: { contents: 'read' },
};

test('there are the ones that docs/fleets.md speaks of', () => {
  expect(files.toSorted()).toEqual(['gate.yml', 'matrix.yml', 'single-runner.yml']);
  const fleets = read('docs/fleets.md');
  for (const name of files) expect(fleets).toContain(`workflows/${name}`);
});

test.each(Object.entries(SHOWN))('%s shows %d', (document, count) => {
  expect(shownIn(document)).toHaveLength(count);
});

describe('docs/recipes.md', () => {
  const recipes = read('docs/recipes.md').split(/^## /m).slice(1);

  test('has five, each with a whole workflow or the file that it is', () => {
    expect(recipes).toHaveLength(5);
    for (const recipe of recipes) {
      const linked = Array.from(recipe.matchAll(/\]\(workflows\/([^)]+)\)/g), ([, name = '']) => name);
      for (const name of linked) expect(files).toContain(name);
      expect(recipe.includes('```yaml\nname: Channel Bump\n') || linked.length > 0).toBe(true);
    }
    expect(read('README.md')).toContain('(docs/recipes.md)');
  });

  test('shows settings that are taken', () => {
    const configurations = recipes.flatMap((recipe) =>
      Array.from(
        recipe.matchAll(/```yaml\n(# \.github\/channel-bump\.yml\n[\s\S]*?)```/g),
        ([, text = '']) => text,
      ),
    );
    expect(configurations).toHaveLength(3);
    for (const text of configurations) expect(readConfig(text, {})).not.toEqual(readConfig(null, {}));
    expect(readConfig(configurations.at(-1) ?? '', {}).hosts).toHaveLength(3);
  });
});

describe.each(texts)('%s', (name, text) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test('is YAML with no key twice', () => {
    expect(
      parseAllDocuments(text).flatMap((document) => (Array.isArray(document) ? [] : document.errors)),
    ).toEqual([]);
  });

  test('gives foreign code neither the token nor the right to write', () => {
    expect(JSON.stringify(workflow.on)).not.toMatch(/pull_request_target|workflow_run|issue_comment/);
    expect(Object.values(workflow.permissions ?? { none: 'write' })).not.toContain('write');
    for (const { uses = '', with: given } of steps) {
      if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
    }
    // A token of one's own goes to us alone, and never where the code of a pull request is run.
    for (const [id, job] of jobs) {
      const given = job.steps.filter(({ uses }) => !(id === 'update' && isOurs(uses)));
      expect(JSON.stringify({ ...job, steps: given })).not.toContain('secrets.');
    }
    for (const [line] of text.matchAll(/^.*secrets\..*$/gm)) expect(line).toMatch(/^ {10}token: /);
    // Nothing of the repository or of an event gets into a shell.
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
  });

  test('names foreign actions by commit, and says which version that is', () => {
    for (const [line] of text.matchAll(/uses: .*/g)) {
      if (!line.includes(OURS)) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    // The same commit in all of them.
    const all = texts.map(([, one]) => one).join('\n');
    for (const { uses = '' } of steps.filter((step) => !isOurs(step.uses))) {
      const [, repository = ''] = /^(?:https:\/\/[^/]+\/)?([^/]+\/[^/@]+)/.exec(uses) ?? [];
      const commits = [...all.matchAll(new RegExp(`${repository}(?:/[a-z]+)?@([0-9a-f]+)`, 'g'))].map(
        ([, at]) => at,
      );
      expect(new Set(commits).size).toBe(1);
    }
  });

  test('uses inputs and outputs that there are', () => {
    for (const step of steps.filter(({ uses }) => isOurs(uses))) {
      for (const input of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
    }
    const ours = steps.flatMap(({ id, uses }) => (id !== undefined && isOurs(uses) ? [id] : []));
    for (const [, id, output] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(ours).toContain(id);
      expect(Object.keys(action.outputs)).toContain(output);
    }
    for (const [, job = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(workflow.jobs[job]?.outputs ?? {})).toContain(output);
    }
  });

  test('gives each job the permissions that it needs, and an end', () => {
    for (const [, job] of jobs) {
      const [step] = job.steps.filter(({ uses }) => isOurs(uses));
      const command = (step?.with?.['command'] as string | undefined) ?? 'update';
      expect({ command, ...job.permissions }).toEqual({ command, ...PERMISSIONS[command] });
      // The short ones of the front pages leave it to the forge.
      if (!/^README|forgejo/.test(name)) expect(job['timeout-minutes']).toBeLessThanOrEqual(360);
    }
  });
});

describe('matrix.yml', () => {
  const { jobs } = parse(read(`${folder}/matrix.yml`)) as Workflow;

  test('rebuilds where there is something to rebuild, whatever becomes of one shard', () => {
    expect(jobs['rebuild']).toMatchObject({
      needs: 'plan',
      if: "needs.plan.outputs.shards != '0'",
      strategy: { 'fail-fast': false, matrix: '${{ fromJSON(needs.plan.outputs.matrix) }}' },
    });
    const keys = [...JSON.stringify(jobs['rebuild']).matchAll(/matrix\.(\w+)/g)].map(([, key]) => key);
    expect(new Set(keys.filter((key) => key !== 'outputs'))).toEqual(new Set(['shard', 'hosts']));
  });

  test('the job that runs the code of the repository has no token', () => {
    const [step] = jobs['rebuild']!.steps.filter(({ uses }) => uses === OURS);
    expect(step?.with).toMatchObject({ command: 'rebuild', token: '' });
  });

  test('publishes also where a shard failed, but not after a cancelled run or a failed plan', () => {
    expect(jobs['publish']).toMatchObject({ needs: ['plan', 'rebuild'] });
    expect(jobs['publish']?.if).toContain('!cancelled()');
    expect(jobs['publish']?.if).toContain("needs.plan.result == 'success'");
  });

  test('what one job leaves is what the next one takes', () => {
    const named = (job: string, action: string): (string | undefined)[] =>
      jobs[job]!.steps.filter(({ uses }) => uses?.startsWith(`actions/${action}-artifact@`)).map(
        ({ with: given }) => String(given?.['name'] ?? given?.['pattern']),
      );
    expect(named('plan', 'upload')).toEqual(['channel-bump-plan']);
    expect(named('rebuild', 'download')).toEqual(['channel-bump-plan']);
    expect(named('rebuild', 'upload')).toEqual(['channel-bump-result-${{ matrix.shard }}']);
    expect(named('publish', 'download')).toEqual(['channel-bump-plan', 'channel-bump-result-*']);
    const plans = ['rebuild', 'publish'].flatMap((job) =>
      jobs[job]!.steps.flatMap(({ uses, with: given }) => (uses === OURS ? [given?.['plan']] : [])),
    );
    // The name that the action gives the file in runner.temp.
    expect(new Set(plans)).toEqual(new Set(['${{ runner.temp }}/fleet/channel-bump-plan.json']));
    expect(read('src/entry/inputs.ts')).toContain("channel-bump-${shard === null ? 'plan'");
  });
});
