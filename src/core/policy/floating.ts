import type { Pin } from '../pin.js';
import type { Release } from '../release.js';

/**
 * The line of a floating pin, with the address of a release in place of the channel's; the rest of the line stays.
 * Where there is no line, or the channel's address is not in it: the address to write, for `.nix-channels` with the name.
 * @param releasesUrl no trailing `/`
 */
export function pinnedLine(
  sourceLine: string | null,
  pin: Pin,
  release: Release,
  releasesUrl: string,
): string {
  const isChannels = pin.format === 'nix-channels';
  const address = `${releasesUrl}/${release.path}${isChannels ? '' : '/nixexprs.tar.xz'}`;
  const written = sourceLine === null ? null : writtenAddress(sourceLine, pin);
  if (sourceLine === null || written === null) return isChannels ? `${address} ${pin.name}` : address;
  return sourceLine.replace(written, () => address);
}

/** The channel's address as the line spells it; null where it does not. */
function writtenAddress(line: string, { url, channel }: Pin): string | null {
  if (url !== null && url !== '' && line.includes(url)) return url;
  if (channel === null) return null;
  // `channel:X`, `https://…/X`, `https://…/X/nixexprs.tar.xz`, `https://…/X.tar.gz`, `github:NixOS/nixpkgs/X`
  const before = String.raw`(?:channel:|github:[\w.-]+/[\w.-]+/|(?:flake:)?nixpkgs/|https?://[^\s"'<>;,()=]*/)`;
  const after = String.raw`(?:\.tar\.gz|\.zip|/(?:nixexprs\.tar\.[a-z0-9]+)?)?(?![\w.-])`;
  const found = new RegExp(before + channel.replaceAll('.', '\\.') + after).exec(line);
  return found ? found[0] : null;
}
