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
import { settings, type Config } from './settings.js';

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
  const issue = firstOf(error);
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

const YAML_SETTINGS = new Set<string>([
  'hosts',
  'engine-arguments',
  'discover-hosts',
  'rules',
  'pull-request-limit',
  'schedule',
]);

const WORDS = new Set<string>(['labels', 'lanes']);
const GLOBS = new Set<string>([
  'only-hosts',
  'skip-hosts',
  'pins',
  'ignore',
  'freeze',
  'companions',
  'production-hosts',
]);

/** Inputs are text: lists and switches are written as in the file (YAML), lists of words also without brackets. */
function typed(name: string, value: string): unknown {
  const isList = WORDS.has(name) || GLOBS.has(name);
  // To YAML `*` is an alias, and `nixos{,-small}` no single word.
  if (isList && !/^\s*(?:\[|- )/.test(value))
    return value.split(GLOBS.has(name) ? /,?\s+/ : /[\s,]+/).filter(Boolean);
  if (!isList && !YAML_SETTINGS.has(name)) return value;
  try {
    return parseYaml(value, { maxAliasCount: 100, logLevel: 'error' }) as unknown;
  } catch {
    throw new UserError(`\`${name}\` is not valid YAML.`, {
      cure: 'Write it as in the configuration file.',
      exitCode: 64,
    });
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = firstOf(error);
  if (!issue) return 'the configuration is not valid';
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `\`${path}\`: ${issue.message}`;
}

/** Of a setting that may be a list, what is wrong with the entry. */
function firstOf(error: z.ZodError): z.core.$ZodIssue | undefined {
  const [issue] = error.issues;
  if (issue?.code !== 'invalid_union') return issue;
  const ofEntry = issue.errors.flat().find(({ path }) => typeof path[0] === 'number');
  return ofEntry ? { ...ofEntry, path: [...issue.path, ...ofEntry.path] } : issue;
}
