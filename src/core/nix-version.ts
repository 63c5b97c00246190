/** A store path name taken apart, as builtins.parseDrvName does. */
export interface DrvName {
  name: string;
  /** Empty where the name has none. */
  version: string;
}

/**
 * `openssl-3.0.13` -> `openssl`, `3.0.13`: the version begins after the first dash that is not followed by an
 * ASCII letter. Source: Nix, src/libstore/names.cc.
 */
export function parseDrvName(text: string): DrvName {
  for (
    let dash = text.indexOf('-');
    dash >= 0 && dash + 1 < text.length;
    dash = text.indexOf('-', dash + 1)
  ) {
    if (!isLetter(text.charCodeAt(dash + 1)))
      return { name: text.slice(0, dash), version: text.slice(dash + 1) };
  }
  return { name: text, version: '' };
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/**
 * The order of builtins.compareVersions: `2.3pre1 < 2.3 < 2.3.1`, `pre` before all, text before numbers. As in Nix,
 * digits past 2147483647 are text: `20260101120000 < 1`. Source: Nix, src/libstore/names.cc.
 */
export function compareVersions(a: string, b: string): -1 | 0 | 1 {
  const left = components(a);
  const right = components(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareComponents(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** `1.2pre3-x` -> 1, 2, pre, 3, x */
function components(version: string): readonly string[] {
  return version.match(/[0-9]+|[^0-9.-]+/g) ?? [];
}

function compareComponents(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  const rank = componentRank(a) - componentRank(b);
  if (rank !== 0) return rank < 0 ? -1 : 1;
  return isNumber(a) ? compareNumbers(Number(a), Number(b)) : compareBytes(a, b);
}

/** `pre`, then what is missing, then text, then numbers: so `2.3pre1 < 2.3 < 2.3a < 2.3.1`. */
function componentRank(component: string): number {
  if (component === 'pre') return 0;
  if (component === '') return 1;
  return isNumber(component) ? 3 : 2;
}

/** What fits into C's int. */
function isNumber(component: string): boolean {
  return /^[0-9]/.test(component) && Number(component) <= 2147483647;
}

function compareNumbers(a: number, b: number): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order of the UTF-8 bytes, which is that of the code points; `<` on strings would order UTF-16 units. */
function compareBytes(a: string, b: string): -1 | 0 | 1 {
  const left = Array.from(a, (c) => c.codePointAt(0) ?? 0);
  const right = Array.from(b, (c) => c.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return left.length < right.length ? -1 : 1;
}
