import { z } from 'zod';
import { globs, limit, listOf } from './setting-values.js';

const CHECK_KINDS = 'expected `command`, `unit` or `port` (with `name` and `hosts` as you like)';
const checkCommon = {
  name: z
    .string()
    .regex(/^[^\n]{1,80}$/, 'must be one line of at most 80 characters')
    .optional(),
  hosts: globs.optional().describe('The hosts it is for; default: all.'),
};
const check = z.union(
  [
    z.strictObject({ ...checkCommon, command: z.string().min(1) }),
    z.strictObject({
      ...checkCommon,
      unit: z.string().regex(/^[A-Za-z0-9:_.\\@-]+$/, 'must be a unit such as nginx.service'),
    }),
    z.strictObject({ ...checkCommon, port: z.int().min(1).max(65_535) }),
  ],
  { error: CHECK_KINDS },
);

const STORE = 'must be the address of a Nix store such as https://cache.example.org or ssh-ng://cache';
const KEY = 'a key such as `cache.example.org-1:…` (a name, a colon, Base64)';
const publicKey = z.string().regex(/^[^\s:;#]+:[A-Za-z0-9+/]+={0,2}$/, `must be ${KEY}`);
const nixWord = z.string().regex(/^[^\s;#]+$/, 'must be one word');

/** How the proof is made. */
export const proof = {
  rebuild: z
    .enum(['none', 'dry-build', 'build', 'boot', 'switch'])
    .default('build')
    .describe('How deep the proof goes.'),
  checks: z
    .array(check)
    .default([])
    .describe(
      'What must hold in a booted host: commands that end with 0, units that are active, open ports.',
    ),
  'boot-hosts': globs.prefault(['*']).describe('Of the hosts that are rebuilt, those that are booted too.'),
  'boot-timeout': limit.prefault('20m').describe('For the boot of a host, and for each switch.'),
  'last-good': z
    .boolean()
    .default(true)
    .describe('Whether an older release is looked for that works, when the newest one does not.'),
  'search-limit': z
    .int()
    .min(1)
    .max(20)
    .default(8)
    .describe('How many releases such a search may rebuild in one run.'),
  'evaluation-jobs': z
    .union([z.literal('auto'), z.int().min(1).max(256)])
    .default('auto')
    .describe('How many hosts are evaluated side by side; `auto`: as many as memory and processors allow.'),
  builders: listOf(z.string().regex(/^[^;\n]+$/, 'must be a line'), 'a line of Nix’s `builders`')
    .prefault([])
    .describe('Remote builders, as `nix.conf` writes them: `ssh-ng://builder aarch64-linux`.'),
  substituters: listOf(nixWord, 'an address')
    .prefault([])
    .describe('Binary caches beside those that `nix.conf` names.'),
  'trusted-public-keys': listOf(publicKey, KEY).prefault([]).describe('Keys of those caches.'),
  'push-to': z
    .string(STORE)
    .regex(/^[a-z][a-z0-9+-]*:\/\/(?:[^\s@:/]+@)?[^\s@]+$/, `${STORE}, with no password in it`)
    .optional()
    .describe('A Nix store that the closures of proven hosts are copied to.'),
  'cache-folder': z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where is kept what later runs can use: what failed, what took long. Default: see docs/fleets.md.',
    ),
};
