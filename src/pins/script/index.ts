import { wholeText } from '../../core/shell-syntax/mapped-text.js';
import { addressFormat } from '../address-format.js';
import { mentionsSource } from '../nixpkgs-address.js';
import { scriptAddresses } from '../script-addresses.js';

/** Where people keep scripts that they call by a name without an ending: programs lie there, too. */
const FOLDERS = '{bin,script,scripts,tools,hack,ci,.ci}';

/** `bin/deploy`: a script by its first line, whatever it is called. */
export const script = addressFormat({
  id: 'script',
  files: [`{,*/}${FOLDERS}/!(*.*)`],
  // A mark of the encoding, three bytes, may stand before.
  mentions: new RegExp(`^.{0,3}#![^]*?(?:${mentionsSource.source})`, 'i'),
  largest: 128 * 1024,
  read(text) {
    return /^\uFEFF?#!/.test(text) ? scriptAddresses(wholeText(text), isOfShell(text)) : [];
  },
  pinnedAs: (release) => `${release}/nixexprs.tar.xz`,
});

/** `#!/bin/sh`, `#!/usr/bin/env -S bash -e`; `#! nix-shell -i bash`, where nix-shell starts it. */
function isOfShell(text: string): boolean {
  const [, started = ''] = /^\uFEFF?#!(.*)/.exec(text) ?? [];
  const by = /\bnix-shell\b/.test(started)
    ? (/^#!.*[ \t]-i[ \t]+("[^"]*"|'[^']*'|\S+)/m.exec(text)?.[1] ?? '')
    : started;
  return /(?:^|[\s/"'])(?:ba|da|z|k|fi)?sh(?:[\s"']|$)/.test(by);
}
