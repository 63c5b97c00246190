import type { Context, Ports } from './context.js';
import type { VerbInput, VerbOutcome } from './verb.js';

export type Verb = {
  name: string;
  arguments: string;
  about: string;
  /** Flags as commander writes them, and what they say. */
  options: readonly (readonly [flags: string, about: string])[];
} & Work;

/**
 * What a verb works with. `repository`: its first argument is the repository's folder, and settings apply; `settings`: what
 * flags and environment say of them alone; `machine`: none of them. Each loads its code when it runs, not before.
 */
type Work =
  | { scope: 'repository' | 'settings'; run: (context: Context, input: VerbInput) => Promise<VerbOutcome> }
  | { scope: 'machine'; run: (ports: Ports, input: VerbInput) => Promise<VerbOutcome> };

const page = ['--html <file>', 'write the report here as a page, all in one file'] as const;
const exitCode = ['--exit-code', 'end with 2 where there is something to do'] as const;

/** The command line, verb by verb. */
export const verbs: readonly Verb[] = [
  {
    name: 'init',
    arguments: '[dir]',
    about: 'write a workflow that fits the repository, and a configuration where one is needed',
    options: [
      ['--forge <name>', 'github or forgejo (Gitea as well); default: by its folders and its remote'],
      ['--dry-run', 'print what would be written'],
    ],
    scope: 'repository',
    run: async (context, input) => (await import('./init/init.js')).initVerb(context, input),
  },
  {
    name: 'pins',
    arguments: '[dir]',
    about: 'show the pins found',
    options: [],
    scope: 'repository',
    run: async (context) => (await import('./pins.js')).pinsVerb(context),
  },
  {
    name: 'check',
    arguments: '[dir]',
    about: 'show pins, newer releases and findings',
    options: [exitCode],
    scope: 'repository',
    run: async (context, input) => (await import('./check.js')).checkVerb(context, input),
  },
  {
    name: 'bump',
    arguments: '[dir]',
    about:
      'edit the pin files in place, nothing else: lane refresh, unless --lanes upgrade or --pin is given',
    options: [
      ['--pin <name>', 'only this pin: `name`, or `file:name` where several share a name'],
      ['--to <target>', 'a release name or a revision (40 hex) instead of the newest release'],
      ['--channel <name>', 'move the pin to this channel'],
      ['--hash <sri>', 'NAR hash of the archive; nothing is downloaded then'],
      ['--last-modified <unix>', 'commit time that goes with --hash'],
      [
        '--revision <hex>',
        'full revision of the release that --to names; asked for only together with --hash',
      ],
      exitCode,
    ],
    scope: 'repository',
    run: async (context, input) => (await import('./bump.js')).bumpVerb(context, input),
  },
  {
    name: 'diff',
    arguments: '<old> <new>',
    about:
      'compare two toplevels, two saved closures (nix path-info -r --json), or two lists of packages (packages.json.br)',
    options: [['--format <form>', 'text, markdown, json or html'], page],
    scope: 'machine',
    run: async (ports, input) => (await import('./diff.js')).diffVerb(ports, input),
  },
  {
    name: 'hash',
    arguments: '<url-or-file>',
    about: 'NAR hash of an archive',
    options: [['--nix32', "in Nix's base 32 instead of SRI"]],
    scope: 'settings',
    run: async (context, input) => (await import('./hash.js')).hashVerb(context, input),
  },
  {
    name: 'rebuild',
    arguments: '[dir]',
    about: 'rebuild the hosts before and after a bump, and print the report',
    options: [
      ['--logs <folder>', 'keep the logs of the rebuild here'],
      page,
      ['--shard <number>', 'only the hosts of this shard of a plan, of the commit that is checked out'],
      ['--plan <file>', 'the plan, with --shard'],
      ['--output <file>', 'leave the result here for `publish`, with --shard'],
    ],
    scope: 'repository',
    run: walkOf('rebuild'),
  },
  {
    name: 'plan',
    arguments: '[dir]',
    about: 'share the hosts out to many runners: `rebuild --shard` and `publish` take it from there',
    options: [
      ['--output <file>', 'write the plan here'],
      ['--shards <number>', 'how many, 256 at most; default: by what the hosts cost the last time'],
    ],
    scope: 'repository',
    run: walkOf('plan'),
  },
  {
    name: 'publish',
    arguments: '[dir]',
    about: 'open the pull requests for what the shards have proven; needs no Nix',
    options: [
      ['--plan <file>', 'the plan'],
      ['--results <folder>', 'what the shards have left'],
      ['--dry-run', 'stop before anything is published'],
      page,
    ],
    scope: 'repository',
    run: walkOf('publish'),
  },
  {
    name: 'update',
    arguments: '[dir]',
    about: 'the whole walk: find, rebuild, compare, open the pull request',
    options: [
      ['--dry-run', 'stop before anything is published'],
      ['--logs <folder>', 'keep the logs of the rebuild here'],
      page,
    ],
    scope: 'repository',
    run: walkOf('update'),
  },
  {
    name: 'gate',
    arguments: '[dir]',
    about: 'rebuild the pins that change between --base and HEAD',
    options: [
      ['--base <ref>', 'commit or branch to compare with'],
      ['--logs <folder>', 'keep the logs of the rebuild here'],
      page,
    ],
    scope: 'repository',
    run: walkOf('gate'),
  },
  {
    name: 'bisect',
    arguments: '[dir]',
    about: 'find the release of a channel that broke a host',
    options: [
      ['--host <name>', 'the host that is tried'],
      ['--good <release>', 'a release that works: its name, or its revision'],
      ['--bad <release>', "a newer one that does not; default: the pin's"],
      [
        '--check <what>',
        'evaluation, build, boot, unit:NAME, or a command: 0 good, 125 not to be judged, else bad',
      ],
      ['--on <place>', 'where a command runs: machine (default), or in the booted host: vm'],
      ['--pin <name>', 'the pin that moves, where several could'],
      ['--package <name>', 'whose commits are listed, where the failure does not tell'],
      ['--trust', 'try neither the good nor the bad one'],
    ],
    scope: 'repository',
    run: async (context, input) => (await import('./search/bisect.js')).bisectVerb(context, input),
  },
];

function walkOf(name: string): (context: Context, input: VerbInput) => Promise<VerbOutcome> {
  return async (context, input) => (await import('./walk-verbs.js')).walkVerb(name)(context, input);
}
