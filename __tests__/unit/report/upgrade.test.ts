import { expect, test } from '@jest/globals';
import { renderMarkdown } from '../../../src/report/markdown.js';
import { renderText } from '../../../src/report/text.js';
import { report } from '../../fixtures/systems.js';

const upgrade = report({
  notices: ['nixos-25.11 gets no security updates after 2026-06-30.', 'Ask @alice <img src=x> #1'],
  releaseNotes: ['25.11', '26.05', '../../evil'],
  companions: [
    {
      file: 'flake.lock',
      name: 'home-manager',
      repository: 'nix-community/home-manager',
      from: { branch: 'release-25.11', revision: null },
      to: { branch: 'release-26.05', revision: 'abcdef0123456789'.padEnd(40, '0') },
    },
    {
      file: '@bob',
      name: '[a](http://evil.example)',
      repository: '<b>',
      from: { branch: 'release-25.11', revision: null },
      to: { branch: 'release-26.05', revision: null },
    },
  ],
});

test('notices stand above the verdict, inert', () => {
  const markdown = renderMarkdown(upgrade);
  const notice = markdown.indexOf('gets no security updates after 2026');
  expect(notice).toBeGreaterThan(0);
  expect(notice).toBeLessThan(markdown.indexOf('\n\n**'));
  expect(markdown).not.toMatch(/@alice|@bob|<img|<b>|:\/\/evil|[^\u200b]#1\b/);
  const text = renderText(upgrade).split('\n');
  expect(text.slice(1, 3)).toEqual([
    'nixos-25.11 gets no security updates after 2026-06-30.',
    'Ask @alice <img src=x> #1',
  ]);
});

test('the release notes on the way are linked, and nothing else is', () => {
  const links = renderMarkdown(upgrade).match(/https:\/\/\S+/g) ?? [];
  expect(links.filter((link) => link.includes('release-notes'))).toEqual([
    'https://nixos.org/manual/nixos/stable/release-notes#sec-release-25.11-incompatibilities',
    'https://nixos.org/manual/nixos/stable/release-notes#sec-release-26.05-incompatibilities',
  ]);
  expect(renderText(upgrade)).not.toContain('evil/');
});

test('what moves along is told with its branches', () => {
  expect(renderText(upgrade)).toContain(
    '  flake.lock: home-manager (nix-community/home-manager): release-25.11 -> release-26.05 at abcdef012345',
  );
  expect(renderMarkdown(report())).not.toMatch(/Moves along|Release notes/);
});
