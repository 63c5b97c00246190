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

const UNITS: Readonly<Record<string, number>> = { h: 3600, d: 86_400, w: 604_800 };

const duration = z
  .string()
  .regex(/^(?:0|[0-9]{1,4}[hdw])$/, 'must be a duration such as `12h`, `3d` or `2w`')
  .transform((text) => seconds(text));
/** `none`: without an end. */
const longest = z.union([z.literal('none').transform(() => null), duration]);

const globs = z.union([
  z
    .string()
    .min(1)
    .transform((glob) => [glob]),
  z.array(z.string().min(1)),
]);
const lanes = z.array(z.enum(['refresh', 'upgrade']));
const channel = z
  .string()
  .refine((name) => parseChannel(name) !== null, { error: 'must be a channel such as nixos-25.11' });
const groupName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a name such as `databases`');

const pinRule = z.strictObject({
  match: globs,
  lanes: lanes.optional(),
  cooldown: duration.optional(),
  'max-age': longest.optional(),
  freeze: z.boolean().optional(),
  follow: channel.optional(),
  group: groupName.optional(),
});

const timeWindow = z.string().refine((text) => parseWindow(text) !== null, {
  error: 'must be days and hours such as `mon-fri 08:00-17:00`, `sat` or `22:00-04:00`',
});
const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone such as `Europe/Berlin`' });

/** Which pins go where, and when: see docs/policy.md. */
const policy = {
  lanes: lanes.default(['refresh', 'upgrade']),
  'upgrade-to': z.enum(['stable', 'beta']).default('stable'),
  /** A release is not proposed before it is this old. */
  cooldown: duration.default(0),
  'max-age': longest.default(seconds('60d')),
  pins: globs.default(['*']),
  ignore: globs.default([]),
  freeze: globs.default([]),
  group: z.enum(['channel', 'file', 'pin', 'all']).default('channel'),
  companions: globs.default(['*']),
  rules: z.array(pinRule).default([]),
  'pull-request-limit': z.number().int().min(1).max(100).default(10),
  /** When `update` may work; empty: always. */
  schedule: z.array(timeWindow).default([]),
  'time-zone': timeZone.default('UTC'),
  /** What becomes of a new kernel series on a stable channel. */
  'kernel-series': z.enum(['ask', 'allow']).default('ask'),
  /** Given to a pull request that a person must decide on. */
  'review-label': z.string().min(1).max(50).default('needs-review'),
  'production-hosts': globs.default([]),
};

/** One schema for the action's inputs, the command line's flags and `.github/channel-bump.yml`. */
export const settings = z.strictObject({
  /** Classic hosts, or any other than the flake's `nixosConfigurations.*`, which are found by themselves. */
  hosts: hostList.default([]),
  /** `false`: only the hosts named above. */
  'discover-hosts': z.boolean().default(true),
  /** Of all hosts, those that are rebuilt; globs. */
  'only-hosts': globs.default(['*']),
  'skip-hosts': globs.default([]),
  ...policy,
  rebuild: z.enum(['none', 'dry-build', 'build']).default('build'),
  sandbox: z.enum(['auto', 'container', 'podman', 'docker', 'host']).default('auto'),
  image: z.string().min(1).optional(),
  'engine-arguments': z.array(z.string()).default([]),
  network: z.enum(['default', 'none', 'host']).default('default'),
  /** Lines of nix.conf for the sandbox, e.g. substituters and their keys. */
  'nix-config': z.string().default(''),
  labels: z.array(z.string().min(1).max(50)).default(['dependencies', 'nixos']),
  'branch-prefix': z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must begin a branch name')
    .refine((p) => !p.includes('..') && !p.includes('//'), { error: 'must begin a branch name' })
    .default('channel-bump/'),
  'channels-url': baseUrl.default('https://channels.nixos.org'),
  'releases-url': baseUrl.default('https://releases.nixos.org'),
  'archive-url': baseUrl.default('https://github.com'),
  /** The Prometheus that knows the channels' status. */
  'status-url': baseUrl.default('https://prometheus.nixos.org'),
  /** When the series' support ends. */
  'end-of-life-url': baseUrl.default('https://endoflife.date/api/nixos.json'),
});

export type Config = z.infer<typeof settings>;
export type ConfigHost = Config['hosts'][number];

/** `12h`, `3d`, `2w`, `0` */
function seconds(text: string): number {
  return text === '0' ? 0 : Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 1);
}
