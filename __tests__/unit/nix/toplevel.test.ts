import { expect, test } from '@jest/globals';
import { readSystem } from '../../../src/nix/toplevel.js';
import { FACTS, LINKS, TEXTS } from '../../../src/nix/toplevel-script.js';
import type { SandboxSession } from '../../../src/sandbox/types.js';
import { storePath } from '../../fixtures/systems.js';

const system = storePath('nixos-system-web-25.11');

/** The Nix of a system of which nothing is there but its closure and the link to its software. */
async function nixOf(...software: string[]): Promise<string | null> {
  const path = storePath('system-path');
  const references = software.map((name) => storePath(name));
  const closure = [{ path, narHash: 'x', narSize: 1, references }];
  const links = LINKS.map((name) => (name === 'sw' ? `${path}\n` : ''));
  const nothing = [...TEXTS, '', '', ...FACTS].map(() => '');
  const stdout = [JSON.stringify(closure), ...links, ...nothing, ''].join('\0');
  const session = {
    run: () => Promise.resolve({ exitCode: 0, stdout, stderr: '' }),
  } as unknown as SandboxSession;
  const result = await readSystem(session, system);
  return result.kind === 'ok' ? result.value.toplevel.nixVersion : null;
}

test('the Nix of a system is the one among its software, also where it is Lix', async () => {
  expect(await nixOf('bash-5.3', 'nix-2.31.2', 'nix-index-0.1.9')).toBe('2.31.2');
  expect(await nixOf('lix-2.93.3', 'nix-output-monitor-2.1.8')).toBe('2.93.3');
  expect(await nixOf('bash-5.3')).toBeNull();
});
