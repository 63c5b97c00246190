import type { HostRebuild } from '../../core/rebuild.js';
import type { Forge, PostedCheck } from '../../forge/types.js';
import { CHECK_NAME, fingerprintOf, fingerprintOfAll, hostCheckName } from '../pull-checks.js';
import type { GateEvent } from './event.js';

/** What was proven on the head of the pull request that is being merged. */
export interface TestedBefore {
  /** Commit that it was proven on, 40 hex. */
  revision: string;
  /** Of the whole, and of hosts by the names of their check runs; only what was proven. */
  prints: ReadonlyMap<string, string>;
}

/** Looked up when something merges: in a queue, or once it is pushed. Null: nobody knows of a pull request. */
export async function testedBefore(forge: Forge, event: GateEvent): Promise<TestedBefore | null> {
  const pull =
    event.kind === 'merge_group' && event.pull !== null
      ? await forge.pull(event.pull)
      : event.kind === 'push' && event.head !== null
        ? await forge.pullOfCommit(event.head)
        : null;
  if (pull === null) return null;
  const { revision } = pull.head;
  const proven = (await forge.checkRuns(revision)).filter(isProven);
  return {
    revision,
    prints: new Map(proven.flatMap(({ name, fingerprint }) => (fingerprint ? [[name, fingerprint]] : []))),
  };
}

function isProven({ state }: PostedCheck): boolean {
  return state.status === 'completed' && state.conclusion === 'success';
}

/** What is merged, held against what was tested: the derivations are the same, or of which hosts they are not. */
export interface Compared {
  revision: string;
  same: readonly string[];
  other: readonly string[];
  /** Of these nothing is recorded. */
  unknown: readonly string[];
}

export function compareTested({ revision, prints }: TestedBefore, rebuilt: readonly HostRebuild[]): Compared {
  const whole = fingerprintOfAll(rebuilt);
  const isAll = whole !== null && prints.get(CHECK_NAME) === whole;
  const verdict = (host: HostRebuild): 'same' | 'other' | 'unknown' => {
    const before = prints.get(hostCheckName(host.name));
    if (isAll || (before !== undefined && before === fingerprintOf(host))) return 'same';
    return before === undefined ? 'unknown' : 'other';
  };
  const named = (wanted: ReturnType<typeof verdict>): string[] =>
    rebuilt.filter((host) => verdict(host) === wanted).map(({ name }) => name);
  return { revision, same: named('same'), other: named('other'), unknown: named('unknown') };
}

/** For the report: what is sure goes to the provenance, what is not needs an eye. */
export function comparedWords({ revision, same, other, unknown }: Compared): {
  tested: string | null;
  attention: string[];
} {
  const on = revision.slice(0, 12);
  const some = (hosts: readonly string[]): string => (hosts.length === 1 ? 'host has' : 'hosts have');
  return {
    tested:
      same.length === 0
        ? null
        : `what merges is what was tested: ${same.length} ${some(same)} the derivations that were tested on ${on}`,
    attention: [
      ...(other.length === 0
        ? []
        : [`${other.join(', ')}: not what was tested on ${on}, so the rebuild here is what counts`]),
      ...(unknown.length === 0
        ? []
        : [
            `of ${unknown.join(', ')} nothing is recorded as proven on ${on}, so the rebuild here is what counts`,
          ]),
    ],
  };
}
