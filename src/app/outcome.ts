import type { ChannelChanges } from '../core/channel-changes.js';
import type { LastGood } from '../core/last-good.js';
import type { Report, ReportCompanion } from '../report/model.js';
import {
  bumpJson,
  reportJson,
  schemaVersion,
  type BumpJson,
  type HostJson,
  type PullJson,
} from '../report/json.js';
import { renderHtml } from '../report/html/page.js';
import { renderMarkdown } from '../report/markdown.js';
import { joined, toMarkdown, toText, type Line, type Part } from '../report/rich.js';
import { inkFor, noScreen, type Screen } from '../report/screen.js';
import { renderText } from '../report/text.js';
import type { Matrix } from './fleet/shards.js';
import type { GateResult } from './gate/result.js';
import { hasFailed, movedBump } from './report.js';
import { hasEndedBadly, type Updated } from './updated.js';

/** What a walk leaves behind, in every form that someone asks for. */
export interface Outcome {
  /** For people. */
  text: string;
  /** The same for a terminal, in its width and colours. */
  onScreen: (screen: Screen) => string;
  /** For machines: docs/schema/report.json. */
  json: {
    schemaVersion: 1;
    hosts: HostJson[];
    bumps: BumpJson[];
    pullRequests: PullJson[];
    notices: string[];
    companions: ReportCompanion[];
    /** Hosts that nothing is known of. */
    missingHosts: string[];
    /** What was looked for where the newest release fails, and found. */
    lastGood: LastGood[];
    /** What the channels brought: one for each that moves, where anybody looked. */
    channelChanges: ChannelChanges[];
    /** `plan` alone: for `strategy.matrix` of a workflow. */
    matrix?: Matrix;
  };
  /** For a step summary, at most `STEP_SUMMARY_LIMIT` bytes. */
  markdown: string;
  /** The reports as one page; made only where it is wanted. */
  html: () => string;
  /** Whether there is, or was, something to do. */
  changed: boolean;
  /** Null when all went well; else one sentence. */
  failure: string | null;
  /** Further outputs of the action, by their names in action.yml. */
  outputs?: Readonly<Record<string, string>>;
}

const STEP_SUMMARY_LIMIT = 1024 * 1024;
const NOT_WHOLE = 'Not every pin or channel could be read, or believed; see above.';
const VERDICTS = ['no-op', 'switch', 'reboot'] as const;

/** What an update came to. @param idle what is said where there was nothing to do */
export function updateOutcome({
  updated,
  failed,
  idle = 'Nothing to bump.',
}: {
  updated: readonly Updated[];
  failed: boolean;
  idle?: string;
}): Outcome {
  const reports = updated.flatMap(({ work }) => (work ? [work.report] : []));
  const lines = updated.map((one): Line => [{ said: one.candidate.group }, ': ', ...sentence(one)]);
  return {
    ...forms(reports, updated.length === 0 ? [[failed ? NOT_WHOLE : idle]] : lines),
    json: {
      ...jsonOf(reports),
      bumps: updated.flatMap(updatedBumps),
      pullRequests: updated.flatMap((one) => pullJson(one.published)),
    },
    changed: updated.length > 0,
    failure: failed ? toText(lines.find((_, i) => isBad(updated[i])) ?? [NOT_WHOLE]) : null,
  };
}

/** What a gate came to. */
export function gateOutcome(result: GateResult): Outcome {
  if (result.kind === 'nothing-changed') {
    const line = 'No pin is changed here: nothing to prove.';
    return {
      ...forms([], [[line]]),
      json: { ...jsonOf([]), bumps: [], pullRequests: [] },
      changed: false,
      failure: null,
    };
  }
  const failed = result.kind === 'failed';
  return {
    ...reportsOutcome([result.report]),
    failure: failed ? 'The changed pins are not proven: see the report.' : null,
  };
}

/**
 * What reports alone come to, of `rebuild`.
 * @param whole false: some pin or channel could not be read
 * @param idle what is said where there was nothing to do
 */
export function reportsOutcome(
  reports: readonly Report[],
  whole = true,
  idle = 'Nothing to rebuild.',
): Outcome {
  const bumps = reports.flatMap((report) => report.bumps);
  return {
    ...forms(reports, reports.length === 0 ? [[whole ? idle : NOT_WHOLE]] : []),
    json: {
      ...jsonOf(reports),
      bumps: bumps.map((bump) => bumpJson(bump)),
      pullRequests: [],
    },
    changed: bumps.length > 0,
    failure: reports.some(hasFailed) ? 'Not every host is proven: see the report.' : whole ? null : NOT_WHOLE,
  };
}

/** The failure, where the text for people does not begin with it. */
export function unsaid({ text, failure }: Pick<Outcome, 'text' | 'failure'>): string | null {
  return failure !== null && text.startsWith(failure) ? null : failure;
}

/** The gravest verdict of all hosts, empty where nothing is known. */
export function gravest({ json }: Pick<Outcome, 'json'>): string {
  return VERDICTS.findLast((verdict) => json.hosts.some((host) => host.verdict === verdict)) ?? '';
}

/** So many reports share a step summary; the others are in the log. */
const MOST_REPORTS = 200;

function forms(
  reports: readonly Report[],
  lines: readonly Line[],
): Pick<Outcome, 'text' | 'onScreen' | 'markdown' | 'html'> {
  const shown = reports.slice(0, MOST_REPORTS);
  const limit = Math.floor((STEP_SUMMARY_LIMIT - 10_000) / Math.max(1, shown.length));
  const more = reports.length - shown.length;
  const blocks = [
    ...shown.map((report) => renderMarkdown(report, { limit })),
    ...(more > 0 ? [`${more} more reports are in the log.`] : []),
    ...lines.map(toMarkdown),
  ];
  const onScreen = (screen: Screen): string =>
    [
      ...reports.map((report) => renderText(report, screen)),
      ...lines.map((line) => inkFor(screen).bare(toText(line))),
    ].join('\n\n');
  return {
    text: onScreen(noScreen),
    onScreen,
    markdown: blocks.join('\n\n'),
    html: () => renderHtml(reports, lines),
  };
}

function jsonOf(reports: readonly Report[]): Omit<Outcome['json'], 'bumps' | 'pullRequests'> {
  return {
    schemaVersion,
    hosts: reports.flatMap((report) => reportJson(report).hosts),
    notices: reports.flatMap((report) => report.notices ?? []),
    companions: reports.flatMap((report) => report.companions ?? []),
    missingHosts: reports.flatMap((report) => report.missingHosts ?? []),
    channelChanges: reports.flatMap((report) => report.channelChanges ?? []),
    lastGood: reports.flatMap(({ lastGood }) => (lastGood ? [lastGood] : [])),
  };
}

function isBad(one: Updated | undefined): boolean {
  return one !== undefined && hasEndedBadly(one);
}

/** What was tried is told with what it came to, and so is what was left as it is. */
function updatedBumps({ candidate, work, published }: Updated): BumpJson[] {
  const untouched = candidate.steps.flatMap(({ pins, to: { channel, name: release, revision } }) =>
    pins.map((pin) => movedBump(pin, { channel, release, revision, hash: null }, candidate.lane)),
  );
  return (work?.report.bumps ?? untouched).map((bump) => bumpJson(bump, published.kind));
}

function sentence({ published, candidate }: Updated): Line {
  const release = { said: candidate.steps.map(({ to }) => to.name).join(', ') };
  switch (published.kind) {
    case 'created':
      return ['opened ', address(published.pull.url)];
    case 'updated':
      return ['updated ', address(published.pull.url)];
    case 'unchanged':
      return ['nothing new: ', address(published.pull.url), ' proposes ', release, ' already'];
    case 'left-alone':
      return ['left alone: ', { said: published.reason }];
    case 'refused':
      return ['not published: ', { said: published.message }];
    case 'broken':
      return ['not done: ', { said: published.error.toLine() }];
    case 'held':
      // Each by itself: a sentence too long is cut short.
      return [
        'waits: ',
        ...joined(
          published.reasons.map((said): Line => [{ said }]),
          ' ',
        ),
      ];
    case 'dry-run':
      return ['nothing was published (dry run)'];
    case 'unproven':
      return [
        release,
        ' is not proposed: ',
        { said: published.why ?? 'its rebuild failed' },
        ...(published.pull ? ['; see ', address(published.pull.url)] : []),
      ];
    case 'planned':
      return [release, ' is planned'];
  }
}

/** A pull request's address is to be followed; what is no plain address is only said. */
function address(url: string): Part {
  return /^https?:\/\/[A-Za-z0-9./:_-]+$/.test(url) ? url : { said: url };
}

function pullJson(published: Updated['published']): PullJson[] {
  if (!('pull' in published) || published.pull === null) return [];
  const { number, url, state } = published.pull;
  return [{ number, url, state, done: published.kind }];
}
