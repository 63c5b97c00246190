import type { Pin } from '../pin.js';
import type { Release } from '../release.js';

/** No line that a person wrote is longer. */
const LONGEST = 1000;

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
  const line = sourceLine !== null && sourceLine.length <= LONGEST ? sourceLine : '';
  const written = writtenAddress(line, pin);
  if (!written) return isChannels ? `${address} ${pin.name}` : address;
  return line.slice(0, written.index) + address + line.slice(written.index + written[0].length);
}

/** The channel's address as the line spells it; null where it does not. */
function writtenAddress(line: string, { url, channel }: Pin): RegExpExecArray | null {
  const asWritten = url ? new RegExp(`${literally(url)}(?![\\w./-])`).exec(line) : null;
  if (asWritten || channel === null) return asWritten;
  // `channel:X`, `https://…/X`, `https://…/X/nixexprs.tar.xz`, `https://…/X.tar.gz`, `github:NixOS/nixpkgs/X`
  const before = String.raw`(?:channel:|github:[\w.-]+/[\w.-]+/|(?:flake:)?nixpkgs/|https?://[^\s"'<>;,()=]*/)`;
  const after = String.raw`(?:\.tar\.gz|\.zip|/(?:nixexprs\.tar\.[a-z0-9]+)?)?(?![\w.-])`;
  return new RegExp(before + literally(channel) + after).exec(line);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
