/** What goes wrong, for the requests whose path (with its query) matches. */
export type Fault = { path: RegExp; /** How often; absent: always. */ times?: number } & (
  | {
      /** Another answer: a 503, a 429 with `retry-after`, a page of HTML with 200, another `git-revision`. */
      kind: 'answer';
      status: number;
      headers?: Readonly<Record<string, string>>;
      body?: string | Buffer;
    }
  /** The connection is reset before an answer. */
  | { kind: 'reset' }
  /** No answer ever comes, or nothing more after half of the body. */
  | { kind: 'stall'; after: 'nothing' | 'half' }
  /** Content-Length is right, but the connection ends after half of the body. */
  | { kind: 'truncate' }
  /** No length is told, and the connection ends in an orderly way after half of the body. */
  | { kind: 'unannounced-end' }
  /** The body comes a byte at a time, so often; then the rest at once. */
  | { kind: 'drip'; everyMs: number; bytes: number }
  /** The answer's head, and then zeros without end; so many are told of. */
  | { kind: 'flood'; bytes: number }
);

export interface Faults {
  /** Switches a fault on; the function given back switches it off. */
  add: (fault: Fault) => () => void;
  /** The fault that meets a request for this path; the one switched on last comes first. */
  take(path: string): Fault | undefined;
}

export function createFaults(): Faults {
  let active: Fault[] = [];
  const remove = (fault: Fault): void => {
    active = active.filter((one) => one !== fault);
  };
  return {
    add(fault) {
      const own = { ...fault };
      active = [own, ...active];
      return () => {
        remove(own);
      };
    },
    take(path) {
      const fault = active.find((one) => one.path.test(path));
      if (fault?.times === undefined) return fault;
      fault.times -= 1;
      if (fault.times <= 0) remove(fault);
      return fault;
    },
  };
}
