import { z } from 'zod';
import { UserError } from '../../errors.js';
import { lineOf, readJson } from '../json-edit.js';

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
      .looseObject({ type: z.string(), owner: text, repo: text, url: text, repo_path: text })
      .optional(),
    branch: text,
    revision: text,
    /** Tarball, up to version 7 */
    locked_url: text,
    /** MutableUrl, from version 8 */
    update_url: text,
    url: text,
    hash: text,
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
const shape = z.looseObject({
  version: z.number(),
  pins: z.record(z.string(), z.looseObject({ type: z.string() })),
});

/**
 * The pins of a file of npins that can be a nixpkgs. Null: this is no file of npins (niv's is called the same).
 * @throws UserError where it is broken or of another version
 */
export function readSources(content: string, file: string): Source[] | null {
  const { value, root } = readJson(content, file);
  const checked = shape.safeParse(value);
  if (!checked.success) return null;
  const { version, pins } = checked.data;
  if (!Number.isInteger(version) || version < 3 || version > 8) {
    throw new UserError(`Version ${version} of npins' file is not known.`, {
      place: { file, line: lineOf(content, root, ['version']) },
      cure:
        version < 3 ? 'Run `npins upgrade`.' : 'Versions 3 to 8 can be read: look for a newer channel-bump.',
    });
  }
  return Object.entries(pins)
    .filter(([, { type }]) => TYPES.includes(type))
    .map(([name, pin]) => ({
      name,
      entry: readEntry(name, pin, { file, line: lineOf(content, root, ['pins', name]) }),
      line: lineOf(content, root, ['pins', name]),
    }));
}

function readEntry(name: string, pin: unknown, place: { file: string; line: number }): Entry {
  const checked = entry.safeParse(pin);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new UserError(
    `Pin "${name}" is not as npins writes it: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    {
      place,
      cure: 'Restore the file from version control, or add the pin anew with npins.',
    },
  );
}
