import { bumpVerb } from './bump.js';
import { checkVerb } from './check.js';
import type { Context } from './context.js';
import { diffVerb } from './diff.js';
import { hashVerb } from './hash.js';
import { initVerb } from './init/init.js';
import { pinsVerb } from './pins.js';
import { bisectVerb } from './search/bisect.js';
import type { VerbInput, VerbOutcome } from './verb.js';
import { walkVerb } from './walk-verbs.js';

export interface Verb {
  name: string;
  arguments: string;
  about: string;
  /** Flags as commander writes them, and what they say. */
  options: readonly (readonly [flags: string, about: string])[];
  /** Whether the first argument is the repository's folder, and settings apply. */
  configured: boolean;
  run(context: Context, input: VerbInput): Promise<VerbOutcome>;
}

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
    configured: true,
    run: initVerb,
  },
  {
    name: 'pins',
    arguments: '[dir]',
    about: 'show the pins found',
    options: [],
    configured: true,
    run: pinsVerb,
  },
  {
    name: 'check',
    arguments: '[dir]',
    about: 'show pins, newer releases and findings',
    options: [exitCode],
    configured: true,
    run: checkVerb,
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
    configured: true,
    run: bumpVerb,
  },
  {
    name: 'diff',
    arguments: '<old> <new>',
    about:
      'compare two toplevels, two saved closures (nix path-info -r --json), or two lists of packages (packages.json.br)',
    options: [['--format <form>', 'text, markdown, json or html'], page],
    configured: false,
    run: diffVerb,
  },
  {
    name: 'hash',
    arguments: '<url-or-file>',
    about: 'NAR hash of an archive',
    options: [['--nix32', "in Nix's base 32 instead of SRI"]],
    configured: false,
    run: hashVerb,
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
    configured: true,
    run: walkVerb('rebuild'),
  },
  {
    name: 'plan',
    arguments: '[dir]',
    about: 'share the hosts out to many runners: `rebuild --shard` and `publish` take it from there',
    options: [
      ['--output <file>', 'write the plan here'],
      ['--shards <number>', 'how many, 256 at most; default: by what the hosts cost the last time'],
    ],
    configured: true,
    run: walkVerb('plan'),
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
    configured: true,
    run: walkVerb('publish'),
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
    configured: true,
    run: walkVerb('update'),
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
    configured: true,
    run: walkVerb('gate'),
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
    configured: true,
    run: bisectVerb,
  },
];
