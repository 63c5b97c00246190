import { parseChannel } from '../../core/channel.js';
import type { JsonDocument } from '../../core/json-syntax/read.js';
import { membersOf, textOf } from '../../core/json-syntax/values.js';
import { segmentsBelow } from '../../core/origin.js';
import type { Origins } from '../../core/pin.js';
import { type EntryFacts, addressFacts, branchFacts, foreignFacts, unlockedFacts } from '../entry-facts.js';
import { nixpkgsAddress, repositoryTrouble } from '../nixpkgs-address.js';
import { readAnyJson } from '../any-json.js';
import { DATE_KEYS } from '../date.js';
import { type EntryHashes, hashesIn, timeIn, unlessTroubled } from '../entry-hashes.js';

/** What nix-prefetch-git, nix-prefetch-github and their like print, saved as a file. */
export interface Source {
  document: JsonDocument;
  /** 1-based line of the revision, or of what holds it. */
  line: number;
  url: string | null;
  owner: string | null;
  repo: string | null;
  branch: string | null;
  branchKey: string;
  /** A channel that members tell whose whole value it is, `"nixpkgs-channel": "nixos-25.11"`; null: none, several, or too many members. */
  told: { channel: string; keys: readonly string[] } | null;
  rev: string | null;
  /** `sha256` is nix32, `hash` SRI; newer programs write both. */
  hashes: EntryHashes;
  /** As written, by member. */
  dates: ReadonlyMap<string, string>;
  /** Unix seconds. */
  lastModified: number | null;
  /** Store path. */
  path: string | null;
  /** The checkout has `.git` in it, so its hash is not that of an archive. */
  withGit: boolean;
}

/**
 * Reads such a file. Null: this is another JSON.
 * @throws UserError where it is broken
 */
export function readSource(content: string, file: string): Source | null {
  const document = readAnyJson(content, file, looksLikeOurs);
  const members = document && membersOf(document.value);
  if (!members) return null;
  const get = (key: string): string | null => textOf(members.get(key));
  const branchKey = get('branch') === null ? 'ref' : 'branch';
  const [rev, hashes] = [get('rev'), hashesIn(members)];
  if (rev === null && hashes.known.size === 0) return null;
  return {
    document,
    line: document.lineOf([rev === null ? 'url' : 'rev']),
    url: get('url'),
    owner: get('owner'),
    repo: get('repo'),
    branch: get(branchKey),
    branchKey,
    told: channelIn(members),
    rev,
    hashes,
    dates: new Map(
      DATE_KEYS.flatMap((key): [string, string][] => {
        const date = get(key);
        return date === null ? [] : [[key, date]];
      }),
    ),
    lastModified: timeIn(members),
    path: get('path'),
    withGit: members.get('leaveDotGit') === true || members.get('deepClone') === true,
  };
}

/** A few lines with a revision and a hash in them: a text that is no JSON and has them was one of these. */
function looksLikeOurs(text: string): boolean {
  return (
    text.length < 4096 &&
    /"rev"\s*:\s*"[0-9a-f]{40}"/.test(text) &&
    /"(?:sha256|hash|narHash)"\s*:\s*"[0-9A-Za-z+/=:-]{44,}"/.test(text)
  );
}

/** More are a list of something; to write each of thousands would take minutes. */
const MOST_TELLING = 10;

function channelIn(members: ReadonlyMap<string, unknown>): Source['told'] {
  const telling = [...members].flatMap(([key, value]) => {
    const text = textOf(value) ?? '';
    return key !== 'rev' && parseChannel(text) ? [{ key, channel: text }] : [];
  });
  const [channel, ...others] = new Set(telling.map((one) => one.channel));
  // Of several nobody knows which one the revision is of.
  if (channel === undefined || others.length > 0 || telling.length > MOST_TELLING) return null;
  return { channel, keys: telling.map(({ key }) => key) };
}

/** What the file says of the nixpkgs it holds, or null where it is none. */
export function sourceFacts(source: Source, origins: Origins): EntryFacts | null {
  const facts = factsAlone(source, origins);
  return facts?.state === 'pinned'
    ? { ...facts, channel: facts.channel ?? source.told?.channel ?? null }
    : facts;
}

function factsAlone(source: Source, origins: Origins): EntryFacts | null {
  const { url, rev: revision, branch, withGit } = source;
  const repository = repositoryOf(source, origins);
  const facts = repository
    ? branchFacts({ ...repository, branch, revision, url })
    : url === null
      ? null
      : ofAddress(url, source, origins);
  if (!facts || facts.state === 'foreign') return facts;
  if (withGit) return foreignFacts({ url, revision }, 'fetched with .git: its hash is not one of an archive');
  if (facts.state === 'pinned' && facts.revision === null)
    return unlockedFacts(facts, 'holds a hash, but no revision');
  const hashed = source.hashes.known.size > 0;
  return unlessTroubled(hashed ? facts : { ...facts, artifact: null }, source.hashes);
}

function ofAddress(url: string, { rev }: Source, origins: Origins): EntryFacts | null {
  const held = nixpkgsAddress(url, origins);
  return held && addressFacts(held, { url, revision: rev }, null);
}

/** `{ owner, repo }`, or git's address of a repository of GitHub. */
function repositoryOf(
  { owner, repo, url }: Source,
  origins: Origins,
): { owner: string; repo: string } | null {
  if (owner !== null && repo !== null && url === null) return { owner, repo };
  const short = /^(?:git@|ssh:\/\/git@|git:\/\/)github\.com[:/]([^/]+)\/([^/]+?)(?:\.git)?\/?$/i.exec(
    url ?? '',
  );
  const segments = short ? short.slice(1) : segmentsBelow(url ?? '', origins.archives);
  const [first, second, ...rest] = segments ?? [];
  if (first === undefined || second === undefined || rest.length > 0) return null;
  const name = second.replace(/\.git$/, '');
  return repositoryTrouble(first, name) === undefined ? null : { owner: first, repo: name };
}
