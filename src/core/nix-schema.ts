import { compareVersions } from './nix-version.js';

/**
 * First version with each database schema. Source: Nix, `nixSchemaVersion` at its release tags (1.2 still has 6).
 * Schema 10 came in August 2016, so the 1.12pre that NixOS 17.03 and 17.09 call nixUnstable has it too.
 */
const schemas = [
  { since: '1.12pre', schema: 10 },
  { since: '1.3', schema: 7 },
  { since: '1.0', schema: 6 },
  { since: '0.12', schema: 5 },
] as const;

/** Schema of the store database of a Nix (or Lix) version; null for an unknown version or one before 0.12. */
export function nixSchema(version: string | null): number | null {
  const plain = /^(?:nix-|lix-)?([0-9].*)$/.exec(version ?? '')?.[1];
  if (plain === undefined) return null;
  return schemas.find(({ since }) => compareVersions(plain, since) >= 0)?.schema ?? null;
}
