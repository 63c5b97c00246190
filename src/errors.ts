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
    return oneLine(`${where}${this.toSentences()}`);
  }

  /** The same without the place. */
  toSentences(): string {
    const stop = /[.!?]$/.test(this.message) ? '' : '.';
    return this.cure ? `${this.message}${stop} ${this.cure}` : this.message;
  }
}

/** What it says on one line: names in it can't begin another. */
export function oneLine(text: string): string {
  return text.replace(/[ \t]*[\r\n\v\f\u0085\u2028\u2029]+[ \t]*/g, ' ').trim();
}

const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  EEXIST: 'a file stands there',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'the disk is full',
  ELOOP: 'its symlinks go in circles',
  ENAMETOOLONG: 'its name is too long',
};

/** An error of the file system that the user can mend, in a sentence; any other as it is. */
export function mendable(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('path' in error)) return error;
  const trouble = TROUBLES[String(error.code)];
  if (trouble === undefined) return error;
  return new UserError(`${String(error.path)} can't be read or written: ${trouble}.`, {
    cure: 'Mend that, and start again.',
    cause: error,
  });
}
