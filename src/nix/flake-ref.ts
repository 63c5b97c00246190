/** A folder as it is, not the git tree that it may lie in. */
export function flakeRef(root: string, folder: string): string {
  const path = `path:${encodeURI(root)}`;
  return folder === '.' || folder === '' ? path : `${path}?dir=${encodeURI(folder)}`;
}

/** An attribute of that flake; Nix decodes what it is called. */
export function installable(root: string, folder: string, attribute: string): string {
  return `${flakeRef(root, folder)}#${encodeURIComponent(attribute)}`;
}
