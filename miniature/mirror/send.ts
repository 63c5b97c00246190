import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.js';
import type { Answer } from './routes.js';

export const readMethods = ['GET', 'HEAD'];

/** Sends what the routes answer, or what a fault makes of it. Gives the status and the body's bytes that were sent. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  normal: () => Promise<Answer>,
  fault: Fault | undefined,
  methods: readonly string[],
): Promise<{ status: number; bytes: number }> {
  if (fault?.kind === 'reset') {
    request.socket.resetAndDestroy();
    return { status: 0, bytes: 0 };
  }
  if (fault?.kind === 'stall' && fault.after === 'nothing') return { status: 0, bytes: 0 };
  const answer = fault?.kind === 'answer' ? faultyAnswer(fault) : await made(request, normal, methods);
  if (fault === undefined || fault.kind === 'answer') return sendWhole(request, response, answer);
  if (fault.kind === 'drip') return sendDripping(response, answer, fault);
  if (fault.kind === 'flood') return sendFlood(response, answer, fault.bytes);
  return sendHalf(response, answer, fault.kind);
}

async function sendDripping(
  response: ServerResponse,
  { status, headers, body }: Answer,
  { everyMs, bytes }: { everyMs: number; bytes: number },
): Promise<{ status: number; bytes: number }> {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  const drops = Math.min(bytes, body.length);
  for (let at = 0; at < drops && !response.destroyed; at++) {
    response.write(body.subarray(at, at + 1));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  response.end(body.subarray(drops));
  return { status, bytes: body.length };
}

async function sendFlood(
  response: ServerResponse,
  { status, headers }: Answer,
  length: number,
): Promise<{ status: number; bytes: number }> {
  const zeros = Buffer.alloc(1024 * 1024);
  const rest = { ...headers };
  delete rest['location'];
  response.writeHead(status < 300 ? status : 200, { ...rest, 'content-length': length });
  let bytes = 0;
  while (bytes < length && !response.destroyed) {
    const flowing = response.write(zeros.subarray(0, length - bytes));
    bytes += zeros.length;
    const over = ['drain', 'close'].map((event) => new Promise((resolve) => response.once(event, resolve)));
    if (!flowing) await Promise.race(over);
  }
  response.end();
  return { status, bytes };
}

async function made(
  request: IncomingMessage,
  normal: () => Promise<Answer>,
  methods: readonly string[],
): Promise<Answer> {
  const none = Buffer.alloc(0);
  if (!methods.includes(request.method ?? '')) return { status: 405, headers: {}, body: none };
  try {
    const answer = await normal();
    const known =
      answer.headers.etag !== undefined && request.headers['if-none-match'] === answer.headers.etag;
    return known ? { ...answer, status: 304, body: none } : answer;
  } catch (error) {
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: Buffer.from(String(error)) };
  }
}

function faultyAnswer(fault: Fault & { kind: 'answer' }): Answer {
  const type = { 'content-type': 'text/html' };
  return {
    status: fault.status,
    headers: { ...type, ...fault.headers },
    body: Buffer.isBuffer(fault.body) ? fault.body : Buffer.from(fault.body ?? ''),
  };
}

function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, chunked }: Answer,
): { status: number; bytes: number } {
  response.writeHead(status, chunked ? headers : { ...headers, 'content-length': body.length });
  const silent = request.method === 'HEAD';
  if (silent) response.end();
  else response.end(body);
  return { status, bytes: silent ? 0 : body.length };
}

function sendHalf(
  response: ServerResponse,
  { status, headers, body }: Answer,
  kind: 'stall' | 'truncate' | 'unannounced-end',
): { status: number; bytes: number } {
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (kind === 'unannounced-end') {
    response.shouldKeepAlive = false;
    response.removeHeader('transfer-encoding');
    response.writeHead(status, headers);
    response.end(half);
  } else {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(half, () => {
      if (kind === 'truncate') response.socket?.destroySoon();
    });
  }
  return { status, bytes: half.length };
}
