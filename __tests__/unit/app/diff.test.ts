import { describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../../src/app/context.js';
import { diffVerb } from '../../../src/app/diff.js';
import { files } from '../../../src/platform/files.js';
import { failure } from '../../fixtures/user-error.js';
import { storePath } from '../../fixtures/systems.js';

test('one toplevel with other bytes in it is a no-op, and told of', async () => {
  await using folder = await files.temporaryFolder('diff');
  const [system, bash] = [storePath('nixos-system-web-25.11'), storePath('bash-5.3')];
  const save = async (name: string, narHash: string): Promise<string> => {
    const file = path.join(folder.path, name);
    const other = { path: bash, narHash, narSize: 10, references: [] };
    await writeFile(
      file,
      JSON.stringify([{ path: system, narHash: 'x', narSize: 1, references: [bash] }, other]),
    );
    return file;
  };
  const [old, now] = [await save('old.json', 'a'), await save('now.json', 'b')];
  const diff = async (...positional: string[]): Promise<string> =>
    (await diffVerb({ files } as Ports, { positional, options: {}, environment: {} })).text;
  expect(await diff(old, now)).toContain('1 store path holds other bytes than before');
  const equal = await diff(old, old);
  expect(equal).not.toContain('other bytes');
  // Saved closures have no derivations.
  expect(equal).toContain(`Unchanged, with the same toplevel before and after: ${old} -> ${old}`);
  expect(equal).not.toContain('proven');
});

describe('what is no saved closure', () => {
  const refused = async (...positional: string[]): Promise<string> =>
    (await failure(diffVerb({ files } as Ports, { positional, options: {}, environment: {} }))).toLine();

  test.each([
    ['text', 'hello', 'it is no JSON.'],
    ['half of one', '{"/nix', 'it is no JSON.'],
    ['other JSON', '{"a": 1}', 'it has another form than the output of nix path-info -r --json.'],
  ])('%s: its name, once what is wrong, and what is expected', async (_, content, why) => {
    await using folder = await files.temporaryFolder('diff');
    const file = path.join(folder.path, 'bad.txt');
    await writeFile(file, content);
    expect(await refused(file, file)).toBe(
      `${file}: this is no closure: ${why} Save one with \`nix path-info -r --json TOPLEVEL\`.`,
    );
  });

  test('of two that are missing both are named', async () => {
    await using folder = await files.temporaryFolder('diff');
    const [old, now] = [path.join(folder.path, 'old'), path.join(folder.path, 'now')];
    expect(await refused(old, now)).toContain(
      `there is neither a file nor a toplevel \`${old}\`, and none \`${now}\`. `,
    );
    await writeFile(old, '');
    expect(await refused(old, now)).toContain(`there is neither a file nor a toplevel \`${now}\`. `);
  });
});
