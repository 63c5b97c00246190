import { describe, expect, test } from '@jest/globals';
import { readDerivation } from '../../../src/nix/derivation-text.js';
import { sourcesOf } from '../../../src/nix/sources.js';

const hash = (letter: string): string => letter.repeat(32);

const sourcesIn = (text: string) => sourcesOf('it', new Map([['it', readDerivation(text)]]));

/** The text of a derivation, as Nix writes it. @param files that it needs as they are: all that a test calls content */
function derivation(variables: Record<string, string>): string {
  const quoted = (text: string): string =>
    `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  const list = Object.entries(variables).map(([name, value]) => `(${quoted(name)},${quoted(value)})`);
  const files = JSON.stringify(JSON.stringify(variables).match(/\/nix\/store\/[\w.-]+/g) ?? []).slice(1, -1);
  const outputs = `[("out","/nix/store/${hash('o')}-a-1.0","","")]`;
  const inputs = `[("/nix/store/${hash('i')}-b.drv",["out"])],[${files}]`;
  return `Derive(${outputs},${inputs},"x86_64-linux","/bin/sh",["-e","x.sh"],[${list.join(',')}])`;
}

describe('what a derivation is made from', () => {
  const src = `/nix/store/${hash('s')}-a-1.0.tar.gz`;
  const patches = `/nix/store/${hash('p')}-fix.patch`;

  test('other inputs, flags and names of outputs are not part of it', () => {
    const one = sourcesIn(
      derivation({ src, patches, buildInputs: `/nix/store/${hash('a')}-zlib`, out: 'x' }),
    );
    const other = sourcesIn(derivation({ src, patches, buildInputs: `/nix/store/${hash('b')}-zlib` }));
    expect(one).not.toBeNull();
    expect(one).toBe(other);
  });

  test.each([
    ['another source', { src: `/nix/store/${hash('t')}-a-1.0.tar.gz`, patches }],
    ['another patch', { src, patches: `/nix/store/${hash('q')}-fix.patch` }],
    ['a patch less', { src }],
    ['a phase that patches', { src, patches, postPatch: 'sed -i s/a/b/ x.c' }],
  ])('%s is', (_, variables) => {
    expect(sourcesIn(derivation(variables))).not.toBe(sourcesIn(derivation({ src, patches })));
  });

  test('a program that a phase names may be another build of itself', () => {
    const with_ = (letter: string) =>
      sourcesIn(derivation({ src, postPatch: `sed "s|sh|/nix/store/${hash(letter)}-bash-5.3/bin/sh|"` }));
    expect(with_('a')).toBe(with_('b'));
  });

  test('variables that stand in one are read as well', () => {
    const structured = (value: object) => sourcesIn(derivation({ __json: JSON.stringify(value) }));
    expect(structured({ src, patches: [patches], x: 1 })).toBe(structured({ src, patches: [patches], x: 2 }));
    expect(structured({ src, patches: [patches] })).not.toBe(structured({ src, patches: [] }));
  });

  test('a text that only speaks of a source has none', () => {
    expect(sourcesIn(derivation({ buildCommand: '("src","/nix/store/x")' }))).toBeNull();
    expect(sourcesIn(derivation({ src: '', patches: '' }))).toBeNull();
  });
});
