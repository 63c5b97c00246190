import {
  isMap,
  isNode,
  isPair,
  LineCounter,
  parse as parseYaml,
  parseDocument,
  YAMLParseError,
  type Document,
} from 'yaml';
import { z } from 'zod';
import { UserError, type Place } from '../errors.js';

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

/** One schema for the action's inputs, the command line's flags and `.github/channel-bump.yml`. */
const settings = z.strictObject({
  /** Classic hosts, or any other than the flake's `nixosConfigurations.*`, which are found by themselves. */
  hosts: hostList.default([]),
  /** `false`: only the hosts named above. */
  'discover-hosts': z.boolean().default(true),
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
});

export type Config = z.infer<typeof settings>;
export type ConfigHost = Config['hosts'][number];

/** Where a setting may be given as text: an action input, a flag, the environment. */
export type Overrides = Readonly<Partial<Record<keyof Config, string>>>;

/** Names of all settings, as inputs, flags and keys of the file spell them. */
export const settingNames = Object.keys(settings.shape) as (keyof Config)[];

export const configFile = '.github/channel-bump.yml';

/**
 * The configuration in force: the file's, with what inputs, flags and environment say over it.
 * @param text of `.github/channel-bump.yml`, or null where there is none
 * @throws UserError naming file, line or setting, and cure
 */
export function readConfig(text: string | null, overrides: Overrides): Config {
  const file = text === null ? {} : parseFile(text);
  const given = Object.fromEntries(
    Object.entries(overrides).flatMap(([name, value]) => (value === '' ? [] : [[name, typed(name, value)]])),
  );
  const checkedFile = settings.safeParse(file);
  if (!checkedFile.success) {
    throw new UserError(`${firstIssue(checkedFile.error)}.`, {
      place: placeOf(text ?? '', checkedFile.error),
      cure: 'See docs/configuration.md for what may stand here.',
    });
  }
  const checked = settings.safeParse({ ...file, ...given });
  if (checked.success) return checked.data;
  throw new UserError(`${firstIssue(checked.error)}.`, {
    cure: 'See docs/configuration.md for what this setting takes.',
    exitCode: 64,
  });
}

function parseFile(text: string): Record<string, unknown> {
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 100, logLevel: 'error' });
    if (value === null || value === undefined) return {};
    const map = z.record(z.string(), z.unknown()).safeParse(value);
    if (map.success) return map.data;
  } catch (error) {
    // Besides parse errors the library throws plain ones, of aliases that lead nowhere or to too much.
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new UserError(`this is not valid YAML: ${reason.replace(/:$/, '')}.`, {
      place: { file: configFile, ...(line === undefined ? {} : { line }) },
      cure: 'Mend the file.',
    });
  }
  throw new UserError('this file must hold `setting: value` lines, not a list.', {
    place: { file: configFile },
  });
}

/** The line of what is wrong, or of the nearest that is there around it. */
function placeOf(text: string, error: z.ZodError): Place {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const [issue] = error.issues;
  const wrong = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...wrong];
  for (let length = path.length; length > 0; length--) {
    const start = startOf(document, path.slice(0, length));
    if (start !== null) return { file: configFile, line: lines.linePos(start).line };
  }
  return { file: configFile };
}

/** Where the key that a path ends with begins, or the entry of a list. */
function startOf(document: Document, path: readonly PropertyKey[]): number | null {
  const around: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = String(path.at(-1));
  const pair = isMap(around)
    ? around.items.find((one) => isPair(one) && String(one.key) === last)
    : undefined;
  const node: unknown = pair ? pair.key : document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

const YAML_SETTINGS = new Set(['hosts', 'labels', 'engine-arguments', 'discover-hosts']);

/** Inputs are text: lists and switches are written as in the file (YAML). */
function typed(name: string, value: string): unknown {
  if (!YAML_SETTINGS.has(name)) return value;
  try {
    const parsed: unknown = parseYaml(value, { maxAliasCount: 100, logLevel: 'error' });
    return name === 'labels' && typeof parsed === 'string' ? parsed.split(/[\s,]+/).filter(Boolean) : parsed;
  } catch {
    throw new UserError(`\`${name}\` is not valid YAML.`, {
      cure: 'Write it as in the configuration file.',
      exitCode: 64,
    });
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'the configuration is not valid';
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `\`${path}\`: ${issue.message}`;
}
