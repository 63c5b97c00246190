import type { HostOutcome } from '../core/rebuild.js';
import { failureSentence } from './failure.js';
import type { Report, ReportBump } from './model.js';
import { counted } from './quantity.js';
import { toInertText, type Line } from './rich.js';

/** `nixos-25.11: 25.11.4021.1f3a… -> 25.11.4188.9cd0…`: for pull request and commit. */
export function reportTitle(channel: string, bumps: readonly Pick<ReportBump, 'from' | 'to'>[]): string {
  const from = new Set(bumps.map((bump) => shortRelease(bump.from)));
  const to = new Set(bumps.map((bump) => shortRelease(bump.to)));
  const [old] = from.size === 1 ? from : [];
  // Pins of one channel that lie apart move to the same release.
  const line: Line = [
    { name: channel },
    ': ',
    ...(old ? [{ name: old }, ' '] : []),
    '-> ',
    { name: [...to].join(', ') },
  ];
  return toInertText(line);
}

/** Body of the commit: a line for each pin. */
export function commitBody(report: Pick<Report, 'bumps'>): string {
  return report.bumps
    .map(({ file, name, from, to }) =>
      toInertText([
        { name: file },
        ': ',
        { name },
        ': ',
        { name: from.release || from.revision || 'none' },
        ' -> ',
        { name: to.release || to.revision },
      ]),
    )
    .join('\n');
}

/** What a proof that went well comes to, by what was really done: `Every host was switched and back`. */
export function proofTitle({ rebuild, hosts }: Pick<Report, 'rebuild' | 'hosts'>): string {
  if (rebuild?.depth === 'dry-build') return 'Every host evaluates';
  const kinds = hosts.map(({ outcome }) => outcome.kind).filter((kind) => kind !== 'unchanged');
  const count = (kind: HostOutcome['kind']): number => kinds.filter((one) => one === kind).length;
  if (hosts.length > 0 && kinds.length === 0) return 'No host changes';
  const [booted, switched] = [count('booted'), count('switched')];
  if (booted + switched === 0) return 'Every host is built';
  if (switched === kinds.length) return 'Every host was switched and back';
  if (booted === kinds.length) return 'Every host boots';
  const told = [
    [switched, 'switched and back'],
    [booted, 'booted'],
    [count('built'), 'built only'],
  ] as const;
  return `Every host is built: ${told.flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : [])).join(', ')}`;
}

/** What a proof that did not go well comes to: the first failure, or what is missing. */
export function failedTitle({ hosts, missingHosts = [] }: Pick<Report, 'hosts' | 'missingHosts'>): string {
  const failed = hosts.flatMap(({ name, outcome }) =>
    outcome.kind === 'failed' ? [{ name, failure: outcome }] : [],
  );
  const [first, ...others] = failed;
  if (!first) {
    return missingHosts.length === 0
      ? 'Not every host is proven'
      : `No result came from ${counted(missingHosts.length, 'host')}`;
  }
  const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'more host')})`;
  return toInertText([{ name: first.name }, ': ', ...failureSentence(first.failure), more]);
}

/** `nixos-25.11.4188.9cd0ab12cd34` -> `25.11.4188.9cd0…`; a bare revision -> its first 12 digits. */
function shortRelease({ release, revision }: { release: string | null; revision: string | null }): string {
  if (!release) return revision?.slice(0, 12) ?? '';
  return release
    .replace(/^(nixos|nixpkgs)-/, '')
    .replace(/\.([0-9a-f]{4})[0-9a-f]{3,36}$/, (_, start: string) => `.${start}…`);
}
