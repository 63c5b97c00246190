import { expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveReport } from '../../../miniature/report-page.js';

test('the report is served at its address, and the bare host leads to it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-report-'));
  try {
    const file = path.join(folder, 'report.html');
    await writeFile(file, '<p>A report</p>');
    await using served = await serveReport(file);
    const answer = await fetch(new URL('/', served.address));
    expect([answer.url, await answer.text()]).toEqual([served.address, '<p>A report</p>']);
    expect((await fetch(new URL('/other', served.address))).status).toBe(404);
  } finally {
    await rm(folder, { recursive: true });
  }
});
