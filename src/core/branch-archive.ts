/** A branch's archive, as the forges give their addresses. */
export interface BranchArchive {
  /** `owner/name` */
  repository: string;
  gitUrl: string;
  branch: string;
}

const FORMS = [
  // GitHub, Forgejo, Gitea: https://github.com/nix-community/home-manager/archive/refs/heads/release-25.11.tar.gz
  /^(https?:\/\/[^/]+\/([^/]+\/[^/]+))\/archive\/(?:refs\/heads\/)?([^/?#]+)\.(?:tar\.\w+|zip)$/,
  // GitHub: https://github.com/nix-community/home-manager/tarball/release-25.11
  /^(https?:\/\/[^/]+\/([^/]+\/[^/]+))\/tarball\/([^/?#]+)$/,
  // GitLab: https://gitlab.com/owner/name/-/archive/nixos-25.11/name-nixos-25.11.tar.gz
  /^(https?:\/\/[^/]+\/((?:[^/]+\/)+[^/]+))\/-\/archive\/([^/?#]+)\/[^/?#]+\.(?:tar\.\w+|zip)$/,
];

/** What the address says of the branch (or the tag, or the revision: that can't be told) whose archive it is. */
export function archiveOfBranch(url: string): BranchArchive | null {
  for (const form of FORMS) {
    const [, base, repository, branch] = form.exec(url) ?? [];
    if (base === undefined || repository === undefined || branch === undefined) continue;
    return { repository, gitUrl: `${base.replace(/\.git$/, '')}.git`, branch };
  }
  return null;
}

/** The address of another branch's archive. */
export function moveArchive(url: string, from: string, to: string): string {
  const at = url.search(/\/(?:archive|tarball)\//);
  return at < 0 ? url : url.slice(0, at) + url.slice(at).replaceAll(from, to);
}
