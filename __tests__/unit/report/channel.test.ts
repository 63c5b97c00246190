import { expect, test } from '@jest/globals';
import { renderHtml } from '../../../src/report/html/page.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import { renderText } from '../../../src/report/text.js';
import { changesOf, channelChanges, commitGroup } from '../../fixtures/channel-changes.js';
import { changeSet, packageChange, report, reportHost } from '../../fixtures/systems.js';

const changes = changeSet({
  packages: [packageChange({ name: 'openssl' }), packageChange({ name: 'nginx' })],
});
const told = report({
  hosts: [reportHost({ name: 'web1', changes }), reportHost({ name: 'db1', changes: changeSet() })],
  channelChanges,
});

test('markdown: folded, by package, each commit a link that GitHub makes no backlink of', () => {
  const body = renderMarkdown(told);
  const revision = '0'.padStart(40, 'a');
  expect(body).toContain('#### What the channel brought');
  expect(body).toContain('812 commits, 3 about packages that change here, of which 1 names CVEs');
  expect(body).toContain('of 144159 → 144170 packages in the channel 231 up, 2 down, 12 new, 1 gone');
  expect(body).toContain(
    `- \`openssl\`\n  - [\`${revision.slice(0, 12)}\`](https://redirect.github.com/NixOS/nixpkgs/commit/${revision}) openssl: 1.0 → 1.1 (&#35;\u200b1) (\`CVE-2026-1234\`)`,
  );
  expect(body).toContain(
    '809 commits about others: [`all`](https://redirect.github.com/NixOS/nixpkgs/compare/',
  );
  expect(body).not.toMatch(/https:\/\/github\.com/);
});

test('what is marked insecure, and CVEs, need an eye: on the hosts that have the package', () => {
  const body = renderText(told);
  const eye = body.slice(body.indexOf('Needs an eye')).split('\n\n')[0];
  expect(eye).toBe(
    [
      'Needs an eye',
      '  libxml2-2.15.1 is newly marked insecure: CVE-2026-20417 on web1',
      '  openssl: 1 commit names CVE-2026-1234 on web1',
    ].join('\n'),
  );
});

test('text: the first twenty commits, and where all are', () => {
  const groups = [commitGroup('nginx', 15), commitGroup('openssl', 15)];
  const body = renderText(report({ channelChanges: [changesOf(groups)] }));
  expect(body.match(/^ {4}[0-9a]{12} /gm)).toHaveLength(20);
  expect(body).toContain(
    '10 more commits about packages that change here, 782 commits about others: https://redirect',
  );
});

test('the page has them all', () => {
  const groups = [commitGroup('nginx', 150), commitGroup('openssl', 150)];
  const page = renderHtml([report({ channelChanges: [changesOf(groups)] })]);
  expect(page).toContain('<h2 id="report-1-channel">What the channel brought</h2>');
  expect(page.match(/<a href="https:\/\/redirect\.github\.com\/NixOS\/nixpkgs\/commit\//g)).toHaveLength(300);
});

test('what could not be had is a sentence, and no more', () => {
  const trouble = 'the commits of https://example.org/x.git can’t be fetched: no answer in time';
  const [one] = channelChanges;
  const broken = { ...one!, commits: { ...one!.commits!, groups: [], all: 0, trouble }, packages: null };
  const bodies = [renderMarkdown, renderText].map((render) => render(report({ channelChanges: [broken] })));
  for (const body of bodies) {
    expect(body).toContain('The commits could not be had: the commits of https:');
    expect(body).not.toContain('0 commits');
    expect(body).not.toContain('Needs an eye');
  }
});

test('commits are dropped early, the ones with CVEs last, and it is said', () => {
  const many = Array.from({ length: 300 }, (_, index) => commitGroup(`package${index}`, 3));
  const groups = [commitGroup('openssl', 2, ['CVE-2026-1234']), ...many];
  const large = report({ hosts: told.hosts, channelChanges: [changesOf(groups, 5000)] });
  const body = renderMarkdown(large);
  expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  expect(body.match(/redirect\.github\.com\/NixOS\/nixpkgs\/commit/g)).toHaveLength(100);
  expect(body).toContain('802 more commits about packages that change here, 4098 commits about others');
  expect(body).toContain('Left out, because the report would be too long here: commits of the channel.');
  const small = renderMarkdown(large, { limit: 3500 });
  expect(small).toContain('What the channel brought');
  expect(small).toContain('`openssl`: 1 commit names `CVE-2026-1234`');
  expect(renderMarkdown(large, { limit: 1024 ** 2 }).match(/nixpkgs\/commit/g)).toHaveLength(902);
});

test('a revision that is none, and an address that is none, are no links', () => {
  const group = { packages: ['nginx'], commits: [{ revision: 'abc', subject: 'nginx: x', cves: [] }] };
  const [one] = channelChanges;
  const commits = { ...one!.commits!, groups: [group], compareUrl: 'https://example.org/(x)' };
  expect(renderMarkdown(report({ channelChanges: [{ ...one!, commits }] }))).not.toContain('](');
});
