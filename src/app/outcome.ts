import type { Report } from '../report/model.js';
import { reportJson } from '../report/json.js';
import { renderMarkdown } from '../report/markdown.js';
import { renderText } from '../report/text.js';
import { moveJson } from './bump.js';
import type { GateResult } from './gate.js';
import { hasFailed } from './report.js';
import type { Updated } from './update.js';

interface PullJson {
  number: number;
  url: string;
  /** `created`, `updated`, `unchanged` or `left-alone` */
  done: string;
}

/** What a walk leaves behind, in every form that someone asks for. */
export interface Outcome {
  /** For people at a terminal. */
  text: string;
  /** For machines: the form that DESIGN 4 gives `update --json`. */
  json: { schemaVersion: 1; hosts: unknown[]; bumps: unknown[]; pullRequests: PullJson[] };

  /** For a step summary, at most `STEP_SUMMARY_LIMIT` bytes. */
  markdown: string;
  /** Whether there is, or was, something to do. */
  changed: boolean;
  /** Null when all went well; else one sentence. */
  failure: string | null;
}

const STEP_SUMMARY_LIMIT = 1024 * 1024;
const NOT_WHOLE = 'Not every pin or channel could be read; see above.';
const VERDICTS = ['no-op', 'switch', 'reboot'] as const;

/** What an update came to. */
export function updateOutcome({
  updated,
  failed,
}: {
  updated: readonly Updated[];
  failed: boolean;
}): Outcome {
  const reports = updated.flatMap(({ work }) => (work ? [work.report] : []));
  const lines = updated.map((one) => `${one.candidate.channel}: ${sentence(one)}`);
  const nothing = failed ? NOT_WHOLE : 'Nothing to bump: every pin holds the newest release of its channel.';
  return {
    ...forms(reports, updated.length === 0 ? [nothing] : lines),
    json: {
      ...jsonOf(reports),
      bumps: updated.flatMap((one) => (one.work?.bump.moves ?? []).map(moveJson)),
      pullRequests: updated.flatMap((one) => pullJson(one.published)),
    },
    changed: updated.length > 0,
    failure: failed ? (lines.find((_, i) => isBad(updated[i])) ?? NOT_WHOLE) : null,
  };
}

/** What a gate came to. */
export function gateOutcome(result: GateResult): Outcome {
  if (result.kind === 'no-pin-changed') {
    const line = 'No pin is changed here: nothing to prove.';
    return {
      ...forms([], [line]),
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

/** What reports alone come to, of `rebuild`. @param whole false: some pin or channel could not be read */
export function reportsOutcome(reports: readonly Report[], whole = true): Outcome {
  const bumps = reports.flatMap((report) => report.bumps);
  const nothing = whole
    ? 'Nothing to rebuild: every pin holds the newest release of its channel.'
    : NOT_WHOLE;
  return {
    ...forms(reports, reports.length === 0 ? [nothing] : []),
    json: {
      ...jsonOf(reports),
      bumps: bumps.map(({ name, file, from, to, lane }) => ({ pin: name, file, from, to, lane })),
      pullRequests: [],
    },
    changed: bumps.length > 0,
    failure: reports.some(hasFailed) ? 'Not every host is proven: see the report.' : whole ? null : NOT_WHOLE,
  };
}

/** The gravest verdict of all hosts, empty where nothing is known. */
export function gravest(outcome: Outcome): string {
  const verdicts = JSON.stringify(outcome.json.hosts);
  return VERDICTS.findLast((verdict) => verdicts.includes(`"verdict":"${verdict}"`)) ?? '';
}

function forms(reports: readonly Report[], lines: readonly string[]): Pick<Outcome, 'text' | 'markdown'> {
  const limit = Math.floor((STEP_SUMMARY_LIMIT - 10_000) / Math.max(1, reports.length));
  return {
    text: [...reports.map((report) => renderText(report)), ...lines].join('\n\n'),
    markdown: [...reports.map((report) => renderMarkdown(report, { limit })), ...lines].join('\n\n'),
  };
}

function jsonOf(reports: readonly Report[]): { schemaVersion: 1; hosts: unknown[] } {
  return { schemaVersion: 1, hosts: reports.flatMap((report) => reportJson(report).hosts) };
}

function isBad(one: Updated | undefined): boolean {
  return one?.published.kind === 'unproven' || one?.published.kind === 'refused';
}

function sentence({ published, candidate }: Updated): string {
  switch (published.kind) {
    case 'created':
      return `opened ${published.pull.url}`;
    case 'updated':
      return `updated ${published.pull.url}`;
    case 'unchanged':
      return `nothing new: ${published.pull.url} proposes ${candidate.to.name} already`;
    case 'left-alone':
      return `left alone: ${published.reason}`;
    case 'refused':
      return `not published: ${published.message}`;
    case 'dry-run':
      return 'nothing was published (dry run)';
    case 'unproven':
      return `${candidate.to.name} is not proposed: its rebuild failed`;
  }
}

function pullJson(published: Updated['published']): PullJson[] {
  if (!('pull' in published) || published.pull === null) return [];
  const { number, url } = published.pull;
  return [{ number, url, done: published.kind }];
}
