import { describe, expect, test } from '@jest/globals';
import type { Context } from '../../../../src/app/context.js';
import { readEvent, refuseUnsafe, type GateEvent } from '../../../../src/app/gate/event.js';
import { UserError } from '../../../../src/errors.js';

const [base, head] = ['a'.repeat(40), 'b'.repeat(40)];

/** @param payload JSON of the event, or text that is none */
function event(name: string, payload: unknown): Promise<GateEvent> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const files = { read: () => Promise.resolve(Buffer.from(text)) };
  const context = { files } as unknown as Context;
  return readEvent(context, { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: '/event.json' });
}

const repo = (name: string) => ({ full_name: name });

describe('events in which foreign code would meet a token', () => {
  test.each([
    'pull_request_target',
    'workflow_run',
    'issue_comment',
    'pull_request_review',
    'pull_request_review_comment',
    'discussion',
    'discussion_comment',
  ])('%s is refused with the reason', (name) => {
    expect(() => {
      refuseUnsafe({ GITHUB_EVENT_NAME: name });
    }).toThrow(new UserError(`nothing is rebuilt on \`${name}\`: foreign code would meet your token.`));
  });

  test.each(['pull_request', 'merge_group', 'push', 'schedule', 'workflow_dispatch', undefined])(
    '%s is not',
    (name) => {
      expect(() => {
        refuseUnsafe(name === undefined ? {} : { GITHUB_EVENT_NAME: name });
      }).not.toThrow();
    },
  );
});

describe('a pull request', () => {
  const sides = (from: unknown, to: unknown): unknown => ({
    pull_request: { number: 7, base: { sha: base, repo: to }, head: { sha: head, repo: from } },
  });

  test('of the repository itself', async () => {
    expect(await event('pull_request', sides(repo('acme/infra'), repo('acme/infra')))).toEqual({
      kind: 'pull_request',
      base,
      head,
      pull: 7,
      isFork: false,
    });
  });

  test.each([
    ['of a fork', repo('eve/infra')],
    ['of a fork that is gone', null],
    ['whose repository the event does not name', undefined],
  ])('%s is a stranger’s', async (_, from) => {
    expect(await event('pull_request', sides(from, repo('acme/infra')))).toMatchObject({ isFork: true });
  });
});

describe('a merge queue', () => {
  test.each([
    [`refs/heads/gh-readonly-queue/main/pr-104-${base}`, 104],
    [`refs/heads/gh-readonly-queue/release/25.11/pr-9-${base}`, 9],
    ['refs/heads/main', null],
    [undefined, null],
  ])('%s is of pull request %s', async (ref, pull) => {
    const group = { base_sha: base, head_sha: head, ...(ref === undefined ? {} : { head_ref: ref }) };
    expect(await event('merge_group', { merge_group: group })).toMatchObject({
      kind: 'merge_group',
      base,
      head,
      pull,
    });
  });
});

describe('a push', () => {
  test('compares with what was there', async () => {
    expect(await event('push', { before: base, after: head })).toMatchObject({ kind: 'push', base, head });
  });

  test('of a new branch has nothing to compare with', async () => {
    expect(await event('push', { before: '0'.repeat(40), after: head })).toMatchObject({ base: null, head });
  });

  test('that removes a branch is told', async () => {
    await expect(event('push', { before: base, after: '0'.repeat(40) })).rejects.toThrow(/no base and head/);
  });
});

test.each([
  ['pull_request', {}],
  ['pull_request', 'no JSON'],
  ['merge_group', { merge_group: { base_sha: 'main', head_sha: head } }],
  ['push', { before: 'x', after: 'y' }],
])('%s: what names no base and head is told', async (name, payload) => {
  await expect(event(name, payload)).rejects.toThrow(/names no base and head/);
});

test('anything else names nothing', async () => {
  expect(await event('schedule', {})).toEqual({
    kind: 'none',
    base: null,
    head: null,
    pull: null,
    isFork: false,
  });
});
