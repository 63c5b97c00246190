import type { Report, ReportBump } from './model.js';
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

/** `nixos-25.11.4188.9cd0ab12cd34` -> `25.11.4188.9cd0…`; a bare revision -> its first 12 digits. */
function shortRelease({ release, revision }: { release: string | null; revision: string | null }): string {
  if (!release) return revision?.slice(0, 12) ?? '';
  return release
    .replace(/^(nixos|nixpkgs)-/, '')
    .replace(/\.([0-9a-f]{4})[0-9a-f]{3,36}$/, (_, start: string) => `.${start}…`);
}
