import { UserError } from '../../errors.js';
import { inNotationOf } from '../hash-notation.js';
import { setMember } from '../json-edit.js';
import { assertMovable, moveAddress } from '../nixpkgs-address.js';
import type { PinFormat } from '../types.js';
import { pinFacts } from './entry.js';
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
    assertMovable(pin, target, 'Change the pin with npins.');
    const url = moveAddress(pin.url, pin, target);
    if (url === pin.url && target.hash === null) return text;
    const path = ['pins', pin.name];
    const moved = setMember(text, path, 'hash', inNotationOf(target.hash, pin.hash));
    const placed = setMember(moved, path, source.entry.addressKey, url);
    return source.entry.revision === null ? placed : setMember(placed, path, 'revision', target.revision);
  },
};
