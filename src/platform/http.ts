import type { Dispatcher, request as ask } from 'undici';
import { UserError } from '../errors.js';
import type { Clock } from '../ports/clock.js';
import type { Http, HttpHop, HttpRequest, HttpResponse } from '../ports/http.js';

const MAX_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const WORTH_A_REPEAT = new Set([429, 500, 502, 503, 504]);
const ATTEMPTS = 3;
const LONGEST_WAIT_MS = 30_000;
const TEXT_LIMIT = 16 * 1024 * 1024;

/**
 * HTTP by undici, which checks a body against Content-Length (the built-in fetch does not). Nothing is
 * decompressed on the way: `identity` is asked for.
 */
export function createHttp(clock: Clock, options: { firstWaitMs?: number } = {}): Http {
  let agent: Promise<Agent> | undefined;
  const firstWaitMs = options.firstWaitMs ?? 1000;

  async function once(
    request: HttpRequest,
    url: string,
    deadline?: Deadline,
  ): Promise<Dispatcher.ResponseData> {
    const timeout = request.timeoutMs ?? 60_000;
    const { request: send, dispatcher } = await (agent ??= openAgent());
    return send(url, {
      dispatcher,
      method: request.method ?? 'GET',
      headers: { 'user-agent': 'channel-bump', 'accept-encoding': 'identity', ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      headersTimeout: timeout,
      bodyTimeout: timeout,
      ...(deadline && { signal: deadline.signal }),
    });
  }

  async function persistent(
    request: HttpRequest,
    url: string,
    deadline?: Deadline,
  ): Promise<Dispatcher.ResponseData> {
    const repeatable = ['GET', 'HEAD'].includes(request.method ?? 'GET');
    for (let attempt = 1; ; attempt++) {
      const last = !repeatable || attempt === ATTEMPTS;
      const tooLate = (ms: number): boolean =>
        deadline !== undefined && clock.monotonic() + ms >= deadline.endsAt;
      const ownWaitMs = firstWaitMs * 2 ** (attempt - 1);
      try {
        const response = await once(request, url, deadline);
        if (last || !WORTH_A_REPEAT.has(response.statusCode)) return response;
        const wait = waitFor(response, ownWaitMs);
        if (tooLate(wait)) return response;
        await response.body.dump();
        await clock.sleep(wait);
      } catch (error) {
        if (last || tooLate(ownWaitMs)) throw noAnswer(url, error);
        await clock.sleep(ownWaitMs);
      }
    }
  }

  return {
    async request(request) {
      const hops: HttpHop[] = [];
      const deadline = deadlineIn(clock, request.deadlineMs);
      let url = checked(request.url);
      for (;;) {
        const response = await persistent(request, url, deadline);
        const headers = flat(response.headers);
        const location = headers['location'];
        if (!request.follow || !REDIRECTS.has(response.statusCode) || location === undefined) {
          return answer(url, response, headers, hops);
        }
        await response.body.dump();
        hops.push({ url, status: response.statusCode, headers });
        if (hops.length > MAX_REDIRECTS) {
          throw new UserError(`${request.url} redirects more than ${MAX_REDIRECTS} times.`);
        }
        if (!URL.canParse(location, url))
          throw new UserError(`${url} redirects to nowhere.`, { cure: 'Check the mirror.' });
        url = checked(new URL(location, url).href);
      }
    },
  };
}

interface Agent {
  request: typeof ask;
  dispatcher: Dispatcher;
}

/** Loaded when it is first needed: that takes as long as everything else, and many verbs need no network. */
async function openAgent(): Promise<Agent> {
  const { EnvHttpProxyAgent, request } = await import('undici');
  return { request, dispatcher: new EnvHttpProxyAgent() };
}

interface Deadline {
  signal: AbortSignal;
  /** By the clock's monotonic time. */
  endsAt: number;
}

function deadlineIn(clock: Clock, ms: number | undefined): Deadline | undefined {
  if (ms === undefined) return undefined;
  const controller = new AbortController();
  const giveUp = (): void => {
    controller.abort(new Error(`it takes longer than ${ms / 1000} s`));
  };
  setTimeout(giveUp, ms).unref();
  return { signal: controller.signal, endsAt: clock.monotonic() + ms };
}

function checked(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && ['http:', 'https:'].includes(parsed.protocol)) return parsed.href;
  throw new UserError(`\`${url}\` is not an http(s) address.`, { cure: 'Give a whole URL.' });
}

function waitFor(response: Dispatcher.ResponseData, fallbackMs: number): number {
  const asked = Number(flat(response.headers)['retry-after']);
  return Math.min(Number.isFinite(asked) && asked >= 0 ? asked * 1000 : fallbackMs, LONGEST_WAIT_MS);
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    joined[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return joined;
}

function answer(
  url: string,
  response: Dispatcher.ResponseData,
  headers: Record<string, string>,
  hops: HttpHop[],
): HttpResponse {
  const body = named(url, response.body);
  return {
    url,
    status: response.statusCode,
    headers,
    hops,
    body,
    async text(limit = TEXT_LIMIT) {
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of body) {
        size += piece.length;
        if (size > limit) throw new UserError(`${url} answers with more than ${limit} bytes.`);
        pieces.push(piece);
      }
      return Buffer.concat(pieces).toString('utf8');
    },
    discard: () => response.body.dump(),
  };
}

/** A body that breaks off says whose it was. */
async function* named(url: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw noAnswer(url, error);
  }
}

function noAnswer(url: string, error: unknown): UserError {
  const reason =
    error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '';
  return new UserError(`no whole answer from ${url}: ${reason || 'the connection broke'}.`, {
    cure: 'Check the address and the network, and try again.',
    cause: error,
  });
}
