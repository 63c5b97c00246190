import { parseHash } from '../../core/hash.js';
import { setMembers } from '../../core/json-syntax/edit.js';
import type { Pin, PinTarget } from '../../core/pin.js';
import { parseStorePath, sourceStorePath } from '../../core/store-path.js';
import { UserError } from '../../errors.js';
import { anyJson } from '../any-json.js';
import { readDate, writeDate } from '../date.js';
import { movedHashes, ownHash } from '../entry-hashes.js';
import { assertMovable, lastModifiedOf, moveAddress } from '../nixpkgs-address.js';
import type { PinFormat } from '../types.js';
import { type Source, readSource, sourceFacts } from './source.js';

/** What nix-prefetch-git and its like print, in a file of any name. */
export const prefetchJson: PinFormat = {
  id: 'prefetch-json',
  files: [anyJson],
  mentions: /"(?:url|repo)"\s*:\s*"[^"\n]*(?:nixpkgs|nixos)/i,
  extract(text, { path, origins }) {
    const source = readSource(text, path);
    const facts = source && sourceFacts(source, origins);
    if (!facts) return [];
    const { hashes, line } = source;
    return [
      {
        file: path,
        format: 'prefetch-json',
        name: nameOf(path),
        ...facts,
        hash: ownHash(hashes),
        direct: true,
        lastModified: timeOf(source) ?? lastModifiedOf(facts.url),
        line,
      },
    ];
  },
  apply(text, pin, target) {
    const source = readSource(text, pin.file);
    if (!source)
      throw new UserError('No revision in this file.', {
        place: { file: pin.file },
        cure: 'It has changed since it was read: run again.',
      });
    assertMovable(pin, 'Run the program anew that wrote this file.');
    return setMembers(source.document, [], fieldsOf(source, pin, target));
  },
};

/** Unix seconds, as the first date tells that is one, or else the time itself. */
function timeOf({ dates, lastModified }: Source): number | null {
  const times = [...dates.values()].map(readDate);
  return times.find((time) => time !== null) ?? lastModified;
}

/** `nix/nixpkgs-stable.json` -> `nixpkgs-stable` */
function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.json$/i, '');
}

function fieldsOf(source: Source, pin: Pin, target: PinTarget): Map<string, string | number | null> {
  const fields = new Map<string, string | number | null>();
  const { url, branch, told, rev, dates, path } = source;
  // Git's address of the repository does not say which revision.
  const inUrl = pin.release !== null || rev === null || url?.includes(pin.revision ?? rev);
  if (url !== null && inUrl === true) fields.set('url', moveAddress(url, pin, target));
  if (rev !== null) fields.set('rev', target.revision);
  if (branch !== null && pin.channel !== null)
    fields.set(source.branchKey, branch.replace(pin.channel, target.channel));
  if (told?.channel === pin.channel) for (const key of told.keys) fields.set(key, target.channel);
  const same = target.hash === null && target.revision === pin.revision;
  if (same) return fields;
  for (const [key, hash] of movedHashes(source.hashes, target.hash)) fields.set(key, hash);
  if (target.revision === pin.revision) return fields;
  // What is not known of the new revision goes: it would be told of the wrong one.
  for (const [key, date] of dates)
    fields.set(key, target.lastModified === null ? null : writeDate(target.lastModified, date));
  if (source.lastModified !== null) fields.set('lastModified', target.lastModified);
  if (path !== null) fields.set('path', storePathOf(path, pin, target));
  return fields;
}

function storePathOf(old: string, pin: Pin, target: PinTarget): string | null {
  const name = parseStorePath(old)?.name;
  const hash = target.hash === null ? null : parseHash(target.hash);
  if (name === undefined || !hash || pin.revision === null) return null;
  // Newer programs name the checkout after its revision, too: nixpkgs-35eda4a
  return sourceStorePath(hash, name.replace(pin.revision.slice(0, 7), target.revision.slice(0, 7)));
}
