import { expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { asked } from '../../../src/app/brought/asked.js';
import { UserError } from '../../../src/errors.js';

test('what came, and in a sentence what the network or the machine was in the way with', async () => {
  await expect(asked(() => Promise.resolve(1))).resolves.toEqual({ value: 1, trouble: null });
  const refused = asked(() => Promise.reject(new UserError('nobody answers.')));
  await expect(refused).resolves.toEqual({ value: null, trouble: 'nobody answers.' });
  // Linux' own full disk.
  const full = asked(() => writeFile('/dev/full', 'x'));
  await expect(full).resolves.toMatchObject({ value: null, trouble: expect.stringContaining('ENOSPC') });
});

test('a mistake of ours is no trouble of theirs', async () => {
  await expect(asked(() => Promise.reject(new TypeError('x is not a function')))).rejects.toThrow(TypeError);
});
