import { z } from 'zod';
import type { Accounts, Group, User } from './system-facts.js';
import { textOrder } from './text-order.js';

// NixOS writes passwords and their hashes into the same file: what is not named here does not get past this line.
const user = z.object({
  name: z.string(),
  uid: z.number().int().nullish(),
  group: z.string().nullish(),
  home: z.string().nullish(),
  shell: z.string().nullish(),
  /** users-groups.json */
  isSystemUser: z.boolean().optional(),
  /** userborn.json */
  isNormal: z.boolean().optional(),
});
const group = z.object({
  name: z.string(),
  gid: z.number().int().nullish(),
  members: z.array(z.string()).nullish(),
});
const schema = z.object({ users: z.array(user), groups: z.array(group) });

/** Users below this are the system's (`isEffectivelySystemUser` in nixpkgs). */
const FIRST_NORMAL_UID = 1000;

/** Users and groups of `users-groups.json` or `userborn.json`, which nixpkgs writes; null for anything else. */
export function parseAccounts(json: unknown): Accounts | null {
  const read = schema.safeParse(json).data;
  if (!read) return null;
  return { users: read.users.map(toUser).sort(byName), groups: read.groups.map(toGroup).sort(byName) };
}

function toUser({ name, uid, group: own, home, shell, isSystemUser, isNormal }: z.infer<typeof user>): User {
  const isSystems = isSystemUser === true || (typeof uid === 'number' && uid < FIRST_NORMAL_UID);
  return {
    name,
    uid: uid ?? null,
    group: own ? own : null,
    normal: isNormal ?? !isSystems,
    home: home ?? null,
    shell: shellProgram(shell),
  };
}

function toGroup({ name, gid, members }: z.infer<typeof group>): Group {
  return { name, gid: gid ?? null, members: [...new Set(members ?? [])].sort() };
}

/** A shell's package is rebuilt with every release. */
function shellProgram(shell: string | null | undefined): string | null {
  return shell?.replace(/^\/nix\/store\/[^/]+|^\/run\/current-system\/sw/, '') ?? null;
}

/** `u sshd 993:sshd "SSH daemon" /var/empty /bin/nologin`, `g wheel 1`, `m admin wheel` of sysusers.d(5). */
export function parseSysusers(text: string): Accounts {
  const users: User[] = [];
  const groups = new Map<string, Group & { members: string[] }>();
  const groupNamed = (name: string): Group & { members: string[] } => {
    const known = groups.get(name) ?? { name, gid: null, members: [] };
    groups.set(name, known);
    return known;
  };
  for (const line of text.split('\n')) {
    const [kind = '', name = '', id = '', ...rest] = words(line);
    if (name === '') continue;
    if (/^u!?$/.test(kind)) {
      const [uid = '', own = ''] = id.split(':');
      const [, home = null, shell = null] = rest;
      users.push({
        ...{ name, uid: number(uid), group: own || name, normal: false },
        ...{ home, shell: shellProgram(shell) },
      });
    } else if (kind === 'g') groupNamed(name).gid = number(id);
    else if (kind === 'm' && id !== '') groupNamed(id).members.push(name);
  }
  for (const { members } of groups.values()) members.sort();
  return { users: users.sort(byName), groups: [...groups.values()].sort(byName) };
}

/** Split at blanks, but for those within double quotes. */
function words(line: string): string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"([^"]*)"$/, '$1'));
}

function number(text: string): number | null {
  return /^[0-9]{1,10}$/.test(text) ? Number(text) : null;
}

function byName(a: { name: string }, b: { name: string }): number {
  return textOrder(a.name, b.name);
}
