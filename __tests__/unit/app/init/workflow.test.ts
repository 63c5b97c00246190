// The workflow that `init` writes, beside those that the documents show.
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { placeholders, workflowText, type WorkflowWish } from '../../../../src/app/init/workflow.js';
import { UserError } from '../../../../src/errors.js';

const read = (file: string): string => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');

/** The block of a document that is a whole workflow. */
function shownIn(document: string): string {
  const blocks = [...read(document).matchAll(/```yaml\n(name: Channel Bump\n[\s\S]*?)```/g)];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? '';
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<
    string,
    { permissions: Record<string, string>; steps: { uses: string; with?: Record<string, unknown> }[] }
  >;
}

test("the README's is what a flake at the top on GitHub gets", () => {
  expect(workflowText({ forge: 'github', directory: '' })).toBe(shownIn('README.md'));
});

test('that of docs/forgejo.md is what it gets on Forgejo', () => {
  expect(workflowText({ forge: 'forgejo', directory: '' })).toBe(shownIn('docs/forgejo.md'));
});

const wishes: WorkflowWish[] = [
  { forge: 'github', directory: '' },
  { forge: 'github', directory: 'infra/nixos' },
  { forge: 'forgejo', directory: '' },
  { forge: 'forgejo', directory: 'my infra' },
];

describe.each(wishes)('%j', ({ forge, directory }) => {
  const text = workflowText({ forge, directory });
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('is one YAML document without a mistake', () => {
    const documents = parseAllDocuments(text);
    expect(documents).toHaveLength(1);
    expect(Array.isArray(documents) ? documents.flatMap(({ errors }) => errors) : documents).toEqual([]);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/ $|\n\n\n/m);
  });

  test('each job has what it needs and no more, and no foreign code a token', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs['update']?.permissions).toEqual({
      contents: 'write',
      'pull-requests': 'write',
      issues: 'write',
      checks: 'write',
    });
    expect(workflow.jobs['gate']?.permissions).toEqual({
      contents: 'read',
      checks: 'write',
      'pull-requests': 'write',
    });
    expect(Object.keys(workflow.on)).toEqual([
      'schedule',
      'workflow_dispatch',
      'pull_request',
      ...(forge === 'github' ? ['merge_group'] : []),
    ]);
    expect(text).not.toMatch(/pull_request_target|secrets\.|run:/);
    const checkouts = steps.filter(({ uses }) => uses.includes('actions/checkout@'));
    expect(checkouts).toHaveLength(2);
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false });
  });

  test('actions are named by commit, ours by a placeholder', () => {
    for (const { uses } of steps) {
      if (uses !== placeholders[forge]) expect(uses).toMatch(/\/checkout@[0-9a-f]{40}$/);
    }
    expect(steps.filter(({ uses }) => uses === placeholders[forge])).toHaveLength(2);
  });

  test('names the folder to both jobs, where it is not the top', () => {
    const given = steps
      .filter(({ uses }) => uses === placeholders[forge])
      .map((step) => step.with?.['directory'] ?? '');
    expect(given).toEqual([directory, directory]);
  });
});

test.each(['${{ github.token }}', "it's", 'a\nb', 'a: b', 'a#b', '"'])(
  'a folder called %j is refused',
  (directory) => {
    expect(() => workflowText({ forge: 'github', directory })).toThrow(UserError);
  },
);
