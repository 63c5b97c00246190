import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonText } from '../report/json-text.js';
import { checkOutcome } from './check.js';
import type { Context } from './context.js';
import { gravest, type Outcome } from './outcome.js';
import { walk, type WalkOptions } from './walk-verbs.js';

/** What the action leaves behind besides its log. */
export interface ActionResult {
  /** By the names in action.yml. */
  outputs: Readonly<Record<string, string>>;
  /** Markdown for the step summary. */
  summary: string;
  /** Null when all went well; else one sentence. */
  failure: string | null;
}

/** Runs the action's `command`. @param reportFile where the JSON report is left */
export async function runAction(
  context: Context,
  command: string,
  reportFile: string,
  options: WalkOptions,
): Promise<ActionResult> {
  const outcome = command === 'check' ? await checkOutcome(context) : await walk(command, context, options);
  await pipeline(Readable.from(jsonText(outcome.json)), context.files.writeStream(reportFile));
  await context.log.group('Result', () => {
    context.log.info(outcome.text);
    return Promise.resolve();
  });
  const outputs = { ...outputsOf(outcome, reportFile), html: 'html' in outcome ? (options.html ?? '') : '' };
  return { outputs, summary: outcome.markdown, failure: outcome.failure };
}

function outputsOf(outcome: Omit<Outcome, 'html' | 'onScreen'>, report: string): Record<string, string> {
  const { pullRequests, bumps } = outcome.json;
  const first = pullRequests.find((pull) => pull.state === 'open');
  return {
    changed: String(outcome.changed),
    verdict: gravest(outcome),
    bumps: JSON.stringify(bumps),
    'pull-requests': JSON.stringify(pullRequests),
    'pull-request-number': first ? String(first.number) : '',
    'pull-request-url': first?.url ?? '',
    report,
    ...outcome.outputs,
  };
}
