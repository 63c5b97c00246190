import type { Sources } from '../core/diff/rebuilt.js';
import type { SandboxSession } from '../sandbox/types.js';
import { KEYS, readDerivation, type DerivationText } from './derivation-text.js';
import { derivationNameOf } from './text.js';

/** A derivation's text has some 5 KB; so many at once are no burden to anybody's memory, nor too much to name to a program. */
const AT_ONCE = 4000;

/** A patch may be made of a patch, and that of another; further nobody looks. */
const DEEPEST = 3;

const STORE_PATH = /\/nix\/store\/[0-9a-z]{32}-[\w.+?=-]+/g;

// One program for all, where there is one that says of each line which file's it is. Derivations that are not in the store
// are left out: a cache may know a path by another one than was evaluated here.
const READ = `
if command -v grep >/dev/null; then
  LC_ALL=C exec grep -sH '' -- "$@"
fi
for derivation in "$@"; do
  [ -f "$derivation" ] || continue
  printf '%s:' "$derivation" && cat "$derivation" && echo || exit
done
`;

/**
 * Of those that are in the sandbox's store, and have a source that can be told, what they are made from.
 * @param known what was read of this store before; what is read is noted there: hosts have most of it in common. Null: from
 *   no source that can be told
 */
export async function readSources(
  session: SandboxSession,
  derivations: readonly string[],
  known = new Map<string, Sources | null>(),
): Promise<Map<string, Sources>> {
  const texts = await readAll(
    session,
    derivations.filter((path) => !known.has(path)),
  );
  for (const path of derivations)
    if (texts.has(path) && !known.has(path)) known.set(path, sourcesOf(path, texts));
  return new Map(
    derivations.flatMap((path) => {
      const sources = known.get(path) ?? null;
      return sources === null ? [] : [[path, sources]];
    }),
  );
}

/** The texts of derivations that are there, and of those that may have made their sources. */
async function readAll(
  session: SandboxSession,
  derivations: readonly string[],
): Promise<Map<string, DerivationText>> {
  const known = new Map<string, DerivationText>();
  let wanted = derivations;
  for (let depth = 0; depth <= DEEPEST && wanted.length > 0; depth++) {
    const read = await readTexts(session, wanted);
    for (const [path, text] of read) known.set(path, text);
    wanted = [...new Set([...read.values()].flatMap(makersOf))].filter((path) => !known.has(path));
  }
  return known;
}

async function readTexts(
  session: SandboxSession,
  derivations: readonly string[],
): Promise<Map<string, DerivationText>> {
  const found = new Map<string, DerivationText>();
  const read = async (from: number): Promise<void> => {
    const some = derivations.slice(from, from + AT_ONCE);
    if (some.length === 0) return;
    const { stdout } = await session.run(['/bin/sh', '-c', READ, 'sh', ...some]);
    // Each text is one line, as a newline within it is written `\n`.
    for (const line of stdout.split('\n')) {
      const end = line.indexOf(':');
      if (end > 0) found.set(line.slice(0, end), readDerivation(line.slice(end + 1)));
    }
  };
  // While one is read the next one is started.
  for (let at = 0; at < derivations.length; at += 2 * AT_ONCE)
    await Promise.all([read(at), read(at + AT_ONCE)]);
  return found;
}

/** Derivations that may have made what a derivation unpacks or applies. A download needs no other. */
function makersOf({ told, needs, plain, isFixed }: DerivationText): string[] {
  if (isFixed) return [];
  const paths = [...told].flatMap(([key, value]) => (isPhase(key) ? [] : pathsIn(value)));
  return paths.filter((path) => !plain.has(path)).flatMap((path) => needs.get(derivationNameOf(path)) ?? []);
}

/**
 * What a derivation is made from; null where it is from no source, or from one that can't be told.
 * @param known texts of derivations by their path, also of those that made its sources
 */
export function sourcesOf(derivation: string, known: ReadonlyMap<string, DerivationText>): Sources | null {
  const text = known.get(derivation);
  if (!text || text.told.size === 0) return null;
  const parts = KEYS.map((key): string | null => {
    const value = text.told.get(key);
    if (value === undefined) return '';
    return isPhase(key) ? phase(value) : content(value, text, known);
  });
  return parts.includes(null) ? null : JSON.stringify(parts);
}

function isPhase(key: (typeof KEYS)[number]): boolean {
  return key === 'prePatch' || key === 'postPatch';
}

/** A program that a phase names is another store path after each rebuild. */
function phase(value: unknown): string {
  return JSON.stringify(value).replaceAll(STORE_PATH, '/nix/store/…');
}

/**
 * The path of a file or a download is its content. That of a patch with a program's path put into it (`replaceVars`) is
 * another after each rebuild: it counts as what it is made from itself. Null where one of them can't be told.
 */
function content(
  value: unknown,
  { plain, needs }: DerivationText,
  known: ReadonlyMap<string, DerivationText>,
): string | null {
  const text = JSON.stringify(value);
  const made = new Map<string, string>();
  for (const path of pathsIn(value)) {
    if (plain.has(path)) continue;
    const maker = needs.get(derivationNameOf(path))?.find((one) => known.get(one)?.outputs.includes(path));
    if (maker === undefined) return null;
    if (known.get(maker)?.isFixed) continue;
    const sources = sourcesOf(maker, known);
    if (sources === null) return null;
    made.set(path, `${derivationNameOf(path)} of ${sources}`);
  }
  return text.replaceAll(STORE_PATH, (path) => made.get(path) ?? path);
}

function pathsIn(value: unknown): string[] {
  return JSON.stringify(value).match(STORE_PATH) ?? [];
}
