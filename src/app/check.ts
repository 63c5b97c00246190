import { goalsOf, type Candidate } from '../core/candidate.js';
import type { Pin } from '../core/pin.js';
import type { Finding } from '../core/policy/findings.js';
import { stateOf } from '../core/channel-state.js';
import { daysLeft } from '../core/policy/support.js';
import { standing } from '../core/policy/standing.js';
import { fenced, plain } from '../report/inert.js';
import { schemaVersion } from '../report/json.js';
import type { ReportCompanion } from '../report/model.js';
import { inkFor, noScreen, type Screen } from '../report/screen.js';
import { toTell } from './check-notes.js';
import { checkText, nextStep } from './check-text.js';
import { branchAfter } from './companions.js';
import type { Context } from './context.js';
import { noPins } from './no-pins.js';
import type { Outcome } from './outcome.js';
import { pinJson } from './pins.js';
import { hasPins, proposals, type Proposals } from './proposals.js';
import type { VerbInput, VerbOutcome } from './verb.js';

/** `check [DIR]`: the pins, the newest release of their channels, what can be bumped and what is odd. */
export async function checkVerb(context: Context, { options }: VerbInput): Promise<VerbOutcome> {
  const found = await proposals(context, { whole: true });
  const toDo = options['exitCode'] === true && found.candidates.length > 0;
  const verbose = options['verbose'] === true;
  const nothing = await nothingIn(context, found);
  const onScreen = (screen: Screen): string => {
    const text = checkText(found, { verbose, nothing, screen });
    const next = nextStep(found);
    return next === '' ? text : `${text}\n${inkFor(screen).bare(next)}`;
  };
  return {
    get text() {
      return onScreen(noScreen);
    },
    onScreen,
    json: checkJson(found),
    exitCode: tellTroubles(context, found) ? 1 : toDo ? 2 : 0,
  };
}

/** `command: check` of the action: the same with annotations on the lines. */
export async function checkOutcome(context: Context): Promise<Omit<Outcome, 'html' | 'onScreen'>> {
  const found = await proposals(context, { whole: true });
  const failed = tellTroubles(context, found);
  for (const remark of found.remarks) context.log.warning(remark);
  for (const { severity, message, pin } of toTell(found)) {
    if (severity !== 'info') context.log[severity](message, { file: pin.file, line: pin.line });
  }
  for (const pin of found.pins.filter(({ direct }) => direct)) {
    for (const { to } of goalsOf(found.candidates, pin))
      context.log.notice(`${plain(pin.name)} can go to ${to.name}.`, { file: pin.file, line: pin.line });
  }
  const text = checkText(found, { verbose: false, nothing: await nothingIn(context, found) });
  return {
    text,
    json: {
      ...checkJson(found),
      hosts: [],
      bumps: [],
      pullRequests: [],
      notices: [],
      missingHosts: [],
      lastGood: [],
      channelChanges: [],
    },
    markdown: fenced(text.split('\n')),
    changed: found.candidates.length > 0,
    failure: failed ? 'Not every pin or channel could be read, or believed; see above.' : null,
  };
}

async function nothingIn(context: Context, found: Proposals): Promise<string> {
  return hasPins(found) ? '' : noPins(context);
}

/** A channel that can't be read is told in the log; one that is not believed is among the findings already. */
function tellTroubles(context: Context, { broken, unknown, findings }: Proposals): boolean {
  for (const error of unknown.values()) context.log.error(error.toLine());
  return broken.length > 0 || unknown.size > 0 || findings.some(({ severity }) => severity === 'error');
}

function checkJson(found: Proposals): {
  schemaVersion: 1;
  pins: unknown[];
  companions: ReportCompanion[];
  remarks: readonly string[];
} {
  return {
    schemaVersion,
    pins: found.pins.filter((pin) => pin.direct).map((pin) => checkedPin(found, pin)),
    companions: found.candidates.flatMap(movingAlong),
    remarks: found.remarks,
  };
}

/** What moves along; whether it can, nobody asked yet. */
function movingAlong(candidate: Candidate): ReportCompanion[] {
  return candidate.companions.flatMap((companion) => {
    const { file, name, repository, branch, revision } = companion;
    const to = branchAfter(companion, candidate);
    if (to === null) return [];
    return [{ file, name, repository, from: { branch, revision }, to: { branch: to, revision: null } }];
  });
}

/** A pin in the form of `check --json` (DESIGN 4). */
function checkedPin(found: Proposals, pin: Pin): Record<string, unknown> {
  const { known } = found;
  const newest = pin.channel === null ? undefined : known.newest.get(pin.channel);
  const { ageDays, behind } = standing(pin, known);
  const state = pin.channel === null ? null : stateOf(known.states, pin.channel);
  const movedAt = state?.movedAt ?? null;
  return {
    ...pinJson(pin),
    status: state?.status ?? 'unknown',
    endOfLife: state?.endOfLife ?? null,
    daysLeft: state && daysLeft(state, known.now),
    channelMoved: movedAt === null ? null : new Date(movedAt * 1000).toISOString(),
    ageDays,
    releasesBehind: behind,
    newest: newest ? { release: newest.name, revision: newest.revision } : null,
    candidates: goalsOf(found.candidates, pin).map(({ lane, to }) => ({
      lane,
      release: to.name,
      revision: to.revision,
      channel: to.channel,
    })),
    findings: findingsOf(found, pin).map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

function findingsOf({ findings }: Proposals, pin: Pin): Finding[] {
  return findings.filter((finding) => finding.pin === pin);
}
