import { z } from 'zod';
import { createCutter, notAPackageList } from './cut.js';

/** A release's `packages.json`. */
export interface PackageList {
  /** Its file or address, for an error. */
  where: string;
  pieces: AsyncIterable<Uint8Array>;
}

/** A package of a release, as far as two releases are compared. */
export interface ListedPackage {
  /** `openssl-3.0.13`, as in its store path. */
  name: string;
  version: string;
  /** Why it is marked insecure, sentences by whoever marked it, maybe none; null: it is not. */
  insecure: readonly string[] | null;
}

const meta = z.object({
  insecure: z.boolean().nullish(),
  knownVulnerabilities: z.array(z.string()).nullish(),
});
const entry = z.object({
  name: z.string(),
  version: z.union([z.string(), z.number()]).nullish(),
  meta: meta.nullish(),
});
/** Some 150,000 are usual; each takes memory for as long as two lists are compared. */
const MOST = 2_000_000;

const entries = z.record(z.string(), entry);

/**
 * Reads a release's `packages.json` (`{ "version": "2", "packages": { attribute: { name, version, meta, … } } }`,
 * more than 100 MB), a few packages at a time.
 * @throws UserError where it is none, or is cut short, naming it
 */
export async function readPackageList(
  { where, pieces }: PackageList,
  each: (attribute: string, listed: ListedPackage) => void,
): Promise<void> {
  const cutter = createCutter('packages', where);
  let count = 0;
  for await (const piece of pieces) {
    const text = cutter.push(piece);
    if (text === null) continue;
    for (const [attribute, { name, version, meta: told }] of Object.entries(parsed(text, where))) {
      if (++count > MOST) throw notAPackageList(`it has more than ${MOST} packages`, where);
      const reasons = told?.knownVulnerabilities ?? [];
      const isInsecure = told?.insecure === true || reasons.length > 0;
      each(attribute, { name, version: String(version ?? ''), insecure: isInsecure ? reasons : null });
    }
  }
  cutter.end();
}

function parsed(text: string, where: string): z.infer<typeof entries> {
  try {
    return entries.parse(JSON.parse(text));
  } catch {
    throw notAPackageList('an entry of it has another form', where);
  }
}
