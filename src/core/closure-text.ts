import { STORE_PATH } from './store-path.js';

/**
 * Reads a closure as Nix prints it, without taking it all apart: most of the text is references, of which few are asked
 * for. Each path is held against one pattern, and all that is not as Nix prints it (another order of keys, another form,
 * an escape in a string) is left to `JSON.parse`, which also knows what to say of a mistake.
 *
 * @returns by store path; null where it is not all as Nix prints it
 */
export function scanClosure(text: string): Map<string, ScannedPath> | null {
  try {
    for (const form of FORMS) {
      const paths = scan(text, form);
      if (paths) return paths;
    }
  } catch (error) {
    // A list of a million references is more than a pattern has room to go back in.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** A `ClosurePath` whose references are taken apart when they are asked for. */
export class ScannedPath {
  constructor(
    readonly path: string,
    readonly narHash: string | null,
    readonly narSize: number,
    private readonly referenceList: string,
    readonly deriver: string | null,
  ) {}

  get references(): readonly string[] {
    return this.referenceList === '' ? [] : this.referenceList.slice(1, -1).split(BETWEEN_TEXTS);
  }

  /** As `references.includes` tells it, in less time. */
  refersTo(path: string): boolean {
    return this.referenceList.includes(`"${path}"`);
  }

  /** As `references.some` tells it. */
  someReference(passes: (reference: string) => boolean): boolean {
    const list = this.referenceList;
    for (let start = list.indexOf('"'); start >= 0;) {
      const end = list.indexOf('"', start + 1);
      if (passes(list.slice(start + 1, end))) return true;
      start = list.indexOf('"', end + 1);
    }
    return false;
  }
}

/** How a closure begins and ends, and what each of its paths looks like, with what follows on it. */
interface Form {
  begin: RegExp;
  path: RegExp;
  end: RegExp;
  /** Place of what is captured, by key. */
  captured: Readonly<Record<Captured, number>>;
}

type Captured = 'path' | 'narHash' | 'narSize' | 'references' | 'deriver';

const SPACE = '[ \\t\\r\\n]*';
/** Without escapes, and in ASCII: so it does not matter how the bytes were decoded. */
const TEXT = '"[ !#-\\[\\]-~]*"';
const TEXTS = `${TEXT}(?:${SPACE},${SPACE}${TEXT})*`;
const NUMBER = '(?:0|[1-9][0-9]{0,14})';
const BETWEEN_TEXTS = /"[ \t\r\n]*,[ \t\r\n]*"/;

const STORE_PATH_TEXT = `"(${STORE_PATH.source.replace(/^\^|\$$/g, '').replaceAll('(', '(?:')})"`;
const VALUES: Readonly<Record<string, string>> = {
  path: STORE_PATH_TEXT,
  narHash: `"(${TEXT.slice(1, -1)})"`,
  narSize: `(${NUMBER})`,
  // What is blank within a list can be read in one way alone: in more it would be tried in all of them.
  references: `\\[(?:${SPACE}(${TEXTS}))?${SPACE}\\]`,
  deriver: `(?:null|"(${TEXT.slice(1, -1)})")`,
};
const OTHER = `(?:${TEXT}|${NUMBER}|true|false|null|\\[(?:${SPACE}${TEXTS})?${SPACE}\\])`;
const NEEDED: readonly string[] = ['path', 'narSize', 'references'];

/** The keys in the order in which Nix prints them: up to 2.12 as it came to them, then by the alphabet. From 2.19 on in an object. */
const BY_ALPHABET =
  'ca closureSize deriver narHash narSize path references registrationTime signatures storeDir ultimate valid'.split(
    ' ',
  );
const AS_BEFORE =
  'path narHash narSize references ca closureSize deriver registrationTime ultimate signatures'.split(' ');

const FORMS: readonly Form[] = [
  objectForm(BY_ALPHABET.filter((key) => key !== 'path')),
  listForm(AS_BEFORE),
  listForm(BY_ALPHABET),
];

function objectForm(keys: readonly string[]): Form {
  const path = `${STORE_PATH_TEXT}${SPACE}:${SPACE}${objectOf(keys)}${followedBy('}')}`;
  return { ...ends('{', '}'), path: new RegExp(path, 'y'), captured: placesOf(['path', ...keys]) };
}

function listForm(keys: readonly string[]): Form {
  const path = `${objectOf(keys)}${followedBy(']')}`;
  return { ...ends('[', ']'), path: new RegExp(path, 'y'), captured: placesOf(keys) };
}

function ends(open: string, close: string): Pick<Form, 'begin' | 'end'> {
  return {
    begin: new RegExp(`${SPACE}\\${open}${SPACE}`, 'y'),
    end: new RegExp(`\\${close}${SPACE}$`, 'y'),
  };
}

function objectOf(keys: readonly string[]): string {
  return `\\{${SPACE}${keys.map(field).join('')}\\}`;
}

function field(key: string): string {
  const text = `"${key}"${SPACE}:${SPACE}${VALUES[key] ?? OTHER}${followedBy('}')}`;
  return NEEDED.includes(key) ? text : `(?:${text})?`;
}

/** A comma and something behind it, or the end. */
function followedBy(close: string): string {
  return `${SPACE}(?:,${SPACE}(?!\\${close})|(?=\\${close}))`;
}

function placesOf(keys: readonly string[]): Form['captured'] {
  const captured = keys.filter((key) => key in VALUES);
  const place = (key: Captured): number => captured.indexOf(key) + 1;
  return {
    path: place('path'),
    narHash: place('narHash'),
    narSize: place('narSize'),
    references: place('references'),
    deriver: place('deriver'),
  };
}

function scan(text: string, { begin, path, end, captured }: Form): Map<string, ScannedPath> | null {
  begin.lastIndex = 0;
  if (!begin.test(text)) return null;
  const paths = new Map<string, ScannedPath>();
  let at = (path.lastIndex = begin.lastIndex);
  for (let match = path.exec(text); match; match = path.exec(text)) {
    at = path.lastIndex;
    const name = match[captured.path] ?? '';
    const scanned = new ScannedPath(
      name,
      match[captured.narHash] ?? null,
      Number(match[captured.narSize]),
      match[captured.references] ?? '',
      match[captured.deriver] ?? null,
    );
    paths.set(name, scanned);
  }
  end.lastIndex = at;
  return end.test(text) && paths.size > 0 ? paths : null;
}
