import { z } from 'zod';
import { parseChannel } from '../core/channel.js';
import { isTimeZone, parseWindow } from '../core/schedule.js';

const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
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

const UNITS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

const DURATION = 'must be a duration such as `12h`, `3d` or `2w`';
/** In seconds. */
const duration = z
  // `0` without quotes is a number in YAML.
  .union([z.literal(0), z.string().regex(/^(?:0|[0-9]{1,4}[hdw])$/, DURATION)], { error: DURATION })
  .transform((text) => (text === 0 || text === '0' ? 0 : seconds(text)));
/** Null: without an end. */
const longest = z.union([z.literal('none').transform(() => null), duration], {
  error: `${DURATION}, or \`none\``,
});

const LIMIT = 'must be a time such as `90m` or `2h`';
/** A time limit, in seconds. */
const limit = z
  .string(LIMIT)
  .regex(/^[1-9][0-9]{0,3}[mh]$/, LIMIT)
  .transform(seconds);

/** A list, of which one entry may stand alone. @param empty what to say of a list without one, where that is wrong */
function listOf<T extends z.ZodType<string, string>>(entry: T, what: string, empty?: string) {
  const alone = entry.transform((one): z.output<T>[] => [one]);
  const list = empty === undefined ? z.array(entry) : z.array(entry).min(1, empty);
  return z.union([alone, list], { error: `must be ${what}, or a list of them` });
}

const GLOB = 'a glob';
const glob = z.string().min(1);
const globs = listOf(glob, GLOB);
const lanes = listOf(
  z.enum(['refresh', 'upgrade']),
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

const CHECK_KINDS = 'expected `command`, `unit` or `port` (with `name` and `hosts` as you like)';
const checkCommon = {
  name: z
    .string()
    .regex(/^[^\n]{1,80}$/, 'must be one line of at most 80 characters')
    .optional(),
  hosts: globs.optional().describe('The hosts it is for; default: all.'),
};
const check = z.union(
  [
    z.strictObject({ ...checkCommon, command: z.string().min(1) }),
    z.strictObject({
      ...checkCommon,
      unit: z.string().regex(/^[A-Za-z0-9:_.\\@-]+$/, 'must be a unit such as nginx.service'),
    }),
    z.strictObject({ ...checkCommon, port: z.int().min(1).max(65_535) }),
  ],
  { error: CHECK_KINDS },
);

const STORE = 'must be the address of a Nix store such as https://cache.example.org or ssh-ng://cache';
const KEY = 'a key such as `cache.example.org-1:…` (a name, a colon, Base64)';
const publicKey = z.string().regex(/^[^\s:;#]+:[A-Za-z0-9+/]+={0,2}$/, `must be ${KEY}`);
const nixWord = z.string().regex(/^[^\s;#]+$/, 'must be one word');

/** How the proof is made. */
const proof = {
  rebuild: z
    .enum(['none', 'dry-build', 'build', 'boot', 'switch'])
    .default('build')
    .describe('How deep the proof goes.'),
  checks: z
    .array(check)
    .default([])
    .describe(
      'What must hold in a booted host: commands that end with 0, units that are active, open ports.',
    ),
  'boot-hosts': globs.prefault(['*']).describe('Of the hosts that are rebuilt, those that are booted too.'),
  'boot-timeout': limit.prefault('20m').describe('For the boot of a host, and for each switch.'),
  'last-good': z
    .boolean()
    .default(true)
    .describe('Whether an older release is looked for that works, when the newest one does not.'),
  'search-limit': z
    .int()
    .min(1)
    .max(20)
    .default(8)
    .describe('How many releases such a search may rebuild in one run.'),
  'evaluation-jobs': z
    .union([z.literal('auto'), z.int().min(1).max(256)])
    .default('auto')
    .describe('How many hosts are evaluated side by side; `auto`: as many as memory and processors allow.'),
  builders: listOf(z.string().regex(/^[^;\n]+$/, 'must be a line'), 'a line of Nix’s `builders`')
    .prefault([])
    .describe('Remote builders, as `nix.conf` writes them: `ssh-ng://builder aarch64-linux`.'),
  substituters: listOf(nixWord, 'an address')
    .prefault([])
    .describe('Binary caches beside those that `nix.conf` names.'),
  'trusted-public-keys': listOf(publicKey, KEY).prefault([]).describe('Keys of those caches.'),
  'push-to': z
    .string(STORE)
    .regex(/^[a-z][a-z0-9+-]*:\/\/(?:[^\s@:/]+@)?[^\s@]+$/, `${STORE}, with no password in it`)
    .optional()
    .describe('A Nix store that the closures of proven hosts are copied to.'),
  'cache-folder': z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where is kept what later runs can use: what failed, what took long. Default: see docs/fleets.md.',
    ),
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
  labels: z
    .array(z.string().min(1).max(50))
    .default(['dependencies', 'nixos'])
    .describe('Labels of the pull requests.'),
  'branch-prefix': z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must begin a branch name')
    .refine((p) => !p.includes('..') && !p.includes('//'), { error: 'must begin a branch name' })
    .default('channel-bump/')
    .describe('What the names of our branches begin with; no `..` and no `//`.'),
  ...addresses,
});

/** Names of the settings that docs/policy.md describes. */
export const policyNames: readonly string[] = Object.keys(policy);

/** Names of what may stand in a rule. */
export const ruleNames: readonly string[] = Object.keys(pinRule.shape);

export type Config = z.infer<typeof settings>;
export type ConfigHost = Config['hosts'][number];
export type ConfigCheck = Config['checks'][number];

/** `90m`, `12h`, `3d`, `2w`, `0` */
function seconds(text: string): number {
  return text === '0' ? 0 : Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 1);
}
