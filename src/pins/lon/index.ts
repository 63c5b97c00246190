import type { Companion } from '../../core/companion.js';
import { inNotationOf } from '../../core/hash.js';
import { setMembers } from '../../core/json-syntax/edit.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { companionsOf, githubUrl, movedFields, noSuchEntry } from '../companion-entry.js';
import { assertMovable, lastModifiedOf, moveAddress, repositoryTrouble } from '../nixpkgs-address.js';
import type { PinFormat, Siblings } from '../types.js';
import { sourceFacts } from './facts.js';
import { type Lock, type Source, readLock } from './lock.js';

/** `lon.lock`, version 1. */
export const lon: PinFormat = {
  id: 'lon',
  files: ['**/lon.lock'],
  extract(text, { path, origins }) {
    return (readLock(text, path)?.sources ?? []).flatMap((source) => {
      const facts = sourceFacts(source, origins);
      const { name, hash, line } = source;
      const lastModified = source.lastModified ?? lastModifiedOf(source.url);
      return facts
        ? [{ file: path, format: 'lon', name, ...facts, hash, direct: true, lastModified, line }]
        : [];
    });
  },
  apply(text, pin, target) {
    const { document, source } = find(text, pin);
    assertMovable(pin, 'Change the source with lon.');
    return setMembers(document, ['sources', pin.name], fieldsOf(source, pin, target));
  },
  companions(text, siblings) {
    const sources = readLock(text, siblings.path)?.sources ?? [];
    return sources.flatMap((source) => companionOf(source, siblings));
  },
  moveCompanion(text, companion, target) {
    const { document, source } = find(text, companion);
    const keys = { branch: 'branch', revision: 'revision', hash: 'hash' };
    const url = source.url === null ? null : { key: 'url', value: source.url };
    return setMembers(document, ['sources', companion.name], movedFields(companion, target, keys, url));
  },
};

function find(text: string, { name, file }: Pin | Companion): Lock & { source: Source } {
  const lock = readLock(text, file);
  const source = lock?.sources.find((candidate) => candidate.name === name);
  return lock && source ? { ...lock, source } : noSuchEntry(name, file);
}

function fieldsOf(source: Source, pin: Pin, target: PinTarget): Map<string, string> {
  const fields = new Map<string, string>();
  if (source.url !== null) fields.set('url', moveAddress(source.url, pin, target));
  if (source.revision !== null) fields.set('revision', target.revision);
  if (pin.channel !== null && pin.channel !== target.channel) {
    for (const key of ['branch', 'origin'] as const) {
      const value = source[key];
      if (value !== null) fields.set(key, value.replace(pin.channel, target.channel));
    }
  }
  const same = target.hash === null && fields.get('url') === source.url;
  if (source.hash !== null && !same) fields.set('hash', inNotationOf(target.hash, source.hash));
  return fields;
}

/** Only GitHub's archives: what git fetches has a hash of its own. */
function companionOf(source: Source, { path }: Siblings): Companion[] {
  const { name, line, type, fetchType, owner, repo, branch, revision, hash, frozen } = source;
  if (type !== 'GitHub' || fetchType === 'git' || frozen) return [];
  if (owner === null || repo === null || branch === null || revision === null) return [];
  if (repositoryTrouble(owner, repo) !== undefined) return [];
  return companionsOf({
    file: path,
    format: 'lon',
    name,
    repository: `${owner}/${repo}`,
    gitUrl: githubUrl(owner, repo),
    branch,
    revision,
    hash,
    line,
    moves: 'text',
  });
}
