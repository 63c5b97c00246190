import type { ChangeSet, NixSummary } from '../core/change-set.js';
import type { Finding } from './finding.js';
import { moved } from './moved.js';
import type { Line } from './rich.js';

/** `Nix 2.28.4 -> 2.28.5, database schema 10 before and after` */
export function nixLine({ nix }: ChangeSet): Line {
  if (nix.before === null && nix.after === null) return ['no Nix in the system'];
  const { schemaBefore, schemaAfter } = nix;
  const [old, now] = [schemaBefore ?? 'unknown', schemaAfter ?? 'unknown'];
  const schema = old === now ? `${old} before and after` : `${old} -> ${now}`;
  return [...nixMove(nix.before, nix.after), `, store schema ${schema}`];
}

/** `Nix 2.28 -> 2.31`, `Nix 2.28 -> Lix 2.93` */
function nixMove(before: string | null, after: string | null): Line {
  const names = [before, after].flatMap((version) =>
    version === null ? [] : [isLix(version) ? 'Lix' : 'Nix'],
  );
  const [old = 'Nix', now = old] = names;
  if (old === now || before === null || after === null) return [`${old} `, ...moved(before, after)];
  return [`${old} `, { name: before }, ` -> ${now} `, { name: after }];
}

/** Lix counts from 2.90, which Nix, a number every few months, is far from. */
function isLix(version: string): boolean {
  return /^2\.9[0-9]/.test(version);
}

/** What of Nix needs an eye: a schema that an older one does not read, another minor version. */
export function nixFindings({ before, after, schemaBefore, schemaAfter }: NixSummary): Finding[] {
  if (schemaBefore !== null && schemaAfter !== null && schemaBefore !== schemaAfter) {
    const schemas = `Nix database schema ${schemaBefore} -> ${schemaAfter}`;
    return [{ rank: 'schema', text: [`${schemas}: the way back is not easy`] }];
  }
  const [old, now] = [minor(before), minor(after)];
  if (old === null || now === null || old === now) return [];
  const schema =
    schemaBefore !== null && schemaBefore === schemaAfter
      ? `its database keeps schema ${schemaAfter}, so the way back is open for Nix itself`
      : 'the schema of its database is not known';
  return [{ rank: 'nix', text: [...nixMove(old, now), `: ${schema}`] }];
}

/** `2.31` of `2.31.3` */
function minor(version: string | null): string | null {
  return /^[0-9]+\.[0-9]+/.exec(version ?? '')?.[0] ?? null;
}
