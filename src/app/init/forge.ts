import { plain } from '../../report/inert.js';

/** The forge that a workflow is written for. */
export interface ForgeChoice {
  /** `forgejo` is Gitea as well. */
  forge: ForgeName;
  /** Folder of the workflows, from the repository's top. */
  folder: WorkflowFolder;
  /** What told it, a clause for people. */
  because: string;
}

export const forgeNames = ['github', 'forgejo'] as const;
export type ForgeName = (typeof forgeNames)[number];

type WorkflowFolder = '.github/workflows' | '.forgejo/workflows' | '.gitea/workflows';

/** Folders at the repository's top that only one kind of forge reads. */
export const forgejoFolders = ['.forgejo', '.gitea'] as const;

/** What the repository says of the forge that it lies on. */
export interface ForgeSigns {
  /** Asked for by a flag. */
  asked: ForgeName | null;
  /** Those of `forgejoFolders` that are there. */
  folders: readonly string[];
  /** Host of the remote, or null where there is none, or it is on this machine. */
  host: string | null;
}

/** What was asked for; else what a folder tells, as nobody has one by chance; else the remote; else GitHub. */
export function chooseForge({ asked, folders, host }: ForgeSigns): ForgeChoice {
  const byHost = host === null ? null : forgeOfHost(host);
  const [found] = forgejoFolders.filter((one) => folders.includes(one));
  const isGitea = found === undefined ? host !== null && /gitea/i.test(host) : found === '.gitea';
  const forgejo = { forge: 'forgejo', folder: isGitea ? '.gitea/workflows' : '.forgejo/workflows' } as const;
  const github = { forge: 'github', folder: '.github/workflows' } as const;
  if (asked !== null) {
    return { ...(asked === 'github' ? github : forgejo), because: '--forge says so' };
  }
  if (found !== undefined) return { ...forgejo, because: `there is a folder ${found}` };
  if (host === null) return { ...github, because: 'no remote says otherwise; else --forge forgejo' };
  const where = `the remote is at ${plain(host, 100)}`;
  if (byHost === null) {
    return { ...github, because: `${where}, which tells nothing; else --forge forgejo` };
  }
  return { ...(byHost === 'github' ? github : forgejo), because: where };
}

/** Null where the name of the host tells nothing: a forge of one's own. */
function forgeOfHost(host: string): ForgeName | null {
  if (/github/i.test(host)) return 'github';
  return /(?:^|\.)codeberg\.org$|forgejo|gitea/i.test(host) ? 'forgejo' : null;
}

/** `https://user@host/…`, `ssh://host:22/…`, `git@host:owner/name` -> `host`; null for a path on this machine. */
export function hostOfRemote(url: string): string | null {
  if (url.includes('://')) return (URL.canParse(url) && new URL(url).hostname) || null;
  // A slash before the first colon: a path.
  return /^(?:[^@/:\s]+@)?([A-Za-z0-9.-]+):(?!\/\/)/.exec(url)?.[1] ?? null;
}

/** The remote that counts: `origin`, else the first. */
export function hostOf(remotes: ReadonlyMap<string, string>): string | null {
  const [first = null] = remotes.values();
  const url = remotes.get('origin') ?? first;
  return url === null ? null : hostOfRemote(url);
}
