import type { ChangeSet, FirewallChange, GroupChange, Moved, UserChange } from '../core/change-set.js';
import type { OpenPort } from '../core/system-facts.js';
import type { Finding } from './finding.js';
import { moved } from './moved.js';
import { counted } from './quantity.js';
import { firstOf, joined, nameList, type Line } from './rich.js';
import { movedCounts, unitCounts } from './counts.js';

type SystemParts = Pick<ChangeSet, 'etc' | 'users' | 'groups' | 'firewall'>;

/** Members of it may become root. */
const ADMINISTRATORS = 'wheel';
/** So many ports or names stand in one finding. */
const FEW = 10;

/** `firewall: 1 port opened; users: 1 added; /etc: 14 changed`; empty where nothing changes or nobody knows. */
export function systemCounts({ etc, users, groups, firewall }: SystemParts): string {
  const { before, after, opened, closed } = firewall ?? noFirewall;
  const ports = [
    ...(before === after ? [] : [`${before} to ${after}`]),
    ...(opened.length === 0 ? [] : [`${counted(opened.length, 'port')} opened`]),
    ...(closed.length === 0 ? [] : [`${counted(closed.length, 'port')} closed`]),
  ];
  const told: readonly (readonly [string, string])[] = [
    ['firewall', ports.join(', ')],
    ['users', namedCounts(users ?? [])],
    ['groups', namedCounts(groups ?? [])],
    ['/etc', etc ? unitCounts(etc) : ''],
  ];
  return told
    .filter(([, counts]) => counts !== '')
    .map(([what, counts]) => `${what}: ${counts}`)
    .join('; ');
}

const noFirewall: FirewallChange = { before: 'off', after: 'off', opened: [], closed: [] };

function namedCounts(changes: readonly Moved<unknown>[]): string {
  const added = changes.filter(({ before }) => before === null).length;
  const removed = changes.filter(({ after }) => after === null).length;
  return movedCounts(added, removed, changes.length - added - removed);
}

/** What changes beside packages and units, a line a kind. @param limit of names in a line */
export function systemLines({ etc, users, groups, firewall }: SystemParts, limit = Infinity): Line[] {
  return [
    ...(firewall ? firewallLines(firewall, limit) : []),
    ...accountLines('users', users ?? [], userWords, limit),
    ...accountLines('groups', groups ?? [], groupWords, limit),
    ...(['added', 'removed', 'changed'] as const)
      .filter((kind) => etc !== null && etc[kind].length > 0)
      .map((kind): Line => [`files of /etc ${kind}: `, ...nameList(etc?.[kind] ?? [], limit)]),
  ];
}

function firewallLines({ before, after, opened, closed }: FirewallChange, limit: number): Line[] {
  return [
    ...(before === after ? [] : [[`firewall: ${before} -> ${after}`]]),
    ...(opened.length === 0 ? [] : [['ports opened: ', ...portList(opened, limit)]]),
    ...(closed.length === 0 ? [] : [['ports closed: ', ...portList(closed, limit)]]),
  ];
}

/** `tcp 22, tcp 8000-8010 on eth0, all on wg0` */
function portList(ports: readonly OpenPort[], limit: number): Line {
  const told = ports.map(({ protocol, from, to, interface: on }): Line => {
    const range = from === to ? `${from}` : `${from}-${to}`;
    const what = protocol === 'any' ? 'all' : `${protocol} ${range}`;
    return on === null ? [what] : [`${what} on `, { name: on }];
  });
  return firstOf(told, limit);
}

function accountLines<T>(
  what: string,
  changes: readonly ({ name: string } & Moved<T>)[],
  words: (before: T | null, after: T | null) => Line,
  limit: number,
): Line[] {
  const kinds = [
    ['added', changes.filter(({ before }) => before === null)],
    ['removed', changes.filter(({ after }) => after === null)],
    ['changed', changes.filter(({ before, after }) => before !== null && after !== null)],
  ] as const;
  return kinds
    .filter(([, some]) => some.length > 0)
    .map(([kind, some]): Line => {
      const told = some.slice(0, limit).map(({ name, before, after }): Line => {
        const more = words(before, after);
        return more.length === 0 ? [{ name }] : [{ name }, ' (', ...more, ')'];
      });
      return [`${what} ${kind}: `, ...firstOf(told, limit, some.length)];
    });
}

function userWords(before: UserChange['before'], after: UserChange['after']): Line {
  if (!after) return [];
  if (!before) return [after.normal ? 'a person’s' : 'a service’s'];
  const text = (id: number | null): string | null => (id === null ? null : `${id}`);
  const fields: readonly (readonly [string, string | null, string | null])[] = [
    ['uid', text(before.uid), text(after.uid)],
    ['group', before.group, after.group],
    ['home', before.home, after.home],
    ['shell', before.shell, after.shell],
    ['of', kindOf(before), kindOf(after)],
  ];
  return changedFields(fields);
}

function kindOf({ normal }: { normal: boolean }): string {
  return normal ? 'a person' : 'a service';
}

function groupWords(before: GroupChange['before'], after: GroupChange['after']): Line {
  if (!after) return [];
  const old = before?.members ?? [];
  const come = after.members.filter((member) => !old.includes(member));
  const gone = old.filter((member) => !after.members.includes(member));
  const text = (id: number | null | undefined): string | null => (typeof id === 'number' ? `${id}` : null);
  return joined(
    [
      ...(before ? [changedFields([['gid', text(before.gid), text(after.gid)]])] : []),
      ...(come.length === 0 ? [] : [['with ', ...nameList(come, FEW)]]),
      ...(gone.length === 0 ? [] : [['without ', ...nameList(gone, FEW)]]),
    ].filter((line) => line.length > 0),
    '; ',
  );
}

function changedFields(fields: readonly (readonly [string, string | null, string | null])[]): Line {
  const told = fields
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]): Line => [`${field} `, ...moved(before, after)]);
  return joined(told, ', ');
}

/** Whether a list of these is cut at so many names. */
export function isLongerThan({ etc, users, groups, firewall }: SystemParts, limit: number): boolean {
  const lists = [users, groups, firewall?.opened, firewall?.closed, etc?.added, etc?.removed, etc?.changed];
  return lists.some((list) => (list?.length ?? 0) > limit);
}

/** Who and what is let in now, and was not. */
export function accessFindings({ users, groups, firewall }: SystemParts): Finding[] {
  const lines: Line[] = [];
  if (firewall?.after === 'off' && firewall.before !== 'off') lines.push(['the firewall is switched off']);
  if (firewall && firewall.opened.length > 0)
    lines.push(['the firewall opens ', ...portList(firewall.opened, FEW)]);
  const come = (users ?? []).filter(({ before, after }) => after?.normal === true && before?.normal !== true);
  if (come.length > 0) {
    const names = come.map(({ name }) => name);
    lines.push([`new ${come.length === 1 ? 'user' : 'users'} (no service’s): `, ...nameList(names, FEW)]);
  }
  const roots = (users ?? []).filter(({ before, after }) => after?.uid === 0 && before?.uid !== 0);
  if (roots.length > 0) {
    const names = roots.map(({ name }) => name);
    lines.push(['new with number 0, so may do what root may: ', ...nameList(names, FEW)]);
  }
  const administrators = newAdministrators(users ?? [], groups ?? []);
  if (administrators.length > 0)
    lines.push([`new in group ${ADMINISTRATORS}, so may become root: `, ...nameList(administrators, FEW)]);
  return lines.map((text) => ({ rank: 'access', text }));
}

function newAdministrators(users: readonly UserChange[], groups: readonly GroupChange[]): string[] {
  const wheel = groups.find(({ name }) => name === ADMINISTRATORS);
  const old = wheel?.before?.members ?? [];
  const members = (wheel?.after?.members ?? []).filter((member) => !old.includes(member));
  const primary = users.filter(
    ({ before, after }) => after?.group === ADMINISTRATORS && before?.group !== ADMINISTRATORS,
  );
  return [...new Set([...members, ...primary.map(({ name }) => name)])].sort();
}
