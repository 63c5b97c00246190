import type { Companion, CompanionTarget } from '../../core/companion.js';
import { setMembers } from '../../core/json-syntax/edit.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { githubArchiveOfUrl, parseReleaseName } from '../../core/release.js';
import { companionsOf, githubUrl, movedFields, noSuchEntry } from '../companion-entry.js';
import { anyJson } from '../any-json.js';
import { movedHashes, ownHash } from '../entry-hashes.js';
import {
  assertMovable,
  lastModifiedOf,
  moveAddress,
  nixpkgsAddress,
  repositoryTrouble,
} from '../nixpkgs-address.js';
import type { PinFormat, Siblings } from '../types.js';
import { sourceFacts } from './facts.js';
import { type Source, type Sources, readSources } from './sources.js';

/** niv's `sources.json`. It may have any name; the shape tells. */
export const niv: PinFormat = {
  id: 'niv',
  files: [anyJson],
  mentions: /"url_template"|"(?:url|repo)"\s*:\s*"[^"\n]*(?:nixpkgs|nixos)/i,
  extract(text, { path, origins }) {
    return (readSources(text, path)?.sources ?? []).flatMap((source) => {
      const facts = sourceFacts(source, origins);
      const { name, hashes, line } = source;
      if (!facts) return [];
      const hash = ownHash(hashes);
      const lastModified = source.lastModified ?? lastModifiedOf(facts.url);
      return [{ file: path, format: 'niv', name, ...facts, hash, direct: true, lastModified, line }];
    });
  },
  apply(text, pin, target) {
    const { document, source } = find(text, pin);
    assertMovable(pin, 'Change the source with niv.');
    return setMembers(document, [pin.name], fieldsOf(source, pin, target));
  },
  companions(text, siblings) {
    const sources = readSources(text, siblings.path)?.sources ?? [];
    return sources.flatMap((source) => companionOf(source, siblings));
  },
  moveCompanion(text, companion, target) {
    const { document, source } = find(text, companion);
    return setMembers(document, [companion.name], companionFields(source, companion, target));
  },
};

function find(text: string, { name, file }: Pin | Companion): Sources & { source: Source } {
  const read = readSources(text, file);
  const source = read?.sources.find((candidate) => candidate.name === name);
  return read && source ? { ...read, source } : noSuchEntry(name, file);
}

type Fields = Map<string, string | number | null>;

function fieldsOf(source: Source, pin: Pin, target: PinTarget): Fields {
  const fields: Fields = new Map(ofTemplate(source, pin, target));
  if (source.url !== null) setAddress(fields, source, moveAddress(source.url, pin, target));
  if (source.rev !== null) fields.set('rev', target.revision);
  if (
    pin.channel !== null &&
    pin.channel !== target.channel &&
    source.branch?.endsWith(pin.channel) === true
  ) {
    fields.set(branchKey(source, source.branch), source.branch.replace(pin.channel, target.channel));
  }
  const stays = (fields.get('url') ?? pin.revision) === (source.url ?? target.revision);
  if (!stays && source.lastModified !== null) fields.set('lastModified', target.lastModified);
  return stays && target.hash === null
    ? fields
    : new Map([...fields, ...movedHashes(source.hashes, target.hash)]);
}

/** A template without a placeholder is the address once more: niv would go back to it. */
function setAddress(fields: Fields, { url, texts }: Source, to: string): void {
  fields.set('url', to);
  if (texts.get('url_template') === url) fields.set('url_template', to);
}

function companionFields(source: Source, companion: Companion, target: CompanionTarget): Fields {
  const { url, hashes, lastModified } = source;
  const [hash = 'sha256'] = hashes.known.keys();
  const keys = { branch: branchKey(source, companion.branch), revision: 'rev', hash };
  const fields: Fields = new Map(
    movedFields(companion, target, keys, url === null ? null : { key: 'url', value: url }),
  );
  const address = fields.get('url');
  if (typeof address === 'string') setAddress(fields, source, address);
  if (lastModified !== null && target.revision !== companion.revision)
    fields.set('lastModified', target.lastModified);
  // What moves one moves all.
  return fields.has(hash) ? new Map([...fields, ...movedHashes(hashes, target.hash)]) : fields;
}

function branchKey({ texts }: Source, branch: string): string {
  return texts.get('branch') === branch ? 'branch' : 'ref';
}

/** What niv makes the address of: `https://…/nixos/25.11/nixos-<version>/nixexprs.tar.xz` needs `version`. */
function ofTemplate({ texts }: Source, pin: Pin, target: PinTarget): [string, string][] {
  const version = (release: string | null): string => parseReleaseName(release ?? '')?.version ?? '';
  const parts = [
    [pin.release ?? '', target.release],
    [version(pin.release), version(target.release)],
    [pin.revision ?? '', target.revision.slice(0, pin.revision?.length)],
  ] as const;
  const names = (texts.get('url_template') ?? '').match(/<[^<>]+>/g) ?? [];
  return [...new Set(names)].flatMap((placeholder): [string, string][] => {
    const name = placeholder.slice(1, -1);
    const value = texts.get(name) ?? '';
    const part = parts.find(([old]) => old !== '' && value.includes(old));
    return part ? [[name, value.replace(part[0], part[1])]] : [];
  });
}

function companionOf(source: Source, { path, origins }: Siblings): Companion[] {
  const { name, line, type, owner, repo, branch, rev, hashes, url } = source;
  if (branch === null || rev === null || repo === null || hashes.trouble !== null) return [];
  const entry = {
    file: path,
    format: 'niv',
    name,
    branch,
    revision: rev,
    hash: ownHash(hashes),
    line,
    moves: 'text',
  } as const;
  if (type === 'git') {
    // What git fetches has another hash than an archive.
    if (nixpkgsAddress(repo, origins) || hashes.known.size > 0) return [];
    return companionsOf({ ...entry, repository: repo, gitUrl: repo, hash: null });
  }
  // Of another forge's archive, or of one that is not unpacked, nobody knows the hash.
  if (owner === null || type === 'file' || repositoryTrouble(owner, repo) !== undefined) return [];
  if (url !== null && !githubArchiveOfUrl(url, origins)) return [];
  return companionsOf({ ...entry, repository: `${owner}/${repo}`, gitUrl: githubUrl(owner, repo) });
}
