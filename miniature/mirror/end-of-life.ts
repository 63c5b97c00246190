/** By series: the day on which its support ends, `2026-06-30`; `true` or `false` where only that it has, or has not, is known; null: not listed. */
type EndOfLife = Readonly<Record<string, string | boolean | null>>;

interface Cycle {
  series: string;
  released: string;
  end: string | boolean;
}

/** A series is maintained until a month after the next one, which is made half a year later. */
function usualEnd(series: string): string {
  const [year = 0, month = 0] = series.split('.').map(Number);
  return month < 9 ? `20${year}-12-31` : `20${year + 1}-06-30`;
}

function cycles(channels: readonly string[], endOfLife: EndOfLife): Cycle[] {
  const series = channels.flatMap((channel) => /\d\d\.\d\d/.exec(channel) ?? []);
  const listed = new Set([...series, ...Object.keys(endOfLife)]);
  return [...listed]
    .sort()
    .reverse()
    .flatMap((one) => {
      const end = endOfLife[one] === undefined ? usualEnd(one) : endOfLife[one];
      return end === null ? [] : [{ series: one, released: `20${one.replace('.', '-')}-30`, end }];
    });
}

/** What endoflife.date answers to `/api/nixos.json`. */
export function endOfLifeList(...args: Parameters<typeof cycles>): string {
  return JSON.stringify(
    cycles(...args).map(({ series, released, end }) => ({
      cycle: series,
      codename: 'Miniature',
      releaseDate: released,
      eol: end,
      lts: false,
    })),
  );
}

/** What endoflife.date answers to `/api/v1/products/nixos/`. */
export function endOfLifeProduct(...args: Parameters<typeof cycles>): string {
  const today = new Date().toISOString().slice(0, 10);
  const releases = cycles(...args).map(({ series, released, end }) => {
    const isEol = typeof end === 'string' ? end < today : end;
    return {
      name: series,
      codename: 'Miniature',
      label: `${series} 'Miniature'`,
      releaseDate: released,
      isLts: false,
      isEol,
      ...(typeof end === 'string' ? { eolFrom: end } : {}),
      isMaintained: !isEol,
    };
  });
  return JSON.stringify({ schema_version: '1.2.0', result: { name: 'nixos', label: 'NixOS', releases } });
}
