import { resolve } from 'node:path';
import { parseClosure, type Closure } from '../core/closure.js';
import { compareSystems, type SystemSide } from '../core/diff/compare.js';
import { UserError } from '../errors.js';
import type { NixResult } from '../nix/run.js';
import { readSystem } from '../nix/toplevel.js';
import { chooseSandbox } from '../sandbox/registry.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { Context } from './context.js';
import type { VerbInput, VerbOutcome } from './verb.js';
import { renderHtml } from '../report/html/page.js';
import { reportJson } from '../report/json.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Screen } from '../report/screen.js';
import { renderText } from '../report/text.js';
import { comparisonReport } from './report.js';

/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;
const FORMS = ['text', 'markdown', 'json', 'html'] as const;

/** `diff OLD NEW`: two toplevels in this machine's store, or two files of `nix path-info -r --json`. */
export async function diffVerb(context: Context, { positional, options }: VerbInput): Promise<VerbOutcome> {
  const [old = '', now = ''] = positional;
  const asked = options['format'] ?? 'text';
  const form = FORMS.find((one) => one === asked);
  if (!form)
    throw new UserError(`there is no form \`${String(asked)}\`.`, {
      cure: `There are: ${FORMS.join(', ')}.`,
      exitCode: 64,
    });
  const before = await readSide(context, old);
  const after = await readSide(context, now);
  const report = comparisonReport(`${old} -> ${now}`, compareSystems(before, after));
  const json = reportJson(report);
  const text = {
    text: () => renderText(report),
    markdown: () => renderMarkdown(report, { limit: MARKDOWN_LIMIT }),
    json: () => JSON.stringify(json, null, 2),
    // What prints it ends the last line.
    html: () => renderHtml([report]).trimEnd(),
  };
  const page = options['html'];
  if (typeof page === 'string') await context.files.write(resolve(page), renderHtml([report]));
  const onScreen = (screen: Screen): string => renderText(report, screen);
  return { text: text[form](), json, exitCode: 0, ...(form === 'text' ? { onScreen } : {}) };
}

async function readSide(context: Context, what: string): Promise<SystemSide> {
  if (what.startsWith('/nix/store/')) return readStore(context, what);
  const bytes = await readRegular(context, what);
  if (bytes !== null) return { toplevel: null, closure: readSaved(what, bytes.toString('utf8')) };
  if (await context.files.exists(what)) return readStore(context, what);
  throw new UserError(`there is neither a file nor a toplevel \`${what}\`.`, {
    cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
    exitCode: 64,
  });
}

/** Null for what is no regular file: `result` and `/run/current-system` lead to folders of the store. */
async function readRegular(context: Context, path: string): Promise<Buffer | null> {
  try {
    return await context.files.read(path);
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

async function readStore(context: Context, path: string): Promise<SystemSide> {
  const { driver } = await chooseSandbox('host', {
    process: context.process,
    files: context.files,
    image: '',
    pull: 'never',
    engineArguments: [],
  });
  await using session = await driver.open({ mounts: [], nixConfig: '', network: 'default' });
  return expected(path, await readSystem(session, await resolved(session, path)));
}

/** `/run/current-system` and `result` are links to a toplevel. */
async function resolved(session: SandboxSession, path: string): Promise<string> {
  const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
  return exitCode === 0 ? stdout.trim() : path;
}

function expected<T>(path: string, result: NixResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new UserError(`${path} can't be read: ${result.failure.message}`, {
    cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
  });
}
