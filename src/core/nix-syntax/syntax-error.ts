/** Ends the reading of a text; never leaves this folder. */
export class NixSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}
