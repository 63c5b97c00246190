import { resolve } from 'node:path';
import { parseClosure, type Closure } from '../core/closure.js';
import { compareSystems, type SystemSide } from '../core/diff/compare.js';
import { UserError } from '../errors.js';
import type { Ports } from './context.js';
import type { VerbInput, VerbOutcome } from './verb.js';
import { reportJson } from '../report/json.js';
import type { Report } from '../report/model.js';
import { renderText } from '../report/text.js';
import { comparisonReport } from './report.js';

/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;
const FORMS = ['text', 'markdown', 'json', 'html'] as const;

/** `diff OLD NEW`: two toplevels in this machine's store, or two files of `nix path-info -r --json`. */
export async function diffVerb(ports: Ports, { positional, options }: VerbInput): Promise<VerbOutcome> {
  const [old = '', now = ''] = positional;
  const asked = options['format'] ?? 'text';
  const form = FORMS.find((one) => one === asked);
  if (!form)
    throw new UserError(`there is no form \`${String(asked)}\`.`, {
      cure: `There are: ${FORMS.join(', ')}.`,
      exitCode: 64,
    });
  const [before, after] = await readSides(ports, old, now);
  const report = comparisonReport(`${old} -> ${now}`, compareSystems(before, after));
  const text = {
    text: () => renderText(report),
    markdown: async () =>
      (await import('../report/markdown.js')).renderMarkdown(report, { limit: MARKDOWN_LIMIT }),
    json: () => JSON.stringify(reportJson(report), null, 2),
    // What prints it ends the last line.
    html: async () => (await page(report)).trimEnd(),
  };
  const file = options['html'];
  if (typeof file === 'string') await ports.files.write(resolve(file), await page(report));
  return {
    text: await text[form](),
    get json() {
      return reportJson(report);
    },
    exitCode: 0,
  };
}

async function page(report: Report): Promise<string> {
  return (await import('../report/html/page.js')).renderHtml([report]);
}

async function readSides(ports: Ports, ...names: [string, string]): Promise<[SystemSide, SystemSide]> {
  const saved = [await readFileOf(ports, names[0]), await readFileOf(ports, names[1])];
  const others = names.filter((_, index) => saved[index] === null);
  const stored =
    others.length === 0 ? [] : await (await import('./stored-system.js')).readStored(ports, others);
  const [before, after] = saved.map((side) => side ?? stored.shift());
  if (!before || !after) throw new Error('a side was not read');
  return [before, after];
}

/** Null for what is in the store. */
async function readFileOf(ports: Ports, what: string): Promise<SystemSide | null> {
  if (what.startsWith('/nix/store/')) return null;
  const bytes = await readRegular(ports, what);
  if (bytes !== null) return { toplevel: null, closure: readSaved(what, bytes.toString('utf8')) };
  if (await ports.files.exists(what)) return null;
  throw new UserError(`there is neither a file nor a toplevel \`${what}\`.`, {
    cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
    exitCode: 64,
  });
}

/** Null for what is no regular file: `result` and `/run/current-system` lead to folders of the store. */
async function readRegular(ports: Ports, path: string): Promise<Buffer | null> {
  try {
    return await ports.files.read(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return null;
    throw error;
  }
}

function readSaved(file: string, text: string): Closure {
  try {
    return parseClosure(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof UserError || error instanceof SyntaxError)) throw error;
    throw new UserError(`this is no saved closure: ${error.message}`, {
      place: { file },
      cure: 'Save one with `nix path-info -r --json TOPLEVEL`.',
      cause: error,
    });
  }
}
