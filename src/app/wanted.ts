import { posix } from 'node:path';
import picomatch from 'picomatch';
import { pinFormats } from '../pins/registry.js';
import type { PinFormat } from '../pins/types.js';

// A file's name may hold line breaks: `s`.
const OPTIONS = { dot: true, flags: 's' };

/** A name without an ending. */
const UNDOTTED = '!(*.*)';

interface Glob {
  format: PinFormat;
  pattern: RegExp;
}

/**
 * Tells which formats look at a file of that path, in the registry's order. Most files of a repository are of no
 * interest to any: their last name, or how it ends, tells that before a glob is tried.
 */
export function formatsFor(): (path: string) => readonly PinFormat[] {
  const byName = new Map<string, Glob[]>();
  const byEnding = new Map<string, Glob[]>();
  const others: Glob[] = [];
  for (const format of pinFormats) {
    for (const file of format.files) {
      const glob = { format, pattern: picomatch.makeRe(file, OPTIONS) };
      for (const last of alternatives(posix.basename(file))) {
        // `*.nix`, `!(package|composer).json`, `!(*.*)`
        const ending = last === UNDOTTED ? '' : /[*)](\.\w+)$/.exec(last)?.[1];
        if (ending !== undefined) append(byEnding, ending, glob);
        else if (/^[\w.-]+$/.test(last)) append(byName, last, glob);
        else others.push(glob);
      }
    }
  }
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    const likely = [byName.get(name), byEnding.get(dot < 0 ? '' : name.slice(dot)), others];
    const formats = new Set(
      likely.flatMap((globs) =>
        (globs ?? []).filter(({ pattern }) => pattern.test(path)).map((g) => g.format),
      ),
    );
    return formats.size < 2 ? [...formats] : pinFormats.filter((format) => formats.has(format));
  };
}

/** `{nix,nix.*}.conf` -> `nix.conf`, `nix.*.conf` */
function alternatives(last: string): string[] {
  const braces = /^(.*?)\{([^{}]*)\}(.*)$/.exec(last);
  if (!braces) return [last];
  const [, before = '', choices = '', after = ''] = braces;
  return choices.split(',').flatMap((choice) => alternatives(`${before}${choice}${after}`));
}

function append(map: Map<string, Glob[]>, key: string, glob: Glob): void {
  const globs = map.get(key);
  if (globs) globs.push(glob);
  else map.set(key, [glob]);
}
