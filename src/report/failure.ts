import type { Failure, FailureReason } from '../core/rebuild.js';
import type { Group } from './model.js';
import type { Line } from './rich.js';

/** What failed on a group's hosts: the new configuration, and today's where that did. */
export function failuresOf([{ outcome, beforeFailure }]: Group): Failure[] {
  return [...(outcome.kind === 'failed' ? [outcome] : []), ...(beforeFailure ? [beforeFailure] : [])];
}

/** `build failed: …`; whose fault it is, where it is not the release's. */
export function failureSentence(failure: Failure): Line {
  const blame =
    failure.side === 'before' ? ', today already' : failure.class === 'machine' ? ' (not the release)' : '';
  const { subject, message } = failure;
  const about: Line = subject === undefined || message.includes(subject) ? [] : [{ name: subject }, ': '];
  return [`${failure.class} failed${blame}: `, ...about, { said: message }];
}

/** Which derivation it was, and what was to be done with it: ` (nginx-1.28.0, to be built here)`. */
export function derivationNote({ derivation, intended }: Failure): Line {
  if (derivation === null) return [];
  if (intended === undefined) return [' (', { name: derivation }, ')'];
  return [' (', { name: derivation }, intended === 'built' ? ', to be built here)' : ', to be fetched)'];
}

/** What to do about it; nothing where nobody knows. */
export function cureLines({ cure }: Failure): Line[] {
  return cure === undefined ? [] : [['What to do: ', { said: cure }]];
}

const console = 'End of the console of ';
const logs: Partial<Record<FailureReason, string>> = {
  panic: console,
  hang: console,
  'vm-died': console,
  unit: 'Journal of ',
  check: 'What it said: ',
  'switch-failed': 'What the switch said on ',
  'way-back-failed': 'What the way back said on ',
};

/** What the log of a failure is: the end of a console is no log of a build. */
export function logTitle({ class: kind, reason, subject }: Failure, host: string): Line {
  const ofSubject = reason === 'unit' || reason === 'check';
  const title = reason === undefined ? undefined : logs[reason];
  return [title ?? (kind === 'boot' ? console : 'Log of '), { name: ofSubject ? (subject ?? host) : host }];
}
