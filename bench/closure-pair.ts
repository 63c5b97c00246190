import { createHash } from 'node:crypto';
import { createRandom, randomWords } from './random.js';

/** As `nix path-info --recursive --json` prints a path (before Nix 2.19, in a list). */
export interface PathInfo {
  path: string;
  narHash: string;
  narSize: number;
  references: string[];
  deriver: string;
  registrationTime: number;
  signatures: string[];
}

/** Two closures of one host; the last path of each is the toplevel, the one before it its `system-path`. */
export interface ClosurePair {
  before: PathInfo[];
  after: PathInfo[];
}

/** Of so many packages one gets another version, of so many paths one comes and one goes; what refers to these is rebuilt. */
const UPGRADED = 25;
const COME_AND_GONE = 100;
/** References of a path, on average; some of them are the same. */
const REFERENCES = 6;
const SIGNATURE = `cache.nixos.org-1:${'A'.repeat(86)}==`;

interface Part {
  /** `python3.12-%`, with the version for `%`; without one where there is no `%`. */
  name: string;
  /** Index of the first path of its package. */
  package: number;
  output: string;
  version: string;
  /** Indexes of what it refers to, all lower than its own. */
  references: number[];
}

/** A host's closures before and after a bump, of so many paths each; the same bytes everywhere. */
export function closurePair(paths: number): ClosurePair {
  const parts = makeParts(Math.ceil((paths - 2) / (1 - 1 / COME_AND_GONE)), createRandom(paths));
  const older = parts.map((part, index) => (index % COME_AND_GONE === 50 ? null : part));
  const newer = parts.map((part, index) => {
    if (index % COME_AND_GONE === 51) return null;
    return part.package % UPGRADED === UPGRADED - 1 ? { ...part, version: nextVersion(part.version) } : part;
  });
  return { before: closure(older, '25.11.4021'), after: closure(newer, '25.11.4188') };
}

/** What a server with a desktop is made of: libraries, programs, interpreters' packages, units, files. */
const KINDS: readonly (readonly [name: string, share: number])[] = [
  ['lib*-%', 15],
  ['*-*-%', 42],
  ['python3.12-*-%', 15],
  ['perl5.40.0-*-%', 8],
  ['unit-*.service', 8],
  ['*.conf', 6],
  ['etc-*', 6],
];
/** Of a package's paths: most have one, some two or three. */
const OUTPUTS = ['-lib', '-bin', '-man', '-dev', '-data'];
const ANOTHER_OUTPUT = 0.25;

function makeParts(count: number, random: () => number): Part[] {
  const words = randomWords(20_000, random).filter((word) => /^[a-z]/.test(word));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const kinds = KINDS.flatMap(([name, share]) => Array<string>(share).fill(name));
  const parts: Part[] = [];
  for (let index = 0; index < count; index++) {
    const refers = references(index, random);
    const last = parts.at(-1);
    if (last?.name.includes('%') && random() < ANOTHER_OUTPUT) {
      parts.push({ ...last, output: pick(OUTPUTS), references: refers });
      continue;
    }
    const version = [20, 30, 10].map((most) => Math.floor(random() * most)).join('.');
    const name = pick(kinds).replaceAll('*', () => pick(words));
    parts.push({ name, package: index, output: '', version, references: refers });
  }
  return parts;
}

/** Most of them to a few that everything needs (a C library, a shell), the others to what lies near. */
function references(index: number, random: () => number): number[] {
  const found = new Set<number>();
  const wanted = Math.floor(random() * 2 * REFERENCES);
  for (let time = 0; time < wanted && index > 0; time++) {
    const isBase = random() < 0.5;
    const reach = isBase ? Math.min(index, 40) : index;
    found.add(isBase ? Math.floor(random() ** 2 * reach) : index - 1 - Math.floor(random() ** 3 * reach));
  }
  return [...found];
}

function nextVersion(version: string): string {
  return version.replace(/\d+$/, (last) => `${Number(last) + 1}`);
}

function closure(parts: readonly (Part | null)[], release: string): PathInfo[] {
  const infos: (PathInfo | null)[] = [];
  for (const [index, part] of parts.entries()) {
    const refers = part?.references.flatMap((number) => infos[number]?.path ?? []) ?? [];
    infos.push(part && pathInfo(part.name.replace('%', part.version), part.output, refers, index));
  }
  const found = infos.filter((info) => info !== null);
  const software = pathInfo(
    'system-path',
    '',
    found.filter((_, index) => index % 20 === 0).map(({ path }) => path),
  );
  // Nothing of the closure is left out: what nobody else refers to, the toplevel does.
  const referred = new Set([...found, software].flatMap((info) => info.references));
  const others = [...found, software].map(({ path }) => path).filter((path) => !referred.has(path));
  return [...found, software, pathInfo(`nixos-system-web1-${release}`, '', others)];
}

/** Its hash follows from its name and from all that it refers to, as it does in Nix. @param seed tells namesakes apart */
function pathInfo(name: string, output: string, references: readonly string[], seed = 0): PathInfo {
  const sorted = references.toSorted();
  const digest = createHash('sha256')
    .update([seed, name, output, ...sorted].join('\n'))
    .digest();
  const hash = nix32(digest);
  return {
    path: `/nix/store/${hash}-${name}${output}`,
    narHash: `sha256-${digest.toString('base64')}`,
    narSize: 200 + Math.floor(2 ** (8 + (digest.readUInt32LE(0) / 2 ** 32) * 14)),
    references: sorted,
    deriver: `/nix/store/${nix32(digest.subarray(1))}-${name}.drv`,
    registrationTime: 1_770_000_000,
    signatures: [SIGNATURE],
  };
}

const LETTERS = '0123456789abcdfghijklmnpqrsvwxyz';

/** Thirty-two letters of a digest: not Nix's own order of bits, which nobody here asks about. */
function nix32(digest: Uint8Array): string {
  return Array.from({ length: 32 }, (_, index) => LETTERS[(digest[index % digest.length] ?? 0) % 32]).join(
    '',
  );
}
