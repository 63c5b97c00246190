/** Labels that are wanted and not there. Names are the same whatever their case. */
export function missingLabels(there: readonly string[], wanted: readonly string[]): string[] {
  const present = new Set(there.map((label) => label.toLowerCase()));
  return wanted.filter((label) => !present.has(label.toLowerCase()));
}
