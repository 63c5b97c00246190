import { parse } from 'yaml';
import { z } from 'zod';
import { settings } from '../../src/app/settings.js';

/** action.yml, as far as the tables go by it. */
interface Action {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
}

/** The tables by their names in the markers of a document. */
export function tablesOf(actionText: string): Readonly<Record<string, string>> {
  const { inputs, outputs } = parse(actionText) as Action;
  const rows = Object.entries(inputs).map(([name, { description, default: given = '' }]) => {
    const { text, said } = splitDefault(oneLine(description));
    const value = given === '' ? settingDefault(name) : given;
    const words = said === null || said === value ? '' : `: ${said}`;
    const shown = value === null ? (said ?? 'none') : code(value) + words;
    return { name, cells: [code(name), shown, marked(text)] };
  });
  const isSetting = ({ name }: { name: string }): boolean => name in settings.shape;
  const HEAD = ['input', 'default', 'what it says'];
  return {
    inputs: table(
      HEAD,
      rows.filter((row) => !isSetting(row)).map(({ cells }) => cells),
    ),
    settings: table(
      HEAD,
      rows.filter(isSetting).map(({ cells }) => cells),
    ),
    outputs: table(
      ['output', 'what it says'],
      Object.entries(outputs).map(([name, { description }]) => [code(name), marked(oneLine(description))]),
    ),
  };
}

const { properties = {} } = z.toJSONSchema(settings, { io: 'input' });

/** The setting's default, where it is one value on one line; null: a list, nothing, or no setting. */
export function settingDefault(name: string): string | null {
  const setting = properties[name];
  const value = typeof setting === 'object' ? setting.default : undefined;
  const isOne = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isOne && /^.+$/.test(String(value)) ? String(value) : null;
}

/**
 * A document with the tables brought up to date, each between `<!-- table NAME -->` and `<!-- /table -->`.
 * @throws Error where a marker names no table, or a table has no place
 */
export function withTables(document: string, tables: Readonly<Record<string, string>>): string {
  const left = new Set(Object.keys(tables));
  const made = document.replace(
    /(<!-- table (\w+) -->\n)[\s\S]*?(<!-- \/table -->)/g,
    (_, begin: string, name: string, end: string) => {
      const lines = tables[name];
      if (lines === undefined || !left.delete(name)) throw new Error(`no table ${name}, or there already`);
      return `${begin}${lines}\n${end}`;
    },
  );
  if (left.size > 0) throw new Error(`no place for the table ${[...left].join(', ')}`);
  return made;
}

/** `Time limit of a boot. Default: 20m.` -> its two parts; the setting's own default is said there, not in `default:`. */
export function splitDefault(description: string): { text: string; said: string | null } {
  const match = /^(.*?)\s*\bDefault(?::| is) (.+?)\.?$/.exec(description);
  if (!match) return { text: description, said: null };
  return { text: match[1] ?? '', said: match[2] ?? '' };
}

/** Documents as links, words of templates as code; what is code already stays. */
function marked(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`')
        ? part
        : part.replace(/\bdocs\/([\w-]+\.md)/g, '[$1]($1)').replace(/\{\{\w+\}\}/g, (word) => code(word)),
    )
    .join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
