import { UserError } from '../../errors.js';
import type { ForgeName } from './forge.js';

export interface WorkflowWish {
  forge: ForgeName;
  /** Folder of the infrastructure repository below the repository's top, no `/` at the end; empty: the top itself. */
  directory: string;
}

/** Put by a person: the action's own repository, and the commit of the release that is used. */
export const placeholders: Readonly<Record<ForgeName, string>> = {
  github: 'OWNER/channel-bump@COMMIT',
  forgejo: 'https://HOST/OWNER/channel-bump@COMMIT',
};

// v5.0.0; the same commit as in docs/workflows.
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';

/** The workflow of the README (of docs/forgejo.md on Forgejo and Gitea), for this repository. */
export function workflowText({ forge, directory }: WorkflowWish): string {
  const onGithub = forge === 'github';
  const checkout = onGithub ? CHECKOUT : `https://code.forgejo.org/${CHECKOUT}`;
  const runner = onGithub ? 'ubuntu-latest' : 'docker # a runner with podman or docker in it, or with Nix';
  // What a scheduled run calls its event is not the same in all versions of Forgejo and Gitea.
  const updates = onGithub
    ? "github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'"
    : "github.event_name != 'pull_request'";
  const queue = onGithub ? '\n  merge_group: # where a merge queue is used' : '';
  const gated = onGithub
    ? "github.event_name == 'pull_request' || github.event_name == 'merge_group'"
    : "github.event_name == 'pull_request'";
  const where = directory === '' ? [] : [`directory: ${quoted(directory)}`];
  const contained = onGithub ? ['sandbox: container # never on the machine itself'] : [];
  const action = placeholders[forge];
  return `name: Channel Bump
on:
  schedule:
    - cron: '30 4 * * *'
  workflow_dispatch:
  pull_request:${queue}

permissions:
  contents: read

concurrency: # one update at a time
  group: channel-bump-\${{ github.ref }}

jobs:
  update:
    if: ${updates}
    runs-on: ${runner}
    permissions:
      contents: write # the branch with the bump
      pull-requests: write # the pull request
      issues: write # its labels, and the issue of a channel that is stuck
      checks: write # the check runs on it
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
      - uses: ${action} # pin it to a commit
${inputs(where)}
  gate:
    if: ${gated}
    runs-on: ${runner}
    permissions:
      contents: read
      checks: write # check runs on the head commit
      pull-requests: write # its one comment
    steps:
      - uses: ${checkout}
        with:
          fetch-depth: 0 # the gate compares with the base
          persist-credentials: false
      - uses: ${action}
${inputs(['command: gate', ...contained, ...where])}`;
}

function inputs(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return ['        with:', ...lines.map((line) => `          ${line}`), ''].join('\n');
}

/** In a workflow `${{` begins an expression in any text; and a name that needs more than quotes is not worth the risk. */
function quoted(directory: string): string {
  if (/^[A-Za-z0-9._/+@-][A-Za-z0-9._/+@ -]*$/.test(directory)) return `'${directory}'`;
  throw new UserError('the name of the folder has characters that are not put into a workflow.', {
    cure: 'Call it by letters, digits and `. _ - + @`, or write the workflow by hand: docs/workflows.',
  });
}
