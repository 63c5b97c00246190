/** `util.styleText` and what else the set-up, the demo and the tests use came with it. */
const needed = [20, 12];

/** @param version `20.11.1`, as `process.versions.node` has it */
export function nodeIsTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < needed[0] || (major === needed[0] && minor < needed[1]);
}
