import { z } from 'zod';
import type { JsonDocument } from '../../core/json-syntax/read.js';
import { membersOf } from '../../core/json-syntax/values.js';
import { UserError } from '../../errors.js';
import { readAnyJson } from '../any-json.js';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A pin, in the fields of the types that can be a nixpkgs. */
const entry = z
  .looseObject({
    type: z.string(),
    /** Channel */
    name: text,
    artifact: text,
    /** Git, GitRelease */
    repository: z
      .looseObject({ type: z.string(), owner: text, repo: text, url: text, repo_path: text, server: text })
      .optional(),
    branch: text,
    submodules: z.boolean().default(false),
    revision: text,
    /** Tarball, up to version 7 */
    locked_url: text,
    /** MutableUrl, from version 8 */
    update_url: text,
    url: text,
    hash: text,
    /** Url, MutableUrl: what is hashed is what is in the archive. */
    unpack: z.boolean().default(true),
    frozen: z.boolean().default(false),
  })
  // Where the address that is fetched stands.
  .transform((pin) => ({ ...pin, addressKey: pin.locked_url === null ? 'url' : 'locked_url' }));

export type Entry = z.infer<typeof entry>;

export interface Source {
  name: string;
  entry: Entry;
  /** 1-based */
  line: number;
}

const TYPES = ['Channel', 'Git', 'GitRelease', 'Tarball', 'Url', 'MutableUrl'];
const CURE =
  'Restore the file from version control, add the pin anew with npins, or leave the file out with `ignore`.';

// Of a text that is no JSON: a pin of npins is in it.
const BROKEN = /"pins"\s*:\s*\{[^{}]*\{\s*"type"\s*:\s*"(?:Channel|Git|GitRelease|Tarball|Url|MutableUrl)"/;

export interface Sources {
  document: JsonDocument;
  sources: readonly Source[];
}

/**
 * The pins of a file of npins that can be a nixpkgs. Null: this is no file of npins (niv's is called the same).
 * @throws UserError where it is broken or of another version
 */
export function readSources(content: string, file: string): Sources | null {
  const own = /(?:^|\/)npins\/sources\.json$/.test(file);
  const document = readAnyJson(content, file, (text) => own || BROKEN.test(text));
  const members = document && membersOf(document.value);
  if (!members) return null;
  const pins = membersOf(members.get('pins'));
  if (!own && !(pins && [...pins.values()].some(isPin))) return null;
  if (!pins && !members.has('version')) return null;
  assertVersion(members.get('version'), { file, line: document.lineOf(['version']) });
  if (!pins) {
    const what = members.has('pins') ? '"pins" is no object.' : 'The file has a version, but no "pins".';
    throw new UserError(what, { place: { file, line: document.lineOf(['pins']) }, cure: CURE });
  }
  const sources = [...pins].flatMap(([name, pin]) => {
    const place = { file, line: document.lineOf(['pins', name]) };
    const entry = readEntry(name, pin, place);
    return entry ? [{ name, entry, line: place.line }] : [];
  });
  return { document, sources };
}

function isPin(value: unknown): boolean {
  const type = membersOf(value)?.get('type');
  return typeof type === 'string' && TYPES.includes(type);
}

function assertVersion(version: unknown, place: { file: string; line: number }): void {
  if (typeof version === 'number' && Number.isInteger(version) && version >= 3 && version <= 8) return;
  const old = typeof version === 'number' && version < 3;
  const what =
    version === undefined
      ? "npins' file has no version."
      : `Version ${JSON.stringify(version)} of npins' file is not known.`;
  const cure = old ? 'Run `npins upgrade`.' : 'Versions 3 to 8 can be read: look for a newer channel-bump.';
  throw new UserError(what, { place, cure: version === undefined ? CURE : cure });
}

/** Null: of a type that can be no nixpkgs. */
function readEntry(name: string, pin: unknown, place: { file: string; line: number }): Entry | null {
  const type = membersOf(pin)?.get('type');
  if (typeof type === 'string' && !TYPES.includes(type)) return null;
  const checked = entry.safeParse(pin);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  throw new UserError(`Pin "${name}" is not as npins writes it: ${where}${issue?.message ?? ''}.`, {
    place,
    cure: CURE,
  });
}
