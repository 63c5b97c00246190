// The links of the demo's report lead to these pages of the mirror.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMirror, type Mirror } from '../../../miniature/mirror.js';
import { releaseSource } from '../../fixtures/release-sources.js';

const hostile = '<script>alert(1)</script> "& <b>bold</b>';
let mirror: Mirror;
let [older, newer] = ['', ''];

beforeAll(async () => {
  const first = releaseSource('nixos-25.11', 'nixos-25.11.1', 1);
  const second = {
    ...releaseSource('nixos-25.11', 'nixos-25.11.2', 200),
    changes: [hostile, `curl: 1 -> 2\n\nA </pre>reason`],
  };
  second.files = new Map([...first.files, ['new/<i>.nix', { mode: '100644', content: '{ }\n' }]]);
  mirror = await startMirror({ from: { sources: [first, second] } });
  [older = '', newer = ''] = mirror.releases.map(({ revision }) => revision);
});
afterAll(async () => {
  await mirror[Symbol.asyncDispose]();
});

const nixpkgs = (path: string): string => `${mirror.urls.archives}/NixOS/nixpkgs/${path}`;
async function get(address: string): Promise<string> {
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("default-src 'none'"),
  ]);
  return answer.text();
}

test('a commit: title, author, files', async () => {
  const page = await get(nixpkgs(`commit/${newer}`));
  expect(page).toContain('<h1>nixos-25.11.2</h1>');
  expect(page).toContain('<strong>Nixpkgs</strong>');
  expect(page).toContain('A new/&lt;i&gt;.nix');
});

test('a comparison: its commits oldest first, each with a page of its own, all of it text', async () => {
  const address = nixpkgs(`compare/${older}...${newer}`);
  const page = await get(address);
  expect(page).toContain('3 commits');
  const links = [...page.matchAll(/<a href="(\.\.\/commit\/[0-9a-f]{40})">(.*?)<\/a>/g)];
  expect(links.map(([, , title]) => title)).toEqual([
    '&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp; &lt;b&gt;bold&lt;/b&gt;',
    'curl: 1 -&gt; 2',
    'nixos-25.11.2',
  ]);
  const pages = await Promise.all(links.map(([, link = '']) => get(new URL(link, address).href)));
  for (const one of [page, ...pages]) expect(one).not.toMatch(/<(script|b|i)>/);
  expect(pages[1]).toContain('<pre>A &lt;/pre&gt;reason</pre>');
});

test('what is not there is not found', async () => {
  for (const path of [
    `commit/${'0'.repeat(40)}`,
    `compare/${older}...${'0'.repeat(40)}`,
    'compare/--help...HEAD',
  ])
    expect((await fetch(nixpkgs(path))).status).toBe(404);
});
