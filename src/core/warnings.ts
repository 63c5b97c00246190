/** Evaluation warnings that only the after side has; the same one can name other store paths and other lines. */
export function newWarnings(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before.map(bare));
  return after.filter((warning) => !known.has(bare(warning)));
}

/** Without what differs from release to release: `/nix/store/<hash>-<name>`, and the line in a file. */
function bare(warning: string): string {
  return warning
    .replace(/\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]*/g, '/nix/store/')
    .replace(/(\.nix):\d+(?::\d+)?/g, '$1')
    .replace(/\s+/g, ' ');
}
