import { pinFormats } from '../../pins/registry.js';
import { plain } from '../../report/inert.js';
import { alignedTable } from '../../report/table.js';
import type { Expected } from './expected.js';
import type { ForgeChoice } from './forge.js';
import type { Ground } from './ground.js';
import type { NewFile } from './write.js';
import { placeholders } from './workflow.js';

/** What `init` has found and made. */
export interface Made {
  choice: ForgeChoice;
  ground: Ground;
  expected: readonly Expected[];
  workflow: NewFile;
  /** Null: there is nothing to say in one, or there is one already. */
  configuration: NewFile | null;
  /** Path of a configuration that was there before, or null. */
  kept: string | null;
  /** How many hosts it names. */
  named: number;
  dryRun: boolean;
  /** What else a person should know, a sentence each. */
  notes: readonly string[];
  /** The command to try next. */
  next: string;
}

/** Of a dry run the files themselves stand first. */
export function initText(made: Made): string {
  const { workflow, configuration, dryRun } = made;
  const files = [workflow, ...(configuration === null ? [] : [configuration])];
  const shown = files.map(({ path, text }) => `Would write ${plain(path)}:\n\n${text}`);
  const parts = [
    ...(dryRun ? shown : []),
    channelsText(made.expected),
    [
      hostsSentence(made),
      `Forge: ${forgeName(made.choice)}, for ${made.choice.because}.`,
      ...made.notes,
    ].join('\n'),
    [...(dryRun ? [] : files.map(({ path }) => `Wrote ${plain(path)}.`)), configurationSentence(made)]
      .filter((line) => line !== '')
      .join('\n'),
    `To do:\n${tasks(made)
      .map((task, index) => `${index + 1}. ${task}`)
      .join('\n')}`,
    `Next: \`${plain(made.next)}\` says what there is to bump.`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const SHOWN = 4;

function channelsText(expected: readonly Expected[]): string {
  const rows = expected.map(({ channel, pins, sentence }) => {
    const more = pins.length > SHOWN ? [`and ${pins.length - SHOWN} more`] : [];
    return [channel ?? '-', [...pins.slice(0, SHOWN), ...more].join(', '), sentence];
  });
  const channels = new Set(expected.flatMap(({ channel, lanes }) => (lanes.length > 0 ? [channel] : [])));
  const apart =
    channels.size > 1 ? '\nEach channel has pull requests of its own; `group: all` makes them one.' : '';
  const nothing =
    channels.size === 0 ? '\nNothing can be proposed as it stands: see what is said of each pin.' : '';
  return alignedTable([['CHANNEL', 'PINS', 'PROPOSED'], ...rows]) + apart + nothing;
}

function hostsSentence({ ground, configuration, kept, named }: Made): string {
  const path = configuration?.path ?? kept;
  const where = path === null ? '' : ` in ${plain(path)}`;
  const beside = named === 0 ? '' : ` ${named} named${where}.`;
  switch (ground.flake) {
    case 'names':
      return `Hosts: every nixosConfigurations.* of the flake; none has to be named.${beside}`;
    case 'silent':
      return `Hosts: every nixosConfigurations.* of the flake; no file here names any.${beside || ` Where there are none, name the hosts${where}.`}`;
    case 'none':
      return `Hosts:${beside || ` there is no flake that names them at the top, so they have to be named, under \`hosts\`${where}.`}`;
  }
}

function configurationSentence({ configuration, kept }: Made): string {
  if (configuration !== null) return '';
  if (kept !== null) return `${plain(kept)} is there already, and stays as it is.`;
  return 'No configuration is needed: there is nothing to say in one.';
}

function forgeName({ forge, folder }: ForgeChoice): string {
  return forge === 'github' ? 'GitHub' : folder.startsWith('.gitea') ? 'Gitea' : 'Forgejo';
}

function tasks({ choice, ground, workflow, configuration, kept, named }: Made): string[] {
  const onGithub = choice.forge === 'github';
  const what = onGithub ? 'repository and commit' : 'address and commit';
  const hosts = configuration?.path ?? kept;
  return [
    `Put the ${what} that you use for ${placeholders[choice.forge]} in ${plain(workflow.path)}.`,
    ...(ground.flake === 'none' && named === 0 && hosts !== null
      ? [`Name the hosts in ${plain(hosts)}.`]
      : []),
    onGithub
      ? 'Switch on "Allow GitHub Actions to create and approve pull requests" in the repository\'s settings (Actions, General).'
      : "Switch on Actions in the repository's settings (Units); `runs-on` has to name a runner with podman, docker or Nix.",
    'Commit it. To hold back pull requests that break a host, require the check `channel-bump`: docs/gate.md.',
  ];
}

/** What to say where there is no pin. */
export function nothingFound(folder: string): string {
  const rows = pinFormats.map(({ id, files }) => [id, files.join(', ')]);
  return [
    `No pins found in ${plain(folder)}, so nothing was written. Looked for nixpkgs, of an official channel or named by its address, in:`,
    alignedTable(rows),
    'A pin that Nix code computes is not followed. `channel-bump pins` shows what is found.',
  ].join('\n\n');
}
