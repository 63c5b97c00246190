import { UserError } from '../../errors.js';
import { inNotationOf } from '../hash-notation.js';
import { setMember } from '../json-edit.js';
import { assertMovable, moveAddress } from '../nixpkgs-address.js';
import type { PinFormat } from '../types.js';
import { askedFor, pinFacts } from './entry.js';
import { readSources } from './sources.js';

/** npins' `sources.json`, versions 3 to 8. It may have any name; the shape tells. */
export const npins: PinFormat = {
  id: 'npins',
  files: ['**/sources.json', '**/npins/**/*.json', '**/*npins*.json', '**/pins.json'],
  extract(text, { path, origins }) {
    return (readSources(text, path) ?? []).flatMap(({ name, entry, line }) => {
      const facts = pinFacts(entry, origins);
      if (!facts) return [];
      return [
        {
          file: path,
          format: 'npins',
          name,
          ...facts,
          hash: entry.hash,
          direct: true,
          lastModified: null,
          line,
        },
      ];
    });
  },
  apply(text, pin, target) {
    const source = readSources(text, pin.file)?.find(({ name }) => name === pin.name);
    if (!source || pin.url === null) {
      throw new UserError(`No pin "${pin.name}" with an address in this file.`, {
        place: { file: pin.file },
      });
    }
    const path = ['pins', pin.name];
    assertMovable(pin, 'Change the pin with npins.');
    const url = moveAddress(pin.url, pin, target);
    const fields = { ...askedFor(source.entry, pin, target.channel), [source.entry.addressKey]: url };
    const moved = Object.entries(fields).reduce((t, [key, value]) => setMember(t, path, key, value), text);
    if (url === pin.url && target.hash === null) return moved;
    const hashed = setMember(moved, path, 'hash', inNotationOf(target.hash, pin.hash));
    return source.entry.revision === null ? hashed : setMember(hashed, path, 'revision', target.revision);
  },
};
