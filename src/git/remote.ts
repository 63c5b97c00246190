/** Where a repository is, as its clone's remote says. */
export interface RemoteRepository {
  /** e.g. `github.com`, `forge.example:3000` */
  host: string;
  owner: string;
  name: string;
}

/**
 * `https://user:password@github.com/acme/infra.git`, `git@github.com:acme/infra`,
 * `ssh://git@github.com:22/acme/infra.git`; null for anything else (a path, a deeper folder).
 */
export function repositoryOfUrl(url: string): RemoteRepository | null {
  const short = /^(?:[^@/:]+@)?([^@/:]+):(?!\/\/)(.+)$/.exec(url);
  if (short) return named(short[1] ?? '', short[2] ?? '');
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^(?:https?|ssh|git):$/.test(address.protocol)) return null;
  // The port of ssh or git is not that of the forge's pages.
  return named(/^https?:$/.test(address.protocol) ? address.host : address.hostname, address.pathname);
}

function named(host: string, path: string): RemoteRepository | null {
  const match = /^\/*([^/]+)\/([^/]+?)(?:\.git)?\/*$/.exec(path);
  return match ? { host, owner: match[1] ?? '', name: match[2] ?? '' } : null;
}
