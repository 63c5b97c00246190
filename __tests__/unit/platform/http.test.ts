import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/ports/clock.js';
import { makeCertificate } from '../../../miniature/tls.js';
import { createHttp } from '../../../src/platform/http.js';
import { noAnswer } from '../../../src/platform/http-trouble.js';
import { failure } from '../../fixtures/user-error.js';

let server: Server;
let base: string;
let answer: RequestListener;
let asked: string[];
/** Waits asked of the clock, in milliseconds. */
let waits: number[];

const clock: Clock = {
  now: () => new Date('2026-01-01T00:00:00Z'),
  monotonic: () => 0,
  sleep: (ms) => {
    waits.push(ms);
    return Promise.resolve();
  },
};
const http = createHttp(clock);

beforeEach(async () => {
  asked = [];
  waits = [];
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test('asks for the bytes as they are, and gives them', async () => {
  answer = (request, response) => {
    response.setHeader('x-asked', request.headers['accept-encoding'] ?? '');
    response.end('body');
  };
  const got = await http.request({ url: `${base}/file` });
  expect(got).toMatchObject({ url: `${base}/file`, status: 200, hops: [] });
  expect(got.headers['x-asked']).toBe('identity');
  expect(await got.text()).toBe('body');
});

describe('redirects', () => {
  beforeEach(() => {
    answer = (request, response) => {
      if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.url === '/a') response.writeHead(302, { location: '/b', link: '<x>; rel="y"' }).end();
      else response.end('there');
    };
  });

  test('are followed where that is asked, each told with its headers', async () => {
    const got = await http.request({ url: `${base}/a`, follow: true });
    expect(got).toMatchObject({ url: `${base}/b`, status: 200 });
    expect(got.hops).toMatchObject([{ url: `${base}/a`, status: 302, headers: { link: '<x>; rel="y"' } }]);
    await got.discard();
  });

  test('are an answer like others where it is not', async () => {
    const got = await http.request({ url: `${base}/a` });
    expect(got).toMatchObject({ status: 302, headers: { location: '/b' } });
    await got.discard();
  });

  test('come to an end', async () => {
    expect((await failure(http.request({ url: `${base}/loop`, follow: true }))).message).toMatch(/redirects/);
  });

  test('lead nowhere but to http', async () => {
    const error = await failure(http.request({ url: `${base}/file`, follow: true }));
    expect(error.message).toContain('file:///etc/passwd');
  });
});

describe('a redirect', () => {
  let other: Server;
  let heard: NodeJS.Dict<string | string[]>[];

  beforeEach(async () => {
    heard = [];
    other = createServer((request, response) => {
      heard.push(request.headers);
      response.end('other');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const there = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    answer = (request, response) => {
      heard.push(request.headers);
      response.writeHead(302, { location: request.url === '/here' ? there : '/here' }).end();
    };
  });

  afterEach(() => {
    other.close();
    other.closeAllConnections();
  });

  test('to another origin takes no secret along; to the same one it does', async () => {
    const headers = {
      Authorization: 'token s3cr3t',
      Cookie: 's3cr3t',
      'Private-Token': 's3cr3t',
      Accept: 'text/x',
    };
    const got = await http.request({ url: `${base}/start`, follow: true, headers });
    expect(await got.text()).toBe('other');
    expect(heard.map(({ authorization, accept }) => [authorization, accept])).toEqual([
      ['token s3cr3t', 'text/x'],
      ['token s3cr3t', 'text/x'],
      [undefined, 'text/x'],
    ]);
    expect(JSON.stringify(heard[2])).not.toContain('s3cr3t');
  });

  test('of what changes something is an answer, and not followed', async () => {
    const got = await http.request({ url: `${base}/start`, method: 'POST', body: 'x', follow: true });
    expect([got.status, heard.length]).toEqual([302, 1]);
    await got.discard();
  });

  test('out of TLS is not followed', async () => {
    const { key, cert, authority } = await makeCertificate(['localhost']);
    const secure = createTlsServer({ key, cert }, (_, response) => {
      response.writeHead(302, { location: base }).end();
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const start = `https://localhost:${(secure.address() as AddressInfo).port}/`;
    const trusting = createHttp(clock, { ca: authority.toString() });
    const error = await failure(trusting.request({ url: start, follow: true }));
    expect(error.message).toBe(`${start} redirects to ${base}/, which is not encrypted.`);
    expect(heard).toEqual([]);
    secure.close();
    secure.closeAllConnections();
  });
});

describe('what stumbles', () => {
  test('is asked again, as late as the server says', async () => {
    const waiting = [() => ({ 'retry-after': '7' }), () => ({})];
    answer = (_, response) => {
      const headers = waiting.shift();
      if (headers) response.writeHead(503, headers()).end();
      else response.end('up');
    };
    expect(await (await http.request({ url: base })).text()).toBe('up');
    expect(waits).toEqual([7000, 2000]);
  });

  test('is asked again at the date that the server names', async () => {
    let first = true;
    answer = (_, response) => {
      const later = new Date(Date.UTC(2026, 0, 1, 0, 0, 9)).toUTCString();
      if (first) response.writeHead(429, { 'retry-after': later }).end();
      else response.end('up');
      first = false;
    };
    expect(await (await http.request({ url: base })).text()).toBe('up');
    expect(waits).toEqual([9000]);
  });

  test('is tried as often as is said', async () => {
    answer = (_, response) => response.writeHead(503).end();
    await (await http.request({ url: base, attempts: 1 })).discard();
    expect(asked).toHaveLength(1);
  });

  test('is not asked for ever', async () => {
    answer = (_, response) => response.writeHead(503).end();
    const got = await http.request({ url: base });
    expect(got.status).toBe(503);
    expect(asked).toHaveLength(3);
    await got.discard();
  });

  test('is asked once where a repetition could do it twice', async () => {
    answer = (_, response) => response.writeHead(503).end();
    await (await http.request({ url: base, method: 'POST', body: 'x' })).discard();
    expect(asked).toEqual(['POST /']);
    expect(waits).toEqual([]);
  });

  test('no answer at all is an error that names the address', async () => {
    answer = (request) => request.socket.destroy();
    const error = await failure(http.request({ url: `${base}/gone` }));
    expect(error.message).toContain(`${base}/gone`);
    expect(asked).toHaveLength(3);
  });

  test('that can not be reached is told in words, with its name, and not as a half answer', async () => {
    const told = async (url: string): Promise<string> => (await failure(http.request({ url }))).toSentences();
    expect(await told('https://nowhere.invalid/x')).toMatch(
      /^the address of nowhere\.invalid can't be looked up: this machine has no network or no DNS, or the name is wrong\. Check the network/,
    );
    const { port } = new URL(base);
    await new Promise((resolve) => server.close(resolve));
    expect(await told(base)).toBe(
      `127.0.0.1:${port} refuses the connection (127.0.0.1, port ${port}). Check the network, a proxy in between, and the address; then try again.`,
    );
  });

  test.each([
    [{ code: 'EAI_AGAIN', hostname: 'proxy' }, "the address of proxy can't be looked up"],
    [{ code: 'ETIMEDOUT' }, 'a.example does not take the connection in time'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'a.example does not take the connection in time'],
    [{ code: 'ENETUNREACH', address: '::1', port: 443 }, 'there is no way from this machine to a.example'],
    [{ code: 'EHOSTUNREACH' }, 'there is no way from this machine to a.example'],
    [{ code: 'UND_ERR_SOCKET' }, 'no answer from https://a.example/x: other side closed.'],
  ])('of %j is %s', (fields, words) => {
    const error = Object.assign(new Error('other side closed'), fields);
    for (const thrown of [
      error,
      new AggregateError([error, new Error('b')]),
      new Error('x', { cause: error }),
    ])
      expect(noAnswer('https://a.example/x', thrown).message).toContain(words);
  });
});

describe('a body', () => {
  test('that breaks off is an error, not a short body', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    };
    const got = await http.request({ url: `${base}/half` });
    expect((await failure(got.text())).message).toContain(`${base}/half`);
  });

  test.each([1, 2])('that breaks off %d times is asked for again, from its start', async (times) => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      if (asked.length > times) response.end('0123456789');
      else response.write('01234', () => response.destroy());
    };
    expect(await (await http.request({ url: base })).text()).toBe('0123456789');
    expect(asked).toHaveLength(times + 1);
    expect(waits).toHaveLength(times);
  });

  test.each([
    ['three times', {}, 3],
    ['once, where it may not be repeated', { method: 'POST', body: 'x' }, 1],
    ['once, where that is said', { attempts: 1 }, 1],
  ])('that breaks off for good is asked for %s', async (_, request, times) => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('01234', () => response.destroy());
    };
    const got = await http.request({ url: base, ...request });
    expect((await failure(got.text())).message).toContain('no whole answer');
    expect(asked).toHaveLength(times);
  });

  test('that ends with the connection, with no length told, may be half of one', async () => {
    answer = (_, response) => {
      response.shouldKeepAlive = false;
      response.removeHeader('transfer-encoding');
      response.writeHead(200);
      response.end('0123');
    };
    const got = await http.request({ url: base });
    expect((await failure(got.text())).message).toMatch(/nobody told how long/);
    expect(asked).toHaveLength(3);
  });

  test('is not taken in past a limit', async () => {
    answer = (_, response) => response.end('x'.repeat(1000));
    const got = await http.request({ url: base });
    expect((await failure(got.text(999))).message).toContain('999');
  });
});

describe('a deadline', () => {
  test.each(['nothing', 'a part'])('ends the wait after %s', async (sent) => {
    answer = (_, response) => {
      if (sent === 'a part') response.write('half');
    };
    const got = http.request({ url: `${base}/slow`, deadlineMs: 100 }).then((response) => response.text());
    expect((await failure(got)).message).toMatch(/slow: it takes longer than 0\.1 s/);
  });

  test('is not slept through: what comes too late is not asked again', async () => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': '7' }).end();
    const got = await http.request({ url: base, deadlineMs: 6000 });
    expect([got.status, asked, waits]).toEqual([503, ['GET /'], []]);
    await got.discard();
  });
});

test.each(['ftp://example.org/x', '/etc/passwd', ''])('%j is no address', async (url) => {
  expect((await failure(http.request({ url }))).message).toContain('not an http(s) address');
});

test('a password in an address is not sent, and not shown', async () => {
  const error = await failure(http.request({ url: 'https://ops:s3cr3t@example.org/x' }));
  expect(error.toSentences()).toContain('example.org');
  expect(error.toSentences()).not.toContain('s3cr3t');
});
