import { expect, test } from '@jest/globals';
import { hostRebuildShape } from '../../../../src/app/fleet/host-shape.js';
import { compareSystems } from '../../../../src/core/diff/compare.js';
import { closureOf, link, moduleChange, packageChange, toplevel } from '../../../fixtures/systems.js';
import { pageReport } from '../../../fixtures/page-report.js';

const servers = compareSystems(
  {
    toplevel: toplevel({ kernel: link('linux-hardened-6.12.8') }),
    closure: closureOf('postgresql-16.11', 'openssl-3.4.3'),
  },
  {
    toplevel: toplevel({ path: '/y' }),
    closure: closureOf('postgresql-17.7', 'postgresql-16.11-lib', 'openssl-3.5.4', {
      name: 'openssl-3.4.3',
      build: 'b',
    }),
  },
);
const page = pageReport(5).hosts[0]?.changes;

test.each([
  ['all that two systems differ by', servers],
  ['a whole page', page],
  [
    'what is known where derivations were at hand',
    {
      ...servers,
      packages: [packageChange({ name: 'a', patched: true }), packageChange({ name: 'b', cause: 'own' })],
      kernel: servers.kernel && { ...servers.kernel, modules: [moduleChange({ name: 'zfs-kernel' })] },
    },
  ],
])('%s comes out of the shape as it went in', (_, changes) => {
  const side = { derivation: null, toplevel: null };
  const sides = { before: side, after: side };
  const host = { name: 'web1', outcome: { kind: 'unchanged' }, ...sides, changes, newWarnings: [] };
  const read = hostRebuildShape.parse(JSON.parse(JSON.stringify(host)));
  expect(read.changes).toEqual(JSON.parse(JSON.stringify(changes)));
});
