import { describe, expect, test } from '@jest/globals';
import { groupHosts } from '../../../src/core/fleet.js';
import { groupChanges } from '../../../src/report/group-changes.js';
import { renderHtml } from '../../../src/report/html/page.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import { renderText } from '../../../src/report/text.js';
import { changeSet, packageChange, report, reportHost } from '../../fixtures/systems.js';

const packages = [packageChange({ name: 'openssl', before: ['3.0.13'], after: ['3.0.14'] })];

/** A web host with a unit and a file of /etc of its own. */
function web(number: number) {
  const changed = ['nginx.service', `acme-web${number}.example.org.service`];
  const units = { added: [], removed: [], changed };
  const etc = { added: [`hosts/web${number}`], removed: [], changed: ['nginx.conf'] };
  const added = Array.from({ length: number }, (_, index) => `script-${number}-${index}`);
  const configuration = { added, removed: [], changed: ['etc'], bytes: 1024 * number };
  return reportHost({ name: `web${number}`, changes: changeSet({ packages, units, etc, configuration }) });
}

describe('hosts that have units of their own', () => {
  const hosts = Array.from({ length: 6 }, (_, index) => web(index + 1));

  test('are one group, and each unit says of which it is', () => {
    const [group, ...others] = groupHosts(hosts);
    expect(others).toEqual([]);
    const changes = group && groupChanges(group);
    expect(changes?.units.changed).toEqual([
      ...hosts.map(({ name }) => `acme-${name}.example.org.service on ${name}`),
      'nginx.service',
    ]);
    expect(changes?.etc).toEqual({
      added: hosts.map(({ name }) => `hosts/${name} on ${name}`),
      removed: [],
      changed: ['nginx.conf'],
      counts: '1 added, 1 changed',
    });
    expect(changes?.packages).toBe(packages);
    expect(changes?.configuration.added).toContain('script-2-1 on web2');
    expect(changes?.configuration.changed).toEqual(['etc']);
  });

  test('counts are those of one host, not of all together', () => {
    const all = report({ hosts });
    for (const text of [renderMarkdown(all), renderText(all), renderHtml([all])]) {
      expect(text).toContain('1 to 6 added, 1 changed (+1.0 KiB to +6.0 KiB)');
      expect(text).not.toMatch(/\b(?:7|12|21) (?:added|changed)/);
    }
    expect(renderMarkdown(all)).toContain(': 2 changed</summary>');
  });

  test('a unit of many, but not of all, names the first', () => {
    const units = { added: [], removed: ['old.service'], changed: [] };
    const [first, ...rest] = hosts.map((host) => ({ ...host, changes: changeSet({ packages, units }) }));
    const without = reportHost({ name: 'x', changes: changeSet({ packages }) });
    const group = first && groupHosts([first, ...rest, without])[0];
    expect(group && groupChanges(group)?.units.removed).toEqual([
      'old.service on web1, web2, web3 and 3 more',
    ]);
  });

  test('one alone is as it is', () => {
    const [group] = groupHosts([web(1)]);
    expect(group && groupChanges(group)).toBe(group?.[0].changes);
  });

  test('all forms tell the packages once', () => {
    const all = report({ hosts });
    const page = renderHtml([all]);
    for (const text of [renderMarkdown(all), renderText(all), page]) {
      expect(text.match(/3\.0\.14/g)).toHaveLength(1);
      expect(text).toContain('acme-web6.example.org.service on web6');
      expect(text).toContain('hosts/web2 on web2');
    }
  });
});
