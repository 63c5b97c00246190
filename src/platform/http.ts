import type { Dispatcher } from 'undici';
import { UserError } from '../errors.js';
import type { Clock } from '../ports/clock.js';
import type { Http, HttpHop, HttpRequest, HttpResponse } from '../ports/http.js';
import { openAgent, type Agent } from './http-agent.js';
import { checkedAddress, headersFor, nextAddress } from './http-redirect.js';
import { noAnswer, noWholeAnswer } from './http-trouble.js';

const MAX_REDIRECTS = 10;
const WORTH_A_REPEAT = new Set([429, 500, 502, 503, 504]);
const ATTEMPTS = 3;
const TIMEOUT_MS = 60_000;
const DEADLINE_MS = 300_000;
const LONGEST_WAIT_MS = 30_000;
/**
 * So much of a body waits for its reader. Whole archives: undici 7 throws where nobody can catch it when a server says
 * `Connection: close` and closes while a body is held back (nodejs/undici#5360, mended in 8, which needs Node.js 22).
 */
const MOST_WAITING = 256 * 1024 * 1024;
const TEXT_LIMIT = 16 * 1024 * 1024;

export interface HttpOptions {
  /** Before the first repeat; each further one waits twice as long. Default 1,000 ms. */
  firstWaitMs?: number;
  /** No time limit of a request is longer than these, whatever it says. */
  longest?: { timeoutMs: number; deadlineMs: number };
  /** Certificates (PEM) to trust instead of the usual ones. */
  ca?: string;
}

/** One request on its way: what is asked, until when, and how often it may still be tried. */
interface Journey {
  request: HttpRequest;
  deadline: Deadline;
  /** More than one where a repeat is safe. */
  triesLeft: number;
}

interface Arrived {
  url: string;
  response: Dispatcher.ResponseData;
  headers: Record<string, string>;
  hops: HttpHop[];
}

/**
 * HTTP by undici, which checks a body against Content-Length (the built-in fetch does not). Nothing is
 * decompressed on the way: `identity` is asked for.
 */
export function createHttp(clock: Clock, options: HttpOptions = {}): Http {
  let agent: Promise<Agent> | undefined;
  const { firstWaitMs = 1000, longest = { timeoutMs: Infinity, deadlineMs: Infinity } } = options;

  async function once({ request, deadline }: Journey, url: string): Promise<Dispatcher.ResponseData> {
    const timeout = Math.min(request.timeoutMs ?? TIMEOUT_MS, longest.timeoutMs);
    const { request: send, dispatcher } = await (agent ??= openAgent(options.ca));
    return send(url, {
      dispatcher,
      method: request.method ?? 'GET',
      headers: {
        'user-agent': 'channel-bump',
        'accept-encoding': 'identity',
        ...headersFor(url, request),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      headersTimeout: timeout,
      bodyTimeout: timeout,
      signal: deadline.signal,
      highWaterMark: MOST_WAITING,
    });
  }

  /** Waits before a repeat; false where there is no time for it, or no try left. */
  async function again(journey: Journey, tried: number, askedMs?: number): Promise<boolean> {
    const wait = Math.min(askedMs ?? firstWaitMs * 2 ** (tried - 1), LONGEST_WAIT_MS);
    const { signal, endsAt } = journey.deadline;
    if (journey.triesLeft === 0 || signal.aborted || clock.monotonic() + wait >= endsAt) return false;
    await clock.sleep(wait);
    return true;
  }

  async function persistent(journey: Journey, url: string): Promise<Dispatcher.ResponseData> {
    for (let tried = 1; ; tried++) {
      journey.triesLeft -= 1;
      let response: Dispatcher.ResponseData;
      try {
        response = await once(journey, url);
      } catch (error) {
        if (await again(journey, tried)) continue;
        throw noAnswer(url, error);
      }
      if (!WORTH_A_REPEAT.has(response.statusCode)) return response;
      if (!(await again(journey, tried, retryAfter(clock, response)))) return response;
      await response.body.dump();
    }
  }

  async function arrive(journey: Journey): Promise<Arrived> {
    const { request, triesLeft } = journey;
    const hops: HttpHop[] = [];
    let url = checkedAddress(request.url);
    for (;;) {
      // Each address on the way has tries of its own.
      journey.triesLeft = triesLeft;
      const response = await persistent(journey, url);
      const headers = flat(response.headers);
      const next = nextAddress(request, url, response.statusCode, headers['location']);
      if (next === null) return { url, response, headers, hops };
      await response.body.dump();
      hops.push({ url, status: response.statusCode, headers });
      if (hops.length > MAX_REDIRECTS) {
        throw new UserError(`${request.url} redirects more than ${MAX_REDIRECTS} times.`, {
          cure: 'Check that the address is right; if it is, the server behind it is at fault.',
        });
      }
      url = next;
    }
  }

  /** The text of an answer; of the same one again, where it breaks off. */
  async function wholeText(journey: Journey, arrived: Arrived, limit: number): Promise<string> {
    const { statusCode } = arrived.response;
    for (let tried = 1, at = arrived; ; tried++) {
      try {
        return await readText(journey.request, at, limit);
      } catch (error) {
        if (!isBroken(error) || !(await again(journey, tried))) throw error;
        journey.triesLeft -= 1;
        // Its own tries have been had: what fails now has failed.
        at = await arrive({ ...journey, triesLeft: 1 });
        if (at.response.statusCode === statusCode) continue;
        await at.response.body.dump();
        throw error;
      }
    }
  }

  return {
    async request(request) {
      const repeatable = ['GET', 'HEAD'].includes(request.method ?? 'GET');
      const tries = repeatable ? Math.max(1, request.attempts ?? ATTEMPTS) : 1;
      const deadline = deadlineIn(clock, Math.min(request.deadlineMs ?? DEADLINE_MS, longest.deadlineMs));
      const arrived = await arrive({ request, deadline, triesLeft: tries });
      const rest = { request, deadline, triesLeft: tries - 1 };
      return answer(arrived, (limit) => wholeText(rest, arrived, limit));
    },
  };
}

interface Deadline {
  signal: AbortSignal;
  /** By the clock's monotonic time. */
  endsAt: number;
}

function deadlineIn(clock: Clock, ms: number): Deadline {
  const controller = new AbortController();
  const giveUp = (): void => {
    controller.abort(new Error(`it takes longer than ${ms / 1000} s`));
  };
  setTimeout(giveUp, ms).unref();
  return { signal: controller.signal, endsAt: clock.monotonic() + ms };
}

/** How long a server asks to wait, in milliseconds: `Retry-After` has seconds or a date. */
function retryAfter(clock: Clock, response: Dispatcher.ResponseData): number | undefined {
  const asked = flat(response.headers)['retry-after']?.trim() ?? '';
  if (/^[0-9]+(\.[0-9]+)?$/.test(asked)) return Number(asked) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(asked) ? Date.parse(asked) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now().getTime());
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    joined[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return joined;
}

function answer(
  { url, response, headers, hops }: Arrived,
  text: (limit: number) => Promise<string>,
): HttpResponse {
  return {
    ...{ url, status: response.statusCode, headers, hops },
    body: named(url, response.body),
    text: (limit = TEXT_LIMIT) => text(limit),
    discard: () => response.body.dump(),
  };
}

async function readText(request: HttpRequest, { url, response, headers }: Arrived, limit: number) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of named(url, response.body)) {
    size += piece.length;
    if (size > limit) {
      throw new UserError(`${url} answers with more than ${limit} bytes.`, {
        cure: 'Nothing so large is expected there: check that the address is right.',
      });
    }
    pieces.push(piece);
  }
  const told = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  if (size > 0 && !told && request.method !== 'HEAD') {
    throw noWholeAnswer(url, new Error('the connection ended, and nobody told how long the answer is'));
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** A body that breaks off says whose it was. */
async function* named(url: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw noWholeAnswer(url, error);
  }
}

/** Of the errors of a body, only these are of the connection. */
function isBroken(error: unknown): boolean {
  return error instanceof UserError && error.cause !== undefined;
}
