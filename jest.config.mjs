// One project a floor: unit needs nothing but node; the others need what set-up installs.
const base = {
  testEnvironment: 'node',
  // What tsc leaves for the bundler: a second copy of everything.
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
};
const project = (name) => ({
  ...base,
  displayName: name,
  testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`],
});

export default {
  // Much of the time is waiting for containers and VMs: one worker a core, not one fewer.
  maxWorkers: 2,
  // Each file leaves something in its worker, and to start a program takes the longer the larger who starts it is.
  workerIdleMemoryLimit: '600MB',
  testSequencer: '<rootDir>/__tests__/longest-first.mjs',
  projects: ['unit', 'contract', 'integration', 'e2e', 'life'].map(project),
};
