import type { Companion } from '../../core/companion.js';
import { inNotationOf } from '../../core/hash.js';
import { setMembers } from '../../core/json-syntax/edit.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { companionsOf, githubUrl, movedFields, noSuchEntry } from '../companion-entry.js';
import { anyJson } from '../any-json.js';
import { assertMovable, lastModifiedOf, moveAddress, repositoryTrouble } from '../nixpkgs-address.js';
import type { PinFormat, Siblings } from '../types.js';
import { askedFor, pinFacts } from './entry.js';
import { type Source, type Sources, readSources } from './sources.js';

/** npins' `sources.json`, versions 3 to 8. It may have any name; the shape tells. */
export const npins: PinFormat = {
  id: 'npins',
  files: [anyJson],
  mentions: /"pins"|"version"\s*:\s*[0-9]/,
  extract(text, { path, origins }) {
    return (readSources(text, path)?.sources ?? []).flatMap(({ name, entry, line }) => {
      const facts = pinFacts(entry, origins);
      if (!facts) return [];
      const { hash } = entry;
      const lastModified = lastModifiedOf(facts.url);
      return [{ file: path, format: 'npins', name, ...facts, hash, direct: true, lastModified, line }];
    });
  },
  apply(text, pin, target) {
    const { document, source } = find(text, pin);
    assertMovable(pin, 'Change the pin with npins.');
    return setMembers(document, ['pins', pin.name], fieldsOf(source, pin, target));
  },
  companions(text, siblings) {
    const sources = readSources(text, siblings.path)?.sources ?? [];
    return sources.flatMap((source) => companionOf(source, siblings));
  },
  moveCompanion(text, companion, target) {
    const { document, source } = find(text, companion);
    const keys = { branch: 'branch', revision: 'revision', hash: 'hash' };
    const url = source.entry.url === null ? null : { key: 'url', value: source.entry.url };
    return setMembers(document, ['pins', companion.name], movedFields(companion, target, keys, url));
  },
};

function find(text: string, { name, file }: Pin | Companion): Sources & { source: Source } {
  const read = readSources(text, file);
  const source = read?.sources.find((candidate) => candidate.name === name);
  return read && source ? { ...read, source } : noSuchEntry(name, file);
}

function fieldsOf({ entry }: Source, pin: Pin, target: PinTarget): Map<string, string> {
  const fields = new Map(Object.entries(askedFor(entry, pin, target.channel)));
  const url = moveAddress(pin.url ?? '', pin, target);
  fields.set(entry.addressKey, url);
  if (url === pin.url && target.hash === null) return fields;
  fields.set('hash', inNotationOf(target.hash, pin.hash));
  if (entry.revision !== null) fields.set('revision', target.revision);
  return fields;
}

/** Only GitHub's archives: what git fetches has a hash of its own, and of another forge's archive nobody knows it. */
function companionOf({ name, entry, line }: Source, { path }: Siblings): Companion[] {
  const { type, repository, branch, revision, url, hash, frozen, submodules } = entry;
  if (type !== 'Git' || repository?.type !== 'GitHub' || branch === null || frozen || submodules) return [];
  const { owner, repo } = repository;
  if (owner === null || repo === null || repositoryTrouble(owner, repo) !== undefined) return [];
  const locked = revision !== null && url !== null && hash !== null;
  if (!locked && revision !== null) return [];
  return companionsOf({
    file: path,
    format: 'npins',
    name,
    repository: `${owner}/${repo}`,
    gitUrl: githubUrl(owner, repo),
    branch,
    revision,
    hash,
    line,
    moves: locked ? 'text' : 'branch',
  });
}
