/** @param version `20.11.1`, as `process.versions.node` has it */
export function nodeIsTooOld(version: string): boolean;
