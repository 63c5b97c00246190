import type { Closure } from '../core/closure.js';
import type { SystemSide } from '../core/diff/compare.js';
import { UserError } from '../errors.js';
import { closureIn } from './closure-in.js';
import type { Ports } from './context.js';
import type { Sides } from './comparison.js';
import { FORMS, type Form } from './diff-forms.js';
import { isPackageList } from './is-package-list.js';
import { pageFile } from './page-file.js';
import type { VerbInput, VerbOutcome } from './verb.js';

/** A pull request's body on GitHub. */
const MARKDOWN_LIMIT = 65_536;

/**
 * `diff OLD NEW`: two toplevels in this machine's store, two files of `nix path-info -r --json`, or the package lists
 * of two releases. What not every form needs is loaded when it is needed: to start is most of the work.
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
  const file = options['html'];
  const page = await pageFile(ports, typeof file === 'string' ? file : null);
  if (await arePackageLists(ports, old, now)) {
    return diffLists(ports, [old, now], page === null ? form : 'html');
  }
  const sides = await readSides(ports, old, now);
  const { comparisonOutcome } = await import('./comparison.js');
  return comparisonOutcome(ports, `${old} -> ${now}`, sides, { form, page });
}

/** Whether one of them is a list of packages: the other has to be one as well. */
async function arePackageLists({ files }: Ports, old: string, now: string): Promise<boolean> {
  return (await isPackageList(files, old)) || (await isPackageList(files, now));
}

/** Two lists of all packages of a release: there is no host, and so no report. */
async function diffLists(
  { files }: Ports,
  [old, now]: readonly [string, string],
  form: Form,
): Promise<VerbOutcome> {
  if (form === 'html')
    throw new UserError('two package lists have no page.', {
      cure: 'Ask for text, markdown or json.',
      exitCode: 64,
    });
  const { comparePackageFiles } = await import('./diff-lists.js');
  const { listsJson, listsMarkdown, listsText } = await import('../report/package-lists.js');
  const lists = await comparePackageFiles(files, old, now);
  const json = listsJson(lists);
  const text = {
    text: () => listsText(lists),
    markdown: () => listsMarkdown(lists, MARKDOWN_LIMIT),
    json: () => JSON.stringify(json, null, 2),
  };
  return { text: text[form](), json, exitCode: 0 };
}

async function readSides(ports: Ports, ...names: [string, string]): Promise<Sides> {
  await refuseMissing(ports, names);
  const saved = await Promise.all(names.map((name) => readFileOf(ports, name)));
  const others = names.filter((_, index) => saved[index] === null);
  const { systems, sources } =
    others.length === 0
      ? { systems: [], sources: new Map<string, string>() }
      : await (await import('./stored-system.js')).readStored(ports, others);
  const [before, after] = saved.map((side) => side ?? systems.shift());
  if (!before || !after) throw new Error('a side was not read');
  return { before, after, sources };
}

/** Of both at once: who mistypes a folder mistypes two. */
async function refuseMissing({ files }: Ports, names: readonly string[]): Promise<void> {
  const isThere = await Promise.all(
    names.map(async (name) => name.startsWith('/nix/store/') || (await files.exists(name))),
  );
  const missing = names.filter((_, index) => !isThere[index]).map((name) => `\`${name}\``);
  if (missing.length === 0) return;
  throw new UserError(`there is neither a file nor a toplevel ${missing.join(', and none ')}.`, {
    cure: 'Give two toplevels, or two files of `nix path-info -r --json`.',
    exitCode: 64,
  });
}

/** Null for what is in the store. */
async function readFileOf(ports: Ports, what: string): Promise<SystemSide | null> {
  if (what.startsWith('/nix/store/')) return null;
  const bytes = await readRegular(ports, what);
  return bytes && { toplevel: null, closure: readSaved(what, bytes) };
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

function readSaved(file: string, json: Buffer): Closure {
  return closureIn(
    json,
    (why, cause) =>
      new UserError(why, {
        place: { file },
        cure: 'Save one with `nix path-info -r --json TOPLEVEL`.',
        cause,
      }),
  );
}
