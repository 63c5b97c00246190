// What a bump may change, told without knowing the format.
import type { Companion, CompanionTarget } from '../../src/core/companion.js';
import { parseHash, toNix32 } from '../../src/core/hash.js';
import type { Pin, PinTarget } from '../../src/core/pin.js';

const revision = 'fedcba9876543210fedcba9876543210fedcba98';
const hash = 'sha256-AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=';
const lastModified = 1780000000;

/** Folder of the release that an address names, or of the channel's releases. */
function folderOf({ url, release, channel }: Pin): string {
  const at = release === null ? -1 : (url ?? '').indexOf(`/${release}`);
  const folder = /(?:nixos\/[^/]+|nixpkgs(?:\/[^/]+-darwin)?)$/.exec(url?.slice(0, Math.max(at, 0)) ?? '');
  if (folder) return folder[0];
  if (channel === 'nixpkgs-unstable') return 'nixpkgs';
  return channel?.replace(/^(nixos|nixpkgs)-/, '$1/') ?? 'nixos/25.11';
}

/** A release of the pin's channel. */
function releaseOf({ channel }: Pin, count: number, short: string): string {
  const [, of = 'nixos', series] =
    /^(nixos|nixpkgs)-(?:([0-9]{2}\.[0-9]{2})|unstable)/.exec(channel ?? 'nixos-25.11') ?? [];
  if (series === undefined) return `${of}-26.05pre${count}.${short}`;
  return channel?.endsWith('-darwin') === true
    ? `${of}-darwin-${series}pre${count}.${short}`
    : `${of}-${series}.${count}.${short}`;
}

/**
 * What the pin holds already.
 * @param text of its file, which may tell the whole revision
 */
export function same(pin: Pin, text: string): PinTarget {
  const release = pin.release ?? releaseOf(pin, 4021, '0123456789ab');
  return {
    channel: pin.channel ?? 'nixos-25.11',
    release,
    revision: wholeRevision(pin.revision, text) ?? '',
    releasePath: `${folderOf(pin)}/${release}`,
    hash: pin.hash,
    lastModified: pin.lastModified,
  };
}

/** Where a file tells the whole of a shortened revision beside it. */
function wholeRevision(short: string | null, text: string): string | null {
  if (short === null || !/^[0-9a-f]{7,40}$/.test(short)) return short;
  const spelled = text.match(new RegExp(`\\b${short}[0-9a-f]*`, 'g')) ?? [];
  return spelled.find(({ length }) => length === 40) ?? short;
}

/** A newer release of the pin's own channel. */
export function newer(pin: Pin): PinTarget {
  const release =
    pin.release?.replace(/[0-9]+\.[0-9a-f]+$/, '999999.fedcba987654') ?? releaseOf(pin, 9999, 'fedcba987654');
  return {
    channel: pin.channel ?? 'nixos-25.11',
    release,
    revision,
    releasePath: `${folderOf(pin)}/${release}`,
    hash: pin.hash === null ? null : hash,
    lastModified,
  };
}

/** A release of the channel after the pin's; null where none comes after it. */
export function upgraded(pin: Pin): PinTarget | null {
  const [, before = '', variant = ''] =
    /^(nix[a-z]+-)[0-9]{2}\.[0-9]{2}(-[a-z]+)?$/.exec(pin.channel ?? '') ?? [];
  if (before === '') return null;
  const ofDarwin = variant === '-darwin';
  const release = `${ofDarwin ? 'nixpkgs-darwin-26.05pre' : 'nixos-26.05.'}1234.fedcba987654`;
  return {
    ...newer(pin),
    channel: `${before}26.05${variant}`,
    release,
    releasePath: `${ofDarwin ? 'nixpkgs' : 'nixos'}/26.05${variant}/${release}`,
  };
}

export function laterBranch({ series, branch, ...companion }: Companion): CompanionTarget {
  return {
    branch: branch.replace(series, '26.05'),
    revision: companion.revision === null ? null : revision,
    hash: companion.hash === null ? null : hash,
    lastModified: companion.revision === null ? null : lastModified,
  };
}

/**
 * Null where the two texts differ only in that what a pin held is now what the target is, and in fields that tell of
 * the revision what no target knows; else the first line that differs otherwise.
 */
export function otherChange(
  before: string,
  after: string,
  held: Pin | Companion,
  target: PinTarget | CompanionTarget,
  /** The pin's address afterwards. */
  urlAfter: string | null = null,
): string | null {
  const values = [...valuesOfHeld(held, before), ...valuesOfTarget(target)];
  const difference = differenceOf(withoutValues(before, values), withoutValues(after, values));
  if (difference === null) return null;
  // An address of another kind, or spelled with escapes; a second hash or revision, which was a wrong one.
  const old = 'url' in held ? held.url : null;
  const asked =
    'channel' in target ? (old?.replace((held as Pin).channel ?? '', target.channel) ?? null) : null;
  const all = [...present(old, urlAfter, asked), ...values];
  const bare = (text: string): string => withoutValues(unescaped(text), all);
  if (bare(before) === bare(after)) return null;
  return differenceOf(
    bare(withFieldsOf(before, after, [...hashes(target.hash), target.revision, urlAfter])),
    bare(after),
  );
}

const FIELD = /\b(([A-Za-z0-9_]+)"?\s*[:=]\s*")([^"]*)"/g;

/** A text with those of its hashes, revisions and addresses set that are now the target's. */
function withFieldsOf(before: string, after: string, set: readonly (string | null)[]): string {
  const now = new Map<string, string[]>();
  for (const [, , name = '', value = ''] of after.matchAll(FIELD))
    now.set(name, [...(now.get(name) ?? []), value]);
  return before.replace(FIELD, (field, start: string, name: string) => {
    const value = now.get(name)?.shift() ?? '';
    return set.includes(value) ? `${start}${value}"` : field;
  });
}

function valuesOfHeld(held: Pin | Companion, text: string): string[] {
  const { revision: short, hash: written } = held;
  const rev = wholeRevision(short, text);
  if ('branch' in held) return present(held.branch, held.series, rev, ...hashes(written));
  const { release, channel, lastModified: time } = held;
  return present(
    release === null ? null : `${folderOf(held)}/${release}`,
    release,
    withoutPrefix(release),
    channel,
    rev,
    short,
    ...shortened(rev),
    ...hashes(written),
    ...times(time),
  );
}

function valuesOfTarget(target: PinTarget | CompanionTarget): string[] {
  const { revision: rev, hash: sri, lastModified: time } = target;
  const common = present(rev, ...shortened(rev), ...hashes(sri), ...times(time));
  if ('branch' in target) return [...common, target.branch];
  const { releasePath, release, channel } = target;
  return [...common, ...present(releasePath, release, withoutPrefix(release), channel)];
}

/** A revision as addresses and names shorten it. */
function shortened(revision: string | null): (string | null)[] {
  return [7, 8, 9, 10, 11, 12].map((length) => revision?.slice(0, length) ?? null);
}

/** `nixos-25.11.4021.1f3a…` -> `25.11.4021.1f3a…` */
function withoutPrefix(release: string | null): string | null {
  return release?.replace(/^[a-z-]+-/, '') ?? null;
}

/** A hash in every notation. */
function hashes(written: string | null): (string | null)[] {
  if (written === null) return [];
  const bytes = parseHash(written);
  const nix32 = bytes === null ? null : toNix32(bytes);
  const [hex = null, base64 = null] =
    bytes === null ? [] : [Buffer.from(bytes).toString('hex'), Buffer.from(bytes).toString('base64')];
  const prefixed = [nix32 && `sha256:${nix32}`, hex && `sha256:${hex}`, base64 && `sha256-${base64}`];
  const inAddress = /\p{Surrogate}/u.test(written) ? null : encodeURIComponent(written);
  return [written, inAddress, ...prefixed, nix32, hex, base64];
}

function times(seconds: number | null): string[] {
  if (seconds === null || !Number.isSafeInteger(seconds) || Math.abs(seconds) > 8e12) return [];
  const iso = new Date(seconds * 1000).toISOString();
  return [String(seconds), iso, iso.slice(0, 19), iso.slice(0, 10)];
}

function present(...values: (string | null)[]): string[] {
  return values.filter((value) => value !== null && value !== '') as string[];
}

// Known of the old revision alone: gone, or as good as gone, once the revision is another.
const OF_THE_REVISION = members(
  'revCount|treeHash|lastModified|lastModifiedDate|date|path',
  '"[^"]*"|-?[0-9.e+]+',
);
// A lock of a Nix of old has no revision for a tarball; an input that asked for none asks for a channel.
const ADDED = members('rev|ref', '"§"');

/** JSON members with the comma that goes with them; blanks alone are not looked for, which would take for ever. */
function members(keys: string, values: string): RegExp {
  const member = `"(?:${keys})"\\s*:\\s*(?:${values})`;
  return new RegExp(`,\\s*${member}|${member}(?:,\\s*)?`, 'g');
}

function withoutValues(text: string, values: readonly string[]): string {
  const spelled = values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
  const longestFirst = [...new Set(spelled)].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const told = text.replace(OF_THE_REVISION, '').replace(new RegExp(longestFirst.join('|'), 'g'), '§');
  return told.replace(ADDED, '');
}

/** Without the escapes of JSON's strings that need not be, and the quoting of a shell's words. */
function unescaped(text: string): string {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"/g, (token) => {
    try {
      return JSON.stringify(JSON.parse(token));
    } catch {
      return token;
    }
  });
  return /^\s*\{/.test(text) ? plain : plain.replace(/\\\n?|['"]/g, '');
}

/** The first line that differs; null where none does. */
export function differenceOf(before: string, after: string): string | null {
  if (before === after) return null;
  const lines = after.split('\n');
  const odd = before.split('\n').findIndex((line, index) => line !== lines[index]);
  return `${before.split('\n')[odd] ?? 'a line more'}\n-> ${lines[odd] ?? 'a line less'}`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
