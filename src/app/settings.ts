import { z } from 'zod';
import { LANES } from '../core/candidate.js';
import { parseChannel } from '../core/channel.js';
import { isTimeZone, parseWindow } from '../core/schedule.js';
import { gateSettings } from './gate-settings.js';
import { proof } from './proof-settings.js';
import { pullRequests } from './pull-request-settings.js';
import { duration, GLOB, glob, globs, listOf, longest } from './setting-values.js';

// Addresses stand in logs and reports. One with a password is of no use anyway: nothing that asks there would send it.
const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .refine((url) => !/^https?:\/*[^/?#\\]*@/i.test(url), 'must have no user name or password in it')
  .transform((url) => url.replace(/\/+$/, ''));

const relativePath = z
  .string()
  .transform((path) => path.replace(/^\.\//, '').replace(/\/+$/, ''))
  .refine((path) => path !== '' && !path.startsWith('/') && !path.split('/').includes('..'), {
    error: 'must be a path inside the repository',
  });

const hostName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a host name');
const attributePath = z.string().regex(/^[A-Za-z0-9_."'-]+$/, 'must be an attribute path');

const HOST_KINDS =
  'expected `name` with `configuration` and `pin`, with `file` and `attribute`, or with `attribute` (and `flake`)';

const host = z.union(
  [
    z.strictObject({ name: hostName, configuration: relativePath, pin: z.string().min(1) }),
    z.strictObject({ name: hostName, file: relativePath, attribute: attributePath }),
    z.strictObject({
      name: hostName,
      flake: z.union([z.literal('.'), relativePath]).default('.'),
      attribute: attributePath,
    }),
  ],
  { error: HOST_KINDS },
);

const hostList = z.array(host).superRefine((hosts, context) => {
  hosts.forEach(({ name }, index) => {
    if (hosts.findIndex((other) => other.name === name) < index)
      context.addIssue({ code: 'custom', path: [index, 'name'], message: `there is a host ${name} already` });
  });
});

const lanes = listOf(
  z.enum(LANES),
  '`refresh` or `upgrade`',
  'must name a lane; pins that are to stay where they are go under `freeze`',
);
const CHANNEL = 'must be a channel such as nixos-25.11';
const channel = z.string(CHANNEL).refine((name) => parseChannel(name) !== null, { error: CHANNEL });
const GROUP_NAME = 'must be a name such as `databases`';
const groupName = z.string(GROUP_NAME).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, GROUP_NAME);

const pinRule = z.strictObject({
  match: listOf(glob, GLOB, 'must name a pin').describe(
    'Globs of the pins it is for: of their names, or of `file:name`.',
  ),
  lanes: lanes.optional(),
  cooldown: duration.optional(),
  'max-age': longest.optional(),
  freeze: z.boolean().optional().describe('Whether the pins are left where they are.'),
  follow: channel.optional().describe('The channel of pins that name a revision alone, e.g. nixos-25.11.'),
  group: groupName.optional().describe('The pull request that the pins go into, by name.'),
});

const WINDOW = 'days and hours such as `mon-fri 08:00-17:00`, `sat` or `22:00-04:00`';
const timeWindow = z.string().refine((text) => parseWindow(text) !== null, { error: `must be ${WINDOW}` });
const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone such as `Europe/Berlin`' });

/** Which pins go where, and when: see docs/policy.md. */
const policy = {
  lanes: lanes
    .prefault(['refresh', 'upgrade'])
    .describe('`refresh`: newer releases of the same channel. `upgrade`: the next stable channel.'),
  'upgrade-to': z.enum(['stable', 'beta']).default('stable').describe('The channels that are upgraded to.'),
  cooldown: duration.prefault('0').describe('A release is not proposed before it is this old.'),
  'max-age': longest.prefault('60d').describe('A pin that is older is told by a warning; `none`: never.'),
  pins: listOf(glob, GLOB, "must name a pin; all are `['*']`, and `freeze` leaves pins where they are")
    .prefault(['*'])
    .describe('The pins that are looked after; the others are shown, never moved.'),
  ignore: globs.prefault([]).describe('Pins, or whole files, that are passed over without a word.'),
  freeze: globs.prefault([]).describe('Pins that are shown, and left where they are.'),
  group: z
    .enum(['channel', 'file', 'pin', 'all'])
    .default('channel')
    .describe("What goes into one pull request: a channel's pins, each file's, each pin alone, or all."),
  companions: globs
    .prefault(['*'])
    .describe('What moves along in an upgrade, by `owner/name` or by the name the file gives it.'),
  rules: z
    .array(pinRule)
    .default([])
    .describe('Settings for some pins; the last one that says a thing counts.'),
  'pull-request-limit': z
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('How many of our pull requests may be open at once.'),
  schedule: listOf(timeWindow, WINDOW)
    .prefault([])
    .describe(`When \`update\` may open and move pull requests: ${WINDOW}. Empty: always.`),
  'time-zone': timeZone.default('UTC').describe('Of the schedule, e.g. Europe/Berlin.'),
  'kernel-series': z
    .enum(['ask', 'allow'])
    .default('ask')
    .describe('What becomes of a new kernel series on a stable channel.'),
  'review-label': z
    .string()
    .min(1)
    .max(50)
    .default('needs-review')
    .describe('Given to a pull request that a person must decide on.'),
  'production-hosts': globs.prefault([]).describe('Hosts that should not follow a rolling channel.'),
};

/** What is told of the channel beside what the rebuilds show. */
const brought = {
  'channel-commits': z
    .boolean()
    .default(true)
    .describe(
      "Whether the channel's commits about what changes on the hosts are told, and the CVEs they name.",
    ),
  'channel-packages': z
    .boolean()
    .default(true)
    .describe(
      'Whether the package lists of both releases are compared, and what is newly marked insecure is told.',
    ),
};

/** Where the outside is reached. */
const addresses = {
  'channels-url': baseUrl.default('https://channels.nixos.org').describe('`<channel>` is below it.'),
  'releases-url': baseUrl.default('https://releases.nixos.org').describe('The releases are below it.'),
  'archive-url': baseUrl
    .default('https://github.com')
    .describe('`<owner>/<repo>/archive/<revision>.tar.gz` is below it.'),
  'status-url': baseUrl
    .default('https://prometheus.nixos.org')
    .describe("The Prometheus that knows the channels' status."),
  'end-of-life-url': baseUrl
    .default('https://endoflife.date/api/nixos.json')
    .describe('When the support of each series ends.'),
};

/** One schema for the action's inputs, the command line's flags and `.github/channel-bump.yml`. */
export const settings = z.strictObject({
  hosts: hostList
    .prefault([])
    .describe(
      "Hosts that are not found by themselves, as the flake's `nixosConfigurations.*` are; no name twice.",
    ),
  'discover-hosts': z.boolean().default(true).describe('`false`: only the hosts named in `hosts`.'),
  'only-hosts': globs.prefault(['*']).describe('Of all hosts, those that are rebuilt.'),
  'skip-hosts': globs.prefault([]).describe('Of all hosts, those that are not rebuilt.'),
  ...policy,
  ...proof,
  sandbox: z
    .enum(['auto', 'container', 'podman', 'docker', 'host'])
    .default('auto')
    .describe('Where Nix runs; `auto` takes the first that works.'),
  image: z.string().min(1).optional().describe('Container image with Nix in it.'),
  'engine-arguments': z
    .array(z.string())
    .default([])
    .describe('More arguments for `podman run` or `docker run`.'),
  network: z.enum(['default', 'none', 'host']).default('default').describe('Network of the sandbox.'),
  'nix-config': z
    .string()
    .default('')
    .describe('Lines of nix.conf for the sandbox, e.g. substituters and their keys.'),
  ...pullRequests,
  ...gateSettings,
  ...brought,
  ...addresses,
});

/** Names of the settings that docs/policy.md describes. */
export const policyNames: readonly string[] = Object.keys(policy);

/** Names of what may stand in a rule. */
export const ruleNames: readonly string[] = Object.keys(pinRule.shape);

export type Config = z.infer<typeof settings>;
export type ConfigHost = Config['hosts'][number];
export type ConfigCheck = Config['checks'][number];
