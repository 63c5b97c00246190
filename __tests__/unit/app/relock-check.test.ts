import { expect, test } from '@jest/globals';
import { strayChange } from '../../../src/app/relock-check.js';
import { type Lock, readLock } from '../../../src/pins/flake-lock/lock.js';

type Node = Record<string, unknown>;

const source = (repo: string, more: Node = {}): Node => ({
  locked: { type: 'github', owner: 'example', repo, rev: 'a'.repeat(40), narHash: `sha256-${repo}`, ...more },
  original: { type: 'github', owner: 'example', repo },
});

function lock(inputs: Node, nodes: Record<string, Node>): Lock {
  const text = JSON.stringify({ nodes: { ...nodes, root: { inputs } }, root: 'root', version: 7 });
  const read = readLock(text, 'flake.lock');
  if (!read) throw new Error('no lock');
  return read;
}

const inputs = { home: 'home', nixpkgs: 'nixpkgs', tools: 'tools' };
const nodes = {
  home: { ...source('home'), inputs: { nixpkgs: ['nixpkgs'], manual: 'manual' } },
  manual: source('manual'),
  nixpkgs: source('nixpkgs'),
  tools: { ...source('tools'), inputs: { nixpkgs: 'nixpkgs_2' } },
  nixpkgs_2: source('nixpkgs', { rev: 'b'.repeat(40) }),
};
const before = lock(inputs, nodes);
const home = new Set(['home']);

test('what was asked for may change, and all below it; nodes may get other keys', () => {
  expect(strayChange(before, before, home)).toBeNull();
  const after = lock(
    { ...inputs, tools: 'tools_3' },
    {
      home: { ...source('home', { rev: 'c'.repeat(40) }), inputs: { nixpkgs: 'nixpkgs_2', added: 'manual' } },
      manual: source('another'),
      nixpkgs: source('nixpkgs'),
      tools_3: { ...source('tools'), inputs: { nixpkgs: 'nixpkgs_4' } },
      nixpkgs_2: source('nixpkgs'),
      nixpkgs_4: source('nixpkgs', { rev: 'b'.repeat(40) }),
    },
  );
  expect(strayChange(before, after, home)).toBeNull();
  expect(strayChange(before, after, new Set(['tools']))).toBe('home');
});

test.each<[string, string, Lock]>([
  ['a revision', 'nixpkgs', lock(inputs, { ...nodes, nixpkgs: source('nixpkgs', { rev: 'd'.repeat(40) }) })],
  ['a hash', 'nixpkgs', lock(inputs, { ...nodes, nixpkgs: source('nixpkgs', { narHash: 'sha256-x' }) })],
  ['a field unknown to us', 'nixpkgs', lock(inputs, { ...nodes, nixpkgs: source('nixpkgs', { dir: 'x' }) })],
  ['flake or not', 'tools', lock(inputs, { ...nodes, tools: { ...nodes.tools, flake: false } })],
  ['something further down', 'tools', lock(inputs, { ...nodes, nixpkgs_2: source('nixpkgs') })],
  ['what is followed', 'nixpkgs', lock({ ...inputs, nixpkgs: ['home', 'nixpkgs'] }, nodes)],
  [
    'an input more',
    '__proto__',
    lock(
      JSON.parse('{"__proto__":"manual","home":"home","nixpkgs":"nixpkgs","tools":"tools"}') as Node,
      nodes,
    ),
  ],
  ['an input less', 'tools', lock({ home: 'home', nixpkgs: 'nixpkgs' }, nodes)],
])('%s is found', (_, name, after) => {
  expect(strayChange(before, after, home)).toBe(name);
});

test('what Nix works out itself may come and go, a hash may only come', () => {
  const told = source('nixpkgs', { lastModified: 1, revCount: 2 });
  expect(strayChange(before, lock(inputs, { ...nodes, nixpkgs: told }), home)).toBeNull();
  const bare = lock(inputs, { ...nodes, nixpkgs: source('nixpkgs', { narHash: undefined }) });
  expect(strayChange(bare, before, home)).toBeNull();
  expect(strayChange(before, bare, home)).toBe('nixpkgs');
});

test('circles and long chains end', () => {
  const length = 12_000;
  const chain = (last: string): Lock =>
    lock(
      { first: 'n0' },
      Object.fromEntries(
        Array.from({ length }, (_, i) => {
          const next = i + 1 < length ? `n${i + 1}` : 'n0';
          return [`n${i}`, { ...source(i + 1 < length ? 'x' : last), inputs: { next } }];
        }),
      ),
    );
  expect(strayChange(chain('x'), chain('x'), home)).toBeNull();
  expect(strayChange(chain('x'), chain('y'), home)).toBe('first');
});
