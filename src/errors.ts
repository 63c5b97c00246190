/** Where in the user's files an error is: a repository-relative path and, where known, a 1-based line. */
export interface Place {
  file: string;
  line?: number;
}

/**
 * An error that the user can mend. The entry prints it without a stack and ends with exit code 1
 * (64 for wrong use). `message` says what is wrong, `place` where, `cure` what to do about it.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly place: Place | undefined;
  readonly cure: string | undefined;
  readonly exitCode: 1 | 64;

  constructor(
    message: string,
    detail: { place?: Place; cure?: string; exitCode?: 1 | 64; cause?: unknown } = {},
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.place = detail.place;
    this.cure = detail.cure;
    this.exitCode = detail.exitCode ?? 1;
  }

  /** One line for people: `file:line: what is wrong. What to do.` */
  toLine(): string {
    const where = this.place ? `${this.place.file}${this.place.line ? `:${this.place.line}` : ''}: ` : '';
    const cure = this.cure ? ` ${this.cure}` : '';
    return `${where}${this.message}${cure}`;
  }
}
