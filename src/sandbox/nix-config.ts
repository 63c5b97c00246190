/**
 * The `nix.conf` text of a session. A flake's own settings can run code as root (NixOS/nix #9649), so the last
 * line takes back whatever came before it. A cached failure of an evaluation has no message, hence no eval cache.
 */
export function nixConfigText(own: readonly string[], asked: string): string {
  return [
    'experimental-features = nix-command flakes',
    'eval-cache = false',
    'warn-dirty = false',
    ...own,
    asked.trim(),
    'accept-flake-config = false',
    '',
  ].join('\n');
}
