import { officialOrigins } from '../channel.js';
import { segmentsBelow } from '../origin.js';
import type { Pin } from '../pin.js';
import type { Release } from '../release.js';

/** No line that a person wrote is longer. */
const LONGEST = 1000;

const OFFICIAL_RELEASES = officialOrigins.releases[0] ?? '';

/**
 * The line of a floating pin, with the address of a release in place of the channel's; the rest of the line stays.
 * Where there is no line, or the channel's address is not in it: the address to write, for `.nix-channels` with the name.
 * A branch that is given in place of a revision becomes the release's revision.
 * @param releasesUrl of the configured mirror, no trailing `/`: written only where the pin is spelled with a mirror
 */
export function pinnedLine(
  sourceLine: string | null,
  pin: Pin,
  release: Release,
  releasesUrl: string,
): string {
  const isChannels = pin.format === 'nix-channels';
  const base = isOfMirror(pin) ? releasesUrl : OFFICIAL_RELEASES;
  const address = `${base}/${release.path}${isChannels ? '' : '/nixexprs.tar.xz'}`;
  const line = sourceLine !== null && sourceLine.length <= LONGEST ? sourceLine : '';
  const written = writtenAddress(line, pin);
  const revised = written ? null : withRevision(line, pin, release);
  if (revised !== null) return revised;
  if (!written) return isChannels ? `${address} ${pin.name}` : address;
  return line.slice(0, written.index) + address + line.slice(written.index + written[0].length);
}

/** An address that gives a channel is an official one or one of the configured mirror: there are no others. */
function isOfMirror({ url }: Pin): boolean {
  const { channels, releases, archives } = officialOrigins;
  const official = [channels, releases, archives];
  return (
    url !== null && /^https?:/.test(url) && official.every((origins) => segmentsBelow(url, origins) === null)
  );
}

/**
 * `rev = "nixos-25.11";` -> `rev = "<revision>";`, and so of `ref = "nixos-25.11";`: Nix's `github:` takes one of the two.
 * Git, which has the repository's address, takes both: `ref = "nixos-25.11"; rev = "<revision>";`.
 * Null: the line has no branch in such a place.
 */
function withRevision(line: string, { channel, url }: Pin, to: Release): string | null {
  if (channel === null || to.revision === null) return null;
  const { revision } = to;
  const named = new RegExp(String.raw`\b(rev|ref)("?\s*[=:]\s*")(refs/heads/)?${literally(channel)}"`);
  if (!named.test(line)) return null;
  return line.replace(named, (_, key: string, between: string, heads = '') =>
    key === 'rev' || url === null
      ? `rev${between}${revision}"`
      : `ref${between}${heads}${to.channel}"; rev = "${revision}"`,
  );
}

/** The channel's address as the line spells it; null where it does not. That of a repository says nothing of a channel. */
function writtenAddress(line: string, { url, channel }: Pin): RegExpExecArray | null {
  const asWritten = url && !isRepository(url) ? new RegExp(`${literally(url)}(?![\\w./-])`).exec(line) : null;
  if (asWritten || channel === null) return asWritten;
  // `channel:X`, `https://…/X`, `https://…/X/nixexprs.tar.xz`, `https://…/X.tar.gz`, `github:NixOS/nixpkgs/X`
  const before = String.raw`(?:channel:|github:[\w.-]+/[\w.-]+/|(?:flake:)?nixpkgs/|https?://[^\s"'<>;,()=]*/)`;
  const after = String.raw`(?:\.tar\.gz|\.zip|/(?:nixexprs\.tar\.[a-z0-9]+)?)?(?![\w.-])`;
  return new RegExp(before + literally(channel) + after).exec(line);
}

function isRepository(url: string): boolean {
  return /\bgithub\.com[:/][^/]+\/[^/?]+\/?$/i.test(url);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
