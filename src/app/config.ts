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
import { UserError } from '../errors.js';
import { documentsOf, mistakesIn, nearest, wording, type Mistake } from './config-mistakes.js';
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
  const checkedFile = settings.safeParse(file, { error: wording });
  if (!checkedFile.success) throw refusedFile(text ?? '', mistakesIn(checkedFile.error, file));
  const all = { ...file, ...given };
  const checked = settings.safeParse(all, { error: wording });
  if (checked.success) return checked.data;
  const mistakes = mistakesIn(checked.error, all);
  throw new UserError(mistakes.map(({ sentence }) => sentence).join(' '), {
    cure: `See ${documentsOf(mistakes)}.`,
    exitCode: 64,
  });
}

/** The environment variable of a setting: `channels-url` -> `CHANNEL_BUMP_CHANNELS_URL` */
export function variableOf(name: string): string {
  return PREFIX + name.toUpperCase().replaceAll('-', '_');
}

const PREFIX = 'CHANNEL_BUMP_';

/** A sentence for each variable that looks like a setting's and is none: it would be passed over in silence. */
export function strayVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = settingNames.map(variableOf);
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .map((name) => {
      const meant = nearest(name.slice(PREFIX.length), settingNames);
      const hint = meant === null ? '.' : `; did you mean ${variableOf(meant)}?`;
      return `the environment variable ${name} is no setting${hint}`;
    });
}

/** All that is wrong with the file, from top to bottom: the first at the error's place, the others by their line. */
function refusedFile(text: string, mistakes: readonly Mistake[]): UserError {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const placed = mistakes
    .map(({ path, sentence }) => ({ sentence, offset: offsetOf(document, path) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ sentence, offset }) => ({ sentence, line: lines.linePos(offset).line }));
  const [first, ...others] = placed;
  const further = others.map(({ sentence, line }) => ` Line ${line}: ${sentence}`);
  return new UserError(`${first?.sentence ?? ''}${further.join('')}`, {
    place: { file: configFile, ...(first ? { line: first.line } : {}) },
    cure: `See ${documentsOf(mistakes)}.`,
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
      cure: 'Mend it there; each setting is `name: value`.',
    });
  }
  throw new UserError('this file must hold `setting: value` lines, not a list.', {
    place: { file: configFile },
    cure: 'See docs/configuration.md.',
  });
}

/** Where what is wrong begins, or the nearest that is there around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const start = startOf(document, path.slice(0, length));
    if (start !== null) return start;
  }
  return 0;
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
  'channel-commits',
  'channel-packages',
  'rules',
  'pull-request-limit',
  'issue-after',
  'host-checks',
  'schedule',
  'checks',
  'last-good',
  'search-limit',
  'evaluation-jobs',
  'builders',
]);

const WORDS = new Set<string>([
  'labels',
  'lanes',
  'substituters',
  'trusted-public-keys',
  'reviewers',
  'team-reviewers',
  'assignees',
]);
const GLOBS = new Set<string>([
  'only-hosts',
  'skip-hosts',
  'pins',
  'ignore',
  'freeze',
  'companions',
  'production-hosts',
  'boot-hosts',
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
