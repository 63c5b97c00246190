import type { ServerResponse } from 'node:http';
import type { Fault, FaultOptions } from './types.js';
import { type Records, snapshot, type World } from './world.js';

/** An answer, before a fault has its way with it. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

interface Active {
  operation: string;
  fault: Fault;
  times: number;
  after: number;
  /** How the repositories were when it was switched on. */
  past: ReadonlyMap<string, Records>;
}

export type Hit = Pick<Active, 'fault' | 'past'>;

export interface Faults {
  add(operation: string, fault: Fault, options?: FaultOptions): void;
  clear(): void;
  /** The fault that hits this request, if any. */
  take(operation: string): Hit | null;
}

export function makeFaults(world: World): Faults {
  let active: Active[] = [];
  return {
    add(operation, fault, { times = 1, after = 0 } = {}) {
      const past = new Map(
        [...world.repositories.values()].map((repo) => [repo.fullName, snapshot(repo.records)]),
      );
      active.push({ operation, fault, times, after, past });
    },
    clear() {
      active = [];
    },
    take(operation) {
      for (const one of active) {
        if (one.operation !== '*' && one.operation !== operation) continue;
        if (one.after > 0) {
          one.after--;
          continue;
        }
        one.times--;
        active = active.filter((other) => other.times > 0);
        return one;
      }
      return null;
    },
  };
}

const json = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: Buffer.from(
    JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest', status: String(status) }),
  ),
});

/** What is answered in place of the operation; null: the operation happens. */
export function inPlace(fault: Fault | undefined): Reply | 'reset' | 'stall' | null {
  switch (fault?.kind) {
    case undefined:
    case 'lost-reply':
    case 'truncated':
    case 'no-length':
    case 'slow':
    case 'stale-list':
      return null;
    case 'reset':
    case 'stall':
      return fault.kind;
    case 'status':
      return json(fault.status, fault.message ?? 'Server Error', fault.headers);
    case 'html': {
      const page = '<!DOCTYPE html><html><body><h1>Scheduled maintenance</h1></body></html>';
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(page),
      };
    }
    case 'secondary-limit': {
      const message =
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      return json(fault.status, message, { 'retry-after': String(fault.retryAfter) });
    }
    case 'primary-limit': {
      const reset = String(Math.ceil(Date.now() / 1000) + fault.resetAfter);
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
      return json(403, 'API rate limit exceeded for installation ID 1.', headers);
    }
  }
}

/** Sends a reply, whole, cut short, or not at all; says whether it was sent whole. */
export function deliver(response: ServerResponse, reply: Reply, fault: Fault | undefined): boolean {
  if (fault?.kind === 'lost-reply') {
    response.destroy();
    return false;
  }
  const half = reply.body.subarray(0, Math.floor(reply.body.length / 2));
  if (fault?.kind === 'no-length') {
    response.useChunkedEncodingByDefault = false;
    response.writeHead(reply.status, { ...reply.headers, connection: 'close' });
    response.end(half);
    return false;
  }
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) });
  if (fault?.kind === 'truncated') {
    response.write(half, () => response.destroy());
    return false;
  }
  response.end(reply.body);
  return true;
}
