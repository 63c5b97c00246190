import type { Config } from '../settings.js';

type NixSettings = Pick<Config, 'nix-config' | 'builders' | 'substituters' | 'trusted-public-keys'>;

/**
 * `nix.conf` lines of all settings that are Nix's own. The user's `nix-config` comes first: `substituters =` in it takes
 * away the caches that there are, and those named in `substituters` are beside whatever is left.
 */
export function nixSettings(config: NixSettings): string {
  const { builders, substituters, 'trusted-public-keys': keys } = config;
  const lines: [name: string, values: readonly string[], between: string][] = [
    ['builders', builders, ' ; '],
    ['extra-substituters', substituters, ' '],
    ['extra-trusted-public-keys', keys, ' '],
  ];
  return [
    config['nix-config'].trim(),
    ...lines.filter(([, values]) => values.length > 0).map(([name, v, by]) => `${name} = ${v.join(by)}`),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
