// The house's one-way rule: entry -> app -> drivers -> core; ports, core and errors.ts are the ground floor.
const drivers = ['pins', 'channels', 'nar', 'nix', 'sandbox', 'vm', 'forge', 'git', 'report'];
// The only doors between driver rooms: vm may use nix, nix may use the types of sandbox.
const doors = {
  vm: ['^src/nix/', '^src/sandbox/types\\.ts$'],
  nix: ['^src/sandbox/types\\.ts$'],
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/entry/', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'ground-floor',
      comment: 'core, ports and errors.ts import nothing above, no node I/O and no @actions',
      severity: 'error',
      from: { path: '^src/(core/|ports/|errors\\.ts)' },
      to: {
        path: [
          '^src/(entry|app|platform|pins|channels|nar|nix|sandbox|vm|forge|git|report)/',
          '^node_modules/@actions',
          '^(node:)?(fs|child_process|http|https|net|process)',
        ],
      },
    },
    {
      name: 'core-not-ports',
      comment: 'core is pure: it has no use for a port',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/ports/' },
    },
    {
      name: 'only-entry-imports-platform',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(entry|platform)/' },
      to: { path: '^src/platform/' },
    },
    {
      name: 'app-not-entry',
      severity: 'error',
      from: { path: '^src/(app|platform)/' },
      to: { path: '^src/entry/' },
    },
    {
      name: 'report-imports-core-alone',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/', pathNot: '^src/(report|core)/' },
    },
    ...drivers.map((d) => ({
      name: `driver-${d}`,
      comment: `${d} knows ports, core and errors, and no other driver`,
      severity: 'error',
      from: { path: `^src/${d}/` },
      to: {
        path: '^src/',
        pathNot: [`^src/${d}/`, '^src/ports/', '^src/core/', '^src/errors\\.ts$', ...(doors[d] ?? [])],
      },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
    doNotFollow: { path: 'node_modules' },
  },
};
