// The workflow files of docs/, and those that the README shows, held against action.yml.
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

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
const texts: [string, string][] = [
  ...readdirSync(path.join(root, folder)).map((name): [string, string] => [name, read(`${folder}/${name}`)]),
  ['README.md', /```yaml\n(name: Channel Bump\n[\s\S]*?)```/.exec(read('README.md'))?.[1] ?? ''],
];
const OURS = 'OWNER/channel-bump@COMMIT';

/** What each command needs, and more it must not have. */
const PERMISSIONS: Record<string, Record<string, string>> = {
  update: { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write' },
  publish: { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write' },
  gate: { contents: 'read', checks: 'write', 'pull-requests': 'write' },
  plan: { contents: 'read', 'pull-requests': 'read' },
  rebuild: { contents: 'read' },
};

test('there are the ones that docs/fleets.md speaks of', () => {
  expect(texts.map(([name]) => name).sort()).toEqual([
    'README.md',
    'gate.yml',
    'matrix.yml',
    'single-runner.yml',
  ]);
  const fleets = read('docs/fleets.md');
  for (const [name] of texts.filter(([name]) => name !== 'README.md'))
    expect(fleets).toContain(`workflows/${name}`);
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
    expect(text).not.toContain('secrets.');
    // Nothing of the repository or of an event gets into a shell.
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
  });

  test('names foreign actions by commit, and says which version that is', () => {
    for (const [line] of text.matchAll(/uses: .*/g)) {
      if (!line.includes(OURS)) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    // The same commit in all of them.
    const all = texts.map(([, one]) => one).join('\n');
    for (const { uses = '' } of steps.filter((step) => step.uses !== OURS)) {
      const [repository = ''] = /^[^/]+\/[^/@]+/.exec(uses) ?? [];
      const commits = [...all.matchAll(new RegExp(`${repository}(?:/[a-z]+)?@([0-9a-f]+)`, 'g'))].map(
        ([, at]) => at,
      );
      expect(new Set(commits).size).toBe(1);
    }
  });

  test('uses inputs and outputs that there are', () => {
    for (const step of steps.filter(({ uses }) => uses === OURS)) {
      for (const input of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
    }
    const ours = steps.flatMap(({ id, uses }) => (id !== undefined && uses === OURS ? [id] : []));
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
      const [step] = job.steps.filter(({ uses }) => uses === OURS);
      const command = (step?.with?.['command'] as string | undefined) ?? 'update';
      expect({ command, ...job.permissions }).toEqual({ command, ...PERMISSIONS[command] });
      if (name !== 'README.md') expect(job['timeout-minutes']).toBeLessThanOrEqual(360);
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
    expect(read('src/entry/action.ts')).toContain("channel-bump-${shard === null ? 'plan'");
  });
});
