/**
 * What is asked for as a verb and is none; null where all is well. Of `frob --help` and `help frob` commander prints
 * the general help, and does not say why.
 * @param argv without the program; @param verbs all names, `help` among them
 */
export function misnamedVerb(argv: readonly string[], verbs: readonly string[]): string | null {
  const [first, second] = argv;
  const asked = first === 'help' ? second : first;
  return asked === undefined || asked.startsWith('-') || verbs.includes(asked) ? null : asked;
}
