import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves one file, a report as a page, on this machine alone, at `address`. */
export async function serveReport(file: string): Promise<AsyncDisposable & { address: string }> {
  const page = await readFile(file);
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(302, { location: '/report.html' }).end();
      return;
    }
    const found = request.url === '/report.html';
    response.writeHead(found ? 200 : 404, {
      'content-type': found ? 'text/html; charset=utf-8' : 'text/plain',
      'x-content-type-options': 'nosniff',
    });
    response.end(found ? page : 'There is only /report.html here.\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
