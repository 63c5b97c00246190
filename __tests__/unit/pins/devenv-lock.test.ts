import { describe, expect, test } from '@jest/globals';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { devenvLock } from '../../../src/pins/devenv-lock/index.js';
import { madeUpTarget, sampleText, siblingsOf } from '../../contract/pin-samples.js';

const lock = sampleText('devenv.lock');
const yaml = sampleText('devenv.yaml');

function siblings(asking: string | null = yaml) {
  const texts = new Map([['web/devenv.lock', lock]]);
  if (asking !== null) texts.set('web/devenv.yaml', asking);
  return siblingsOf('web/devenv.lock', texts);
}

function pinNamed(name: string, asking: string | null = yaml): Pin {
  const pin = devenvLock.extract(lock, siblings(asking)).find((one) => one.name === name);
  if (!pin) throw new Error(`no pin ${name}`);
  return pin;
}

/** A devenv.lock whose input `nixpkgs` is the given node. */
function lockOf(original: object): string {
  const nodes = { nixpkgs: { original, locked: original }, root: { inputs: { nixpkgs: 'nixpkgs' } } };
  return JSON.stringify({ nodes, root: 'root', version: 7 });
}

describe('extract', () => {
  test('its inputs are pins, those of other inputs are not its own', () => {
    const found = devenvLock.extract(lock, siblings());
    expect(found.map(({ name, channel, state, direct }) => [name, channel, state, direct])).toEqual([
      ['newer', 'nixpkgs-unstable', 'pinned', true],
      ['nixpkgs', 'nixos-25.11', 'pinned', true],
      ['nixpkgs-src', 'nixpkgs-unstable', 'pinned', false],
    ]);
  });

  test('devenv’s own nixpkgs is none of NixOS', () => {
    const rolling = lockOf({ type: 'github', owner: 'cachix', repo: 'devenv-nixpkgs', ref: 'rolling' });
    const [pin] = devenvLock.extract(rolling, siblingsOf('devenv.lock'));
    expect(pin).toMatchObject({ name: 'nixpkgs', channel: null, state: 'foreign' });
    expect(pin?.note).toBe('comes from github:cachix/devenv-nixpkgs, which is not NixOS/nixpkgs');
  });

  test('devenv.yaml asks for something else by now', () => {
    const later = yaml.replace('"github:NixOS/nixpkgs/nixos-25.11"', 'github:NixOS/nixpkgs/nixos-26.05');
    expect(pinNamed('nixpkgs', later)).toMatchObject({
      channel: 'nixos-26.05',
      state: 'floating',
      note: 'devenv.yaml asks for nixos-26.05: run `devenv update`',
    });
    expect(pinNamed('newer', later).state).toBe('pinned');
  });

  test('a flake.nix beside it has no say', () => {
    const flake = '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05"; outputs = _: { }; }';
    const texts = new Map([['flake.nix', flake]]);
    const [, pin] = devenvLock.extract(lock, siblingsOf('devenv.lock', texts));
    expect(pin).toMatchObject({ name: 'nixpkgs', channel: 'nixos-25.11', state: 'pinned' });
  });

  test.each([
    ['no YAML', 'inputs: [\n'],
    ['a list', '- inputs\n'],
    ['inputs of another shape', 'inputs: github:NixOS/nixpkgs/nixos-26.05\n'],
    ['brackets without end', '['.repeat(100_000)],
    ['an alias', 'a: &a { url: github:NixOS/nixpkgs/nixos-26.05 }\ninputs: { nixpkgs: *a }\n'],
  ])('of %s nothing is taken', (_what, asking) => {
    expect(pinNamed('nixpkgs', asking).state).toBe('pinned');
  });

  test('a broken one says how to mend it', () => {
    expect(() => devenvLock.extract('{"version": 7, "nodes": 1}', siblings())).toThrow(
      expect.objectContaining({ cure: expect.stringContaining('`devenv update`') as unknown }),
    );
  });
});

describe('a node without a hash', () => {
  const held = '9ef0b26b51ca78dcb50723660afc6e5e8275e8c5';
  const target = madeUpTarget('25.11');
  const { revision } = target;
  const source = { owner: 'NixOS', repo: 'nixpkgs', type: 'github' };
  const unhashed = (locked: object): string =>
    JSON.stringify({
      nodes: {
        nixpkgs: { original: { ...source, ref: 'nixos-25.11' }, locked: { ...source, ...locked } },
        root: { inputs: { nixpkgs: 'nixpkgs' } },
      },
      root: 'root',
      version: 7,
    });
  const moved = (text: string, to: PinTarget): string => {
    const [pin] = devenvLock.extract(text, siblingsOf('devenv.lock'));
    if (!pin) throw new Error('no pin');
    return devenvLock.apply(text, pin, to);
  };

  test('gets none: revision and time alone change, a hash of the tree goes', () => {
    const text = unhashed({ rev: held, lastModified: 1_770_000_000 });
    const after = unhashed({ rev: revision, lastModified: 1_780_000_000 });
    expect(moved(text, target)).toBe(after);
    const treeHash = '1fa1e486a6163c0bc5ca167966ed65829348c0b9';
    expect(moved(unhashed({ rev: held, treeHash, lastModified: 1_770_000_000 }), target)).toBe(after);
  });

  test('its archive is fetched all the same, for the time', () => {
    const [pin] = devenvLock.extract(unhashed({ rev: held }), siblingsOf('devenv.lock'));
    expect(pin).toMatchObject({ state: 'pinned', hash: null, artifact: 'github-archive' });
  });

  test('at the same revision the bytes are the same, whatever hash is given', () => {
    const text = unhashed({ rev: held, lastModified: 1_770_000_000 });
    expect(moved(text, { ...target, revision: held })).toBe(text);
    expect(moved(text, { ...target, revision: held, hash: null })).toBe(text);
  });

  test('one that has a hash beside it keeps a hash', () => {
    const pin = pinNamed('nixpkgs');
    expect(devenvLock.apply(lock, pin, target)).toContain(`"narHash": "${target.hash}"`);
  });
});

describe('beside', () => {
  const move = { from: 'nixos-25.11', to: 'nixos-26.05' };
  const beside = (asking: string | null) =>
    devenvLock.beside?.(pinNamed('nixpkgs', asking), move, siblings(asking));

  test('of devenv.yaml nothing but the branch of the input changes', () => {
    const lines = yaml.split('\n');
    const at = lines.findIndex((line) => line.includes('url: "github:NixOS/nixpkgs/nixos-25.11"'));
    lines[at] = '    url: "github:NixOS/nixpkgs/nixos-26.05"';
    expect(beside(yaml)).toEqual({ 'devenv.yaml': lines.join('\n') });
  });

  test.each([
    ['plainly', 'inputs:\n  nixpkgs:\n    url: github:NixOS/nixpkgs/nixos-25.11\n'],
    ['by a parameter', "inputs: { nixpkgs: { url: 'github:NixOS/nixpkgs?ref=nixos-25.11' } }\n"],
    ['with CRLF', 'inputs:\r\n  nixpkgs:\r\n    url: github:NixOS/nixpkgs/nixos-25.11 # ours\r\n'],
    ['by the registry', '\uFEFFinputs: {"nixpkgs": {"url": "nixpkgs/nixos-25.11"}}'],
  ])('asked for %s', (_how, asking) => {
    expect(beside(asking)).toEqual({ 'devenv.yaml': asking.replace('25.11', '26.05') });
  });

  test('nothing where it asks for that already, or there is no devenv.yaml', () => {
    const pin = pinNamed('nixpkgs');
    const later = yaml.replace('"github:NixOS/nixpkgs/nixos-25.11"', 'github:NixOS/nixpkgs/nixos-26.05');
    expect(devenvLock.beside?.(pin, move, siblings(later))).toEqual({});
    expect(devenvLock.beside?.(pin, move, siblings(null))).toEqual({});
  });

  test.each([
    [
      'declares it elsewhere',
      'imports: [ ../base ]\n',
      'This does not say where input "nixpkgs" comes from.',
    ],
    ['lets it follow another', 'inputs: { nixpkgs: { follows: base/nixpkgs } }\n', 'does not say where'],
    ['is broken', 'inputs: [\n', 'does not say where'],
    [
      'writes it with escapes',
      'inputs: { nixpkgs: { url: "github:NixOS/nixpkgs/nixos-25\\x2e11" } }\n',
      'escapes',
    ],
  ])('refused where it %s', (_how, asking, why) => {
    expect(() => beside(asking)).toThrow(why);
    expect(() => beside(asking)).toThrow(
      expect.objectContaining({ place: expect.objectContaining({ file: 'web/devenv.yaml' }) as object }),
    );
  });

  test('the refusal tells what to write and what to run', () => {
    expect(() => beside('imports: [ ../base ]\n')).toThrow(
      expect.objectContaining({
        cure: 'Declare it here, with an address that names nixos-26.05, and run `devenv update nixpkgs`.',
      }),
    );
  });
});
