import picomatch from 'picomatch';

// Names and paths may hold line breaks: `s`.
const OPTIONS = { dot: true, bash: true, nonegate: true, flags: 's' };

/**
 * Whether a glob of the configuration matches one of the texts, the whole of it. A `*` matches dots and slashes, too:
 * the names of pins are no paths, and `*` alone means every one, whatever it is called. What is spelled out matches
 * itself, whatever is in it; there is no negation.
 */
export function matchesGlob(globs: readonly string[], ...texts: readonly string[]): boolean {
  return globs.some((glob) => {
    if (glob === '*' ? texts.length > 0 : texts.includes(glob)) return true;
    const isMatch = compiled(glob);
    return texts.some((text) => isMatch(text));
  });
}

/** Each is asked for every pin several times, and dear to make. */
const matchers = new Map<string, (text: string) => boolean>();

function compiled(glob: string): (text: string) => boolean {
  const known = matchers.get(glob) ?? picomatch(glob, OPTIONS);
  matchers.set(glob, known);
  return known;
}
