/**
 * The series after one, up to and with another, oldest first: NixOS makes one in May (`.05`) and one in November
 * (`.11`) since 2020; it made them in March and September before. Only the newer one where the older is not known.
 */
export function seriesBetween(older: string | null, newer: string | null): string[] {
  if (newer === null) return [];
  if (older === null) return [newer];
  const between: string[] = [];
  for (let next = seriesAfter(older); next !== null && next < newer; next = seriesAfter(next))
    between.push(next);
  return [...between, newer];
}

/** 13.10, 14.04, 14.12; then March and September; May and November since 2021. */
const SERIES =
  /(?<![0-9])(?:(13)[._-]?(10)|(14)[._-]?(04|12)|(1[5-9]|20)[._-]?(03|09)|(2[1-9]|[3-9][0-9])[._-]?(05|11))(?![0-9]|[._-][0-9]{2}(?![0-9]))/g;

/** The series that a name spells: `25.11` of `nixpkgs-2511`, `nixos_25_11`, `25.11`. */
export function seriesNamed(name: string): string[] {
  return [...name.matchAll(SERIES)].map(([, ...parts]) => parts.filter(Boolean).join('.'));
}

/** `25.11` -> `26.05`, `20.03` -> `20.09`, `20.09` -> `21.05`; null past `99.11`. */
function seriesAfter(series: string): string | null {
  const [year = 0, month = 0] = series.split('.').map(Number);
  const months = year <= 20 ? [3, 9] : [5, 11];
  const later = months.find((one) => one > month);
  if (later !== undefined) return written(year, later);
  return year >= 99 ? null : written(year + 1, year === 20 ? 5 : (months[0] ?? 5));
}

function written(year: number, month: number): string {
  return `${String(year).padStart(2, '0')}.${String(month).padStart(2, '0')}`;
}
