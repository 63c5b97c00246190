import type { Finding } from './finding.js';
import type { Report } from './model.js';
import { counted } from './quantity.js';
import { nameList, type Line } from './rich.js';

/** What of a channel's news a person should look at, with the hosts that it is about. */
export interface ChannelFinding extends Finding {
  hosts: string[];
}

const SHOWN = 5;

/** Packages of the hosts that are newly marked insecure, and those of which commits name CVEs. */
export function channelFindings({ channelChanges = [], hosts }: Report): ChannelFinding[] {
  const marked = channelChanges.flatMap(({ packages }) => packages?.insecure ?? []);
  const groups = channelChanges.flatMap(({ commits }) => commits?.groups ?? []);
  return [
    ...marked.map((one): ChannelFinding => {
      const why = one.reasons.slice(0, SHOWN).join('; ');
      const text: Line = [
        { name: one.name },
        ' is newly marked insecure',
        ...(why === '' ? [] : [': ', { said: why }]),
      ];
      return { rank: 'insecure', text, hosts: [...one.hosts] };
    }),
    ...groups.flatMap(({ packages, commits }): ChannelFinding[] => {
      const naming = commits.filter(({ cves }) => cves.length > 0);
      if (naming.length === 0) return [];
      const cves = [...new Set(naming.flatMap((commit) => commit.cves))];
      const verb = naming.length === 1 ? ' names ' : ' name ';
      const text = [
        ...nameList(packages, SHOWN),
        `: ${counted(naming.length, 'commit')}${verb}`,
        ...nameList(cves, SHOWN),
      ];
      return [{ rank: 'cve', text, hosts: changedOn(hosts, packages) }];
    }),
  ];
}

function changedOn(hosts: Report['hosts'], packages: readonly string[]): string[] {
  return hosts
    .filter(({ changes }) => changes?.packages.some(({ name }) => packages.includes(name)))
    .map(({ name }) => name);
}
