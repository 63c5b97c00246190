import { archiveOfBranch, moveArchive } from '../branch-archive.js';

/** What an input asks for, in the words of a flake.lock's `original`: the fields of every type together. */
export interface FlakeReference {
  type: string;
  owner?: string | undefined;
  repo?: string | undefined;
  host?: string | undefined;
  id?: string | undefined;
  ref?: string | undefined;
  rev?: string | undefined;
  url?: string | undefined;
  path?: string | undefined;
}

/** An address of nixpkgs that only a flake can have: `github:NixOS/nixpkgs/nixos-25.11`, `nixpkgs/nixos-25.11`. */
export function isFlakeAddress(url: string): boolean {
  return /^(?:github:[\w.-]+\/nixpkgs|(?:flake:)?nixpkgs)\/[\w./-]+$/i.test(url);
}

/** Such an address that holds a revision. */
export function flakeAddressAt(revision: string): string {
  return `github:NixOS/nixpkgs/${revision}`;
}

/** What an input's address means. */
export function referenceOfUrl(url: string): FlakeReference {
  const [base = '', query] = url.split(/[?#](.*)/s);
  const parameters = parametersOf(query ?? '');
  const [ref, rev, host] = ['ref', 'rev', 'host'].map((name) => parameters.get(name));
  const forge = /^(github|gitlab|sourcehut):([^/]+)\/([^/]+)(?:\/(.+))?$/.exec(base);
  if (forge) {
    const [, type = '', owner, repo, named] = forge;
    return { type, owner, repo, host, ...refOrRev(named, { ref, rev }) };
  }
  const registered = /^(?:flake:)?([A-Za-z][\w-]*)(?:\/(.+?))??(?:\/([0-9a-f]{40}))?$/.exec(base);
  if (registered) return { type: 'indirect', id: registered[1], ref: registered[2], rev: registered[3] };
  if (/^git(?:\+[a-z]+)?:/.test(base)) return { type: 'git', url: base.replace(/^git\+/, ''), ref, rev };
  if (/^(?:tarball\+|file\+)?https?:/.test(base)) {
    return {
      type: base.startsWith('file+') ? 'file' : 'tarball',
      url: url.replace(/^(?:tarball|file)\+/, ''),
    };
  }
  return { type: 'path', path: base.replace(/^path:/, '') };
}

function refOrRev(
  named: string | undefined,
  asked: Pick<FlakeReference, 'ref' | 'rev'>,
): Pick<FlakeReference, 'ref' | 'rev'> {
  if (named === undefined) return asked;
  return /^[0-9a-f]{40}$/.test(named) ? { ...asked, rev: named } : { ...asked, ref: named };
}

function parametersOf(query: string): Map<string, string> {
  return new Map(
    query.split('&').map((parameter) => {
      const [name = '', value = ''] = parameter.split(/=(.*)/s);
      return [name, decoded(value)];
    }),
  );
}

/** Nix takes `+` for itself, as decodeURIComponent does. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The NAR hash that an address may carry, as `narHash=sha256-…%3D`. */
export function hashInUrl(url: string): string | null {
  return parametersOf(url.split(/\?(.*)/s)[1] ?? '').get('narHash') ?? null;
}

/** The address with another NAR hash, encoded as the old one is. */
export function withHash(url: string, hash: string): string {
  return url.replace(/([?&]narHash=)([^&#]*)/, (_, before: string, old: string) => {
    return before + (decoded(old) === old ? hash : encodeURIComponent(hash));
  });
}

/** The address, or a branch's name alone, with another branch or channel in this one's place; null where it names it nowhere. */
export function withBranch(url: string, from: string, to: string): string | null {
  const [address = ''] = url.replace(/^tarball\+/, '').split(/[?#]/);
  if (archiveOfBranch(address)?.branch === from) return moveArchive(url, from, to);
  const name = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`(?<=^|[/=])${name}(?=$|[/?#&])`, 'g');
  return url.search(whole) < 0 ? null : url.replace(whole, () => to);
}
