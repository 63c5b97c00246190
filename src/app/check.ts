import type { Lane } from '../core/candidate.js';
import type { Pin } from '../core/pin.js';
import type { Finding } from '../core/policy/findings.js';
import type { AnnouncedRelease } from '../core/release.js';
import { knownTime } from '../core/time.js';
import { schemaVersion } from '../report/json.js';
import { alignedTable } from '../report/table.js';
import type { Context } from './context.js';
import { held, pinJson } from './pins.js';
import { proposals, type Proposals } from './proposals.js';
import { fenced } from '../report/inert.js';
import type { Outcome } from './outcome.js';
import type { VerbInput, VerbOutcome } from './verb.js';

const DAY = 86_400;

/** `check [DIR]`: the pins, the newest release of their channels, what can be bumped and what is odd. */
export async function checkVerb(context: Context, { options }: VerbInput): Promise<VerbOutcome> {
  const found = await proposals(context);
  const toDo = options['exitCode'] === true && found.candidates.length > 0;
  return {
    text: checkText(context, found),
    json: checkJson(context, found),
    exitCode: tellTroubles(context, found) ? 1 : toDo ? 2 : 0,
  };
}

/** `command: check` of the action: the same with annotations on the lines. */
export async function checkOutcome(context: Context): Promise<Outcome> {
  const found = await proposals(context);
  const failed = tellTroubles(context, found);
  for (const { severity, message, pin } of found.findings) {
    if (severity !== 'info') context.log[severity](message, { file: pin.file, line: pin.line });
  }
  for (const candidate of found.candidates) {
    for (const { pins, to } of candidate.steps) {
      for (const { file, line, name } of pins)
        context.log.notice(`${name} can go to ${to.name}.`, { file, line });
    }
  }
  const text = checkText(context, found);
  return {
    text,
    json: { ...checkJson(context, found), hosts: [], bumps: [], pullRequests: [] },
    markdown: fenced(text.split('\n')),
    changed: found.candidates.length > 0,
    failure: failed ? 'Not every pin or channel could be read; see above.' : null,
  };
}

function tellTroubles(context: Context, { broken, unknown }: Proposals): boolean {
  for (const error of unknown.values()) context.log.error(error.toLine());
  return broken.length > 0 || unknown.size > 0;
}

function checkJson(context: Context, found: Proposals): { schemaVersion: 1; pins: unknown[] } {
  return {
    schemaVersion,
    pins: found.pins.filter((pin) => pin.direct).map((pin) => checkedPin(context, found, pin)),
  };
}

/** A pin in the form of `check --json` (DESIGN 4). */
function checkedPin(context: Context, found: Proposals, pin: Pin): Record<string, unknown> {
  const newest = pin.channel === null ? undefined : found.newest.get(pin.channel);
  return {
    ...pinJson(pin),
    // The channels' published status (stable, deprecated, …) is not read yet; nothing is claimed of it.
    status: 'unknown',
    ageDays: ageDays(context, pin),
    newest: newest ? { release: newest.name, revision: newest.revision } : null,
    candidates: goalsOf(found, pin).map(({ lane, to }) => ({
      lane,
      release: to.name,
      revision: to.revision,
      channel: to.channel,
    })),
    findings: findingsOf(found, pin).map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

function checkText(context: Context, found: Proposals): string {
  const direct = found.pins.filter((pin) => pin.direct);
  if (direct.length === 0) return 'No pins found.';
  const rows = direct.map((pin) => {
    const goal = goalsOf(found, pin)[0];
    const age = ageDays(context, pin);
    return [
      pin.file,
      pin.name,
      pin.channel ?? '-',
      held(pin),
      age === null ? '' : `${age} d`,
      goal ? `-> ${goal.to.name}` : (findingsOf(found, pin)[0]?.rule ?? 'up to date'),
    ];
  });
  const notes = found.findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.severity}: ${finding.pin.file}:${finding.pin.line}: ${finding.message}`);
  return [alignedTable([['FILE', 'PIN', 'CHANNEL', 'HOLDS', 'AGE', 'NEWEST'], ...rows]), ...notes].join('\n');
}

/** Whole days since the commit that the pin holds, or null where the file does not tell. */
function ageDays(context: Context, pin: Pin): number | null {
  const held = knownTime(pin.lastModified);
  if (held === null) return null;
  return Math.max(0, Math.floor((context.clock.now().getTime() / 1000 - held) / DAY));
}

/** Where a pin could go, a lane each. */
function goalsOf(found: Proposals, pin: Pin): { lane: Lane; to: AnnouncedRelease }[] {
  return found.candidates.flatMap(({ lane, steps }) =>
    steps.flatMap(({ pins, to }) => (pins.includes(pin) ? [{ lane, to }] : [])),
  );
}

function findingsOf(found: Proposals, pin: Pin): Finding[] {
  return found.findings.filter((finding) => finding.pin === pin);
}
