import type { ChangeSet } from '../core/change-set.js';
import { sshUnits } from '../core/notable.js';
import type { Failure } from '../core/rebuild.js';
import { channelFindings } from './channel-findings.js';
import { failureSentence } from './failure.js';
import { ranks, type Finding } from './finding.js';
import { kernelFindings } from './kernel-findings.js';
import type { Group, Report, ReportHost } from './model.js';
import { packageFindings } from './package-findings.js';
import { counted } from './quantity.js';
import { nameList, type Line } from './rich.js';
import { nixFindings } from './nix.js';
import { accessFindings } from './system.js';
import { provenInVm, schemaMoved } from './vm-proof.js';

/** Something that a person should look at, and on which hosts; none named when it is about all or none. */
export interface AttentionItem {
  text: Line;
  hosts: readonly string[];
}

/** What needs an eye, ranked; the same finding on several hosts is one item. */
export function attentionItems(report: Report, groups: readonly Group[]): AttentionItem[] {
  const found = new Map<string, Finding & { hosts: string[] }>();
  const add = (findings: readonly Finding[], hosts: readonly ReportHost[]): void => {
    const names = hosts.map((host) => host.name);
    for (const finding of findings) {
      const key = JSON.stringify(finding);
      const known = found.get(key);
      if (known) known.hosts.push(...names);
      else found.set(key, { ...finding, hosts: names.slice() });
    }
  };
  for (const group of groups) {
    add(groupFindings(group), group);
    for (const host of group) add(warningFindings(host), [host]);
  }
  for (const finding of channelFindings(report)) found.set(JSON.stringify(finding), finding);
  const rank = (finding: Finding): number => ranks.indexOf(finding.rank);
  const items = [...found.values()].sort((a, b) => rank(a) - rank(b));
  return [
    ...items.map(({ text, hosts }) => ({ text, hosts: hosts.length === report.hosts.length ? [] : hosts })),
    ...reportItems(report).map((text) => ({ text, hosts: [] })),
  ];
}

/** The item with its first hosts. */
export function attentionLine({ text, hosts }: AttentionItem): Line {
  return hosts.length === 0 ? text : [...text, ' on ', ...nameList(hosts, 5)];
}

function warningFindings({ newWarnings }: ReportHost): Finding[] {
  if (newWarnings.length === 0) return [];
  return [{ rank: 'warning', text: [counted(newWarnings.length, 'new evaluation warning')] }];
}

/** What is the same on all hosts of a group. */
function groupFindings(group: Group): Finding[] {
  const [{ outcome, changes, beforeFailure }] = group;
  const findings = vmFindings(group);
  if (outcome.kind === 'failed') findings.push({ rank: 'failure', text: failureSentence(outcome) });
  if (beforeFailure) {
    findings.push({ rank: 'failed-before', text: mendedSentence(beforeFailure, changes !== null) });
  }
  if (!changes) return findings;
  const { kernel, nix, inhibitors } = changes;
  findings.push(...packageFindings(changes), ...accessFindings(changes), ...sshFindings(changes));
  findings.push(...(kernel ? kernelFindings(kernel) : []), ...nixFindings(nix));
  if (inhibitors.length > 0) {
    findings.push({
      rank: 'inhibitor',
      text: ['a live switch is refused: ', ...nameList(inhibitors, 10), ' changed'],
    });
  }
  return findings;
}

/** @returns what leaves a machine that is far away out of reach */
function sshFindings({ units: { added, removed } }: ChangeSet): Finding[] {
  const gone = sshUnits.find((unit) => removed.includes(unit));
  if (gone === undefined || sshUnits.some((unit) => added.includes(unit))) return [];
  return [{ rank: 'access', text: [{ name: gone }, ' is gone: see that you still get in'] }];
}

/** What a VM has shown that the closures do not. */
function vmFindings(group: Group): Finding[] {
  const vm = provenInVm(group)?.vm;
  if (!vm) return [];
  const findings: Finding[] = [];
  const { failedOnBoth, schema } = vm;
  if (schemaMoved(vm)) {
    const seen = [schema.before, schema.switched, schema.back].map((one) => one ?? 'none');
    findings.push({
      rank: 'schema',
      text: [
        `the switch moved the Nix database from schema ${seen[0]} to ${seen[1]}; the way back left it at ${seen[2]}`,
      ],
    });
  }
  if (failedOnBoth.length > 0) {
    const text: Line = ['fails before and after, so it is no regression: ', ...nameList(failedOnBoth, 10)];
    findings.push({ rank: 'unit', text });
  }
  return findings;
}

function reportItems({ channelEnds, attention = [], provenance }: Report): Line[] {
  const items: Line[] = attention.map((said) => [{ said }]);
  const seen = [provenance?.announced, provenance?.locked, provenance?.built].filter(
    (revision) => typeof revision === 'string',
  );
  if (new Set(seen).size > 1)
    items.push(['announced, locked and built revision are not the same: see provenance']);
  if (channelEnds) items.push([endSentence(channelEnds)]);
  return items;
}

function endSentence({ days, date }: NonNullable<Report['channelEnds']>): string {
  const when = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date) ? ` (${date})` : '';
  return days < 0
    ? `the channel ended ${counted(-days, 'day')} ago${when}`
    : `the channel ends in ${counted(days, 'day')}${when}`;
}

function mendedSentence(failure: Failure, compared: boolean): Line {
  const unknown = compared ? '' : ', so what changes is unknown';
  return [`today's configuration fails (${failure.class})${unknown}: `, { said: failure.message }];
}
