import { z } from 'zod';
import { type JsonDocument, readJson } from '../../core/json-syntax/read.js';
import { membersOf } from '../../core/json-syntax/values.js';
import { UserError } from '../../errors.js';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A source, in the fields of all types. */
const source = z.looseObject({
  /** GitHub, Git or Tarball */
  type: z.string(),
  fetchType: text,
  /** GitHub */
  owner: text,
  repo: text,
  /** GitHub, Git */
  branch: text,
  revision: text,
  /** Tarball: what `url` was resolved from. */
  origin: text,
  url: text,
  hash: text,
  submodules: z.boolean().default(false),
  lastModified: z.number().nullish(),
  frozen: z.boolean().default(false),
});

export type Source = z.infer<typeof source> & {
  name: string;
  /** 1-based */
  line: number;
};

export interface Lock {
  document: JsonDocument;
  sources: readonly Source[];
}

const CURE =
  'Restore the file from version control, add the source anew with lon, or leave the file out with `ignore`.';

/**
 * The sources of a `lon.lock`. Null: this is none.
 * @throws UserError where it is broken or of another version
 */
export function readLock(content: string, file: string): Lock | null {
  const document = readJson(content, file);
  const members = membersOf(document.value);
  if (!members?.has('sources')) return null;
  const version = members.get('version');
  if (version !== '1') {
    throw new UserError(
      version === undefined
        ? 'The lock has no version.'
        : `Version ${JSON.stringify(version)} of lon's lock is not known.`,
      {
        place: { file, line: document.lineOf(['version']) },
        cure: 'Version "1" can be read: look for a newer channel-bump.',
      },
    );
  }
  const sources = membersOf(members.get('sources'));
  if (!sources) {
    const place = { file, line: document.lineOf(['sources']) };
    throw new UserError('"sources" is no object.', { place, cure: CURE });
  }
  return { document, sources: [...sources].map(([name, value]) => readSource(name, value, document, file)) };
}

function readSource(name: string, value: unknown, document: JsonDocument, file: string): Source {
  const checked = source.safeParse(value);
  const line = document.lineOf(['sources', name]);
  if (checked.success) return { ...checked.data, name, line };
  const issue = checked.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  throw new UserError(`Source "${name}" is not as lon writes it: ${where}${issue?.message ?? ''}.`, {
    place: { file, line },
    cure: CURE,
  });
}
