/** Whether a commit of nixpkgs is about a package, by its subject or by what it changes. */
export function isAbout(
  { subject, paths }: { subject: string; paths: readonly string[] },
  packageName: string,
): boolean {
  const wanted = packageName.toLowerCase();
  return (
    attributesIn(subject).some((name) => isNamed(name, wanted)) || paths.some((path) => isIn(path, wanted))
  );
}

/**
 * What a subject is about, as nixpkgs words it: `nginx: 1.28.1 -> 1.28.2`, `nixos/nginx: …`, `python3Packages.numpy: …`,
 * `[Backport release-25.11] openssl, openssl_3: …`
 */
function attributesIn(subject: string): string[] {
  const about = /^(?:\[[^\]]*\]\s*)?([^:\s]+(?:,\s*[^:\s]+)*):\s/.exec(subject)?.[1] ?? '';
  return about.split(/[,./{}]+\s*/).map((name) => name.toLowerCase());
}

/** `postgresql_17` and `linux_6_12` are named after `postgresql` and `linux`. */
function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.replace(/[_-]?[0-9][0-9._-]*$/, '') === wanted;
}

/** A folder of its name, or a file: `pkgs/by-name/ng/nginx/package.nix`, `nixos/modules/services/nginx.nix` */
function isIn(path: string, wanted: string): boolean {
  return path
    .toLowerCase()
    .split('/')
    .some((segment) => segment === wanted || segment === `${wanted}.nix`);
}
