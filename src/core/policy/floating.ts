import { officialOrigins } from '../channel.js';
import { flakeAddressAt, isFlakeAddress } from '../flake/reference.js';
import { segmentsBelow } from '../origin.js';
import type { Pin } from '../pin.js';
import { githubArchiveOfUrl, type Release } from '../release.js';

/** No line that a person wrote is longer, and no longer one is shown. */
const LONGEST = 480;

const OFFICIAL_RELEASES = officialOrigins.releases[0] ?? '';

/**
 * The line of a floating pin, with the address of a release in place of the channel's; the rest of the line stays.
 * Where there is no line, or the channel's address is not in it: the address to write, for `.nix-channels` with the name.
 * A flake's address is told with the release's revision. A branch that is given in place of a revision becomes the release's revision.
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
  if (pin.url !== null && release.revision !== null && isFlakeAddress(pin.url)) {
    const flake = flakeAddressAt(release.revision);
    return replaceOnly(line, `${literally(pin.url)}(?![\\w./-])`, () => flake) ?? flake;
  }
  const pinned = withAddress(line, pin, address) ?? withRevision(line, pin, release);
  return pinned ?? (isChannels ? `${address} ${pin.name}` : address);
}

/** An address that gives a channel is an official one or one of the configured mirror: there are no others. */
function isOfMirror({ url }: Pin): boolean {
  const { channels, releases, archives } = officialOrigins;
  const official = [channels, releases, archives];
  if (url === null || !/^https?:/.test(url) || githubArchiveOfUrl(url, officialOrigins)) return false;
  return official.every((origins) => segmentsBelow(url, origins) === null);
}

/**
 * `rev = "nixos-25.11";` -> `rev = "<revision>";`, and so of `ref = "nixos-25.11";`: Nix's `github:` takes one of the two.
 * Git, which has the repository's address, takes both: `ref = "nixos-25.11"; rev = "<revision>";`. Where the line has no
 * branch in such a place, what is to be added. Null: it is no repository that is named.
 */
function withRevision(line: string, pin: Pin, { channel: to, revision }: Release): string | null {
  const { channel, url, format } = pin;
  if (channel === null || revision === null) return null;
  const branch = String.raw`("?\s*[=:]\s*")(refs/heads/)?${literally(channel)}"`;
  const isRevision = url === null ? format === 'nix-source' : isRepository(url);
  return (
    replaceOnly(line, String.raw`\brev${branch}`, ([, between = '']) => `rev${between}${revision}"`) ??
    replaceOnly(line, String.raw`\bref${branch}`, ([, between = '', heads = '']) => {
      if (url === null) return `rev${between}${revision}"`;
      const rev = between.includes(':') ? `, "rev": "${revision}"` : `; rev = "${revision}"`;
      return `ref${between}${heads}${to}"${rev}`;
    }) ??
    (isRevision ? `rev = "${revision}";` : null)
  );
}

/** The line with another address; null where it spells none of the channel. That of a repository says nothing of one. */
function withAddress(line: string, { url, channel }: Pin, address: string): string | null {
  const asWritten =
    url && !isRepository(url) ? replaceOnly(line, `${literally(url)}(?![\\w./-])`, () => address) : null;
  if (asWritten !== null || channel === null) return asWritten;
  // `channel:X`, `https://…/X`, `https://…/X/nixexprs.tar.xz`, `https://…/X.tar.gz`, `github:NixOS/nixpkgs/X`
  const before = String.raw`(?:channel:|github:[\w.-]+/[\w.-]+/|(?:flake:)?nixpkgs/|https?://[^\s"'<>;,()=]*/)`;
  const after = String.raw`(?:\.tar\.gz|\.zip|/(?:nixexprs\.tar\.[a-z0-9]+)?)?(?![\w.-])`;
  return replaceOnly(line, before + literally(channel) + after, () => address);
}

/** With something in place of what a line says once; null where it does not. Of two nobody knows which is this pin's. */
function replaceOnly(line: string, pattern: string, by: (match: RegExpExecArray) => string): string | null {
  const [match, ...others] = line.matchAll(new RegExp(pattern, 'g'));
  if (!match || others.length > 0) return null;
  return line.slice(0, match.index) + by(match) + line.slice(match.index + match[0].length);
}

function isRepository(url: string): boolean {
  return /\bgithub\.com[:/][^/]+\/[^/?]+\/?$/i.test(url);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
