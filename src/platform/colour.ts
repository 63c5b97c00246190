/**
 * Whether a stream is written to in colours: on a terminal alone, and not where `NO_COLOR` (https://no-color.org) has a
 * value or `TERM` is `dumb`. One rule for standard output and standard error.
 */
export function isColoured(
  { isTTY }: { isTTY: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTTY && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
