export interface Annotation {
  title?: string;
  file?: string;
  /** 1-based */
  line?: number;
}

/** Where people read along. Text is untrusted: the adapter makes it inert (no workflow commands, no control characters). */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string, annotation?: Annotation): void;
  warning(message: string, annotation?: Annotation): void;
  error(message: string, annotation?: Annotation): void;
  /** A folded group in the Action, an indented block elsewhere. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /**
   * What is going on this moment, a few lines: on a terminal each call replaces the last, elsewhere it is one line now
   * and then. Empty: clear.
   */
  progress(text: string): void;
}
