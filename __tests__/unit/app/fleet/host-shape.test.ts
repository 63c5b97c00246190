import { expect, test } from '@jest/globals';
import { hostRebuildShape } from '../../../../src/app/fleet/host-shape.js';
import { moduleChange, packageChange } from '../../../fixtures/systems.js';
import { serverChanges as servers } from '../../../fixtures/server-changes.js';
import { pageReport } from '../../../fixtures/page-report.js';

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
