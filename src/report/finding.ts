import type { Line } from './rich.js';

// Gravest first; items of one rank keep the order of the groups.
export const ranks = [
  'failure',
  'failed-before',
  'insecure',
  'wrong-module',
  'grave-downgrade',
  'downgrade',
  'stateful',
  'access',
  'kernel-series',
  'core',
  'cve',
  'loader',
  'schema',
  'inhibitor',
  'module',
  'nix',
  'unit',
  'warning',
  'rest',
] as const;
type Rank = (typeof ranks)[number];

/** Something about a host that needs an eye. */
export interface Finding {
  rank: Rank;
  text: Line;
}
