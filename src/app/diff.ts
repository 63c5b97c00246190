import { resolve } from 'node:path';
import { parseClosure, type Closure } from '../core/closure.js';
import { compareSystems, type SystemSide } from '../core/diff/compare.js';
import { rebuiltDerivations, type SourcesByDerivation } from '../core/diff/rebuilt.js';
import { UserError } from '../errors.js';
import type { NixResult } from '../nix/run.js';
import { readSources } from '../nix/sources.js';
import { readSystem } from '../nix/toplevel.js';
import { chooseSandbox } from '../sandbox/registry.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { Ports } from './context.js';
import { comparePackageFiles, isPackageList } from './diff-lists.js';
import type { VerbInput, VerbOutcome } from './verb.js';
import { renderHtml } from '../report/html/page.js';
import { reportJson } from '../report/json.js';
import { renderMarkdown } from '../report/markdown.js';
import { listsJson, listsMarkdown, listsText } from '../report/package-lists.js';
import { renderText } from '../report/text.js';
import { comparisonReport } from './report.js';

/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;
const FORMS = ['text', 'markdown', 'json', 'html'] as const;

/**
 * `diff OLD NEW`: two toplevels in this machine's store, two files of `nix path-info -r --json`, or the package lists
 * of two releases.
 */
export async function diffVerb(ports: Ports, { positional, options }: VerbInput): Promise<VerbOutcome> {
  const [old = '', now = ''] = positional;
  const asked = options['format'] ?? 'text';
  const form = FORMS.find((one) => one === asked);
  if (!form)
    throw new UserError(`there is no form \`${String(asked)}\`.`, {
      cure: `There are: ${FORMS.join(', ')}.`,
      exitCode: 64,
    });
  for (const path of [old, now])
    if (await isPackageList(ports.files, path))
      return await diffLists(ports, [old, now], options['html'] === undefined ? form : 'html');
  const before = await readSide(ports, old);
  const after = await readSide(ports, now);
  const changes = compareSystems(before, after, await sourcesOf(ports, before, after));
  const report = comparisonReport(`${old} -> ${now}`, changes);
  const text = {
    text: () => renderText(report),
    markdown: () => renderMarkdown(report, { limit: MARKDOWN_LIMIT }),
    json: () => JSON.stringify(reportJson(report), null, 2),
    // What prints it ends the last line.
    html: () => renderHtml([report]).trimEnd(),
  };
  const page = options['html'];
  if (typeof page === 'string') await ports.files.write(resolve(page), renderHtml([report]));
  return {
    text: text[form](),
    get json() {
      return reportJson(report);
    },
    exitCode: 0,
  };
}

/** Two lists of all packages of a release: there is no host, and so no report. */
async function diffLists(
  { files }: Ports,
  [old, now]: readonly [string, string],
  form: (typeof FORMS)[number],
): Promise<VerbOutcome> {
  if (form === 'html')
    throw new UserError('two package lists have no page.', {
      cure: 'Ask for text, markdown or json.',
      exitCode: 64,
    });
  const lists = await comparePackageFiles(files, old, now);
  const json = listsJson(lists);
  const text = {
    text: () => listsText(lists),
    markdown: () => listsMarkdown(lists, MARKDOWN_LIMIT),
    json: () => JSON.stringify(json, null, 2),
  };
  return { text: text[form](), json, exitCode: 0 };
}

async function readSide(ports: Ports, what: string): Promise<SystemSide> {
  if (what.startsWith('/nix/store/')) return readStore(ports, what);
  const bytes = await readRegular(ports, what);
  if (bytes !== null) return { toplevel: null, closure: readSaved(what, bytes.toString('utf8')) };
  if (await ports.files.exists(what)) return readStore(ports, what);
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

/** Two saved closures have no derivations. */
async function sourcesOf(ports: Ports, before: SystemSide, after: SystemSide): Promise<SourcesByDerivation> {
  if (before.toplevel === null || after.toplevel === null) return new Map();
  const rebuilt = rebuiltDerivations(before.closure, after.closure);
  if (rebuilt.length === 0) return new Map();
  await using session = await openHost(ports);
  return await readSources(session, rebuilt);
}

async function readStore(ports: Ports, path: string): Promise<SystemSide> {
  await using session = await openHost(ports);
  return expected(path, await readSystem(session, await resolved(session, path)));
}

async function openHost({ process, files }: Ports): Promise<SandboxSession> {
  const machine = { process, files, image: '', pull: 'never', engineArguments: [] } as const;
  const { driver } = await chooseSandbox('host', machine);
  return driver.open({ mounts: [], nixConfig: '', network: 'default' });
}

/**
 * `/run/current-system` and `result` are links to a toplevel. Any other folder Nix would take for a flake, and evaluate.
 */
async function resolved(session: SandboxSession, path: string): Promise<string> {
  const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
  const target = exitCode === 0 ? stdout.trim() : path;
  if (/^\/nix\/store\/[^./][^/]*$/.test(target)) return target;
  throw new UserError(`${path} is no toplevel: it leads to ${target}, which is no path of the store.`, {
    cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
    exitCode: 64,
  });
}

function expected<T>(path: string, result: NixResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new UserError(`${path} can't be read: ${result.failure.message}`, {
    cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
  });
}
