import type { Companion } from '../../core/companion.js';
import { inNotationOf } from '../../core/hash.js';
import { setMembers } from '../../core/json-syntax/edit.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { githubArchiveOfUrl, parseReleaseName } from '../../core/release.js';
import { companionsOf, githubUrl, movedFields, noSuchEntry } from '../companion-entry.js';
import { anyJson } from '../any-json.js';
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
      const { name, hash, line } = source;
      if (!facts) return [];
      const lastModified = lastModifiedOf(facts.url);
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
    const keys = { branch: branchKey(source, companion.branch), revision: 'rev', hash: source.hashKey };
    const url = source.url === null ? null : { key: 'url', value: source.url };
    return setMembers(document, [companion.name], movedFields(companion, target, keys, url));
  },
};

function find(text: string, { name, file }: Pin | Companion): Sources & { source: Source } {
  const read = readSources(text, file);
  const source = read?.sources.find((candidate) => candidate.name === name);
  return read && source ? { ...read, source } : noSuchEntry(name, file);
}

function fieldsOf(source: Source, pin: Pin, target: PinTarget): Map<string, string> {
  const fields = new Map(ofTemplate(source, pin, target));
  if (source.url !== null) fields.set('url', moveAddress(source.url, pin, target));
  if (source.rev !== null) fields.set('rev', target.revision);
  if (
    pin.channel !== null &&
    pin.channel !== target.channel &&
    source.branch?.endsWith(pin.channel) === true
  ) {
    fields.set(branchKey(source, source.branch), source.branch.replace(pin.channel, target.channel));
  }
  const same =
    target.hash === null && (fields.get('url') ?? pin.revision) === (source.url ?? target.revision);
  if (source.hash !== null && !same) fields.set(source.hashKey, inNotationOf(target.hash, source.hash));
  return fields;
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
  const { name, line, type, owner, repo, branch, rev, hash, url } = source;
  if (branch === null || rev === null || repo === null) return [];
  const entry = {
    file: path,
    format: 'niv',
    name,
    branch,
    revision: rev,
    hash,
    line,
    moves: 'text',
  } as const;
  if (type === 'git') {
    if (nixpkgsAddress(repo, origins)) return [];
    return companionsOf({ ...entry, repository: repo, gitUrl: repo, hash: null });
  }
  // Of another forge's archive, or of one that is not unpacked, nobody knows the hash.
  if (owner === null || type === 'file' || repositoryTrouble(owner, repo) !== undefined) return [];
  if (url !== null && !githubArchiveOfUrl(url, origins)) return [];
  return companionsOf({ ...entry, repository: `${owner}/${repo}`, gitUrl: githubUrl(owner, repo) });
}
