import type { ChangeSet } from '../core/change-set.js';
import { compareSystems, type SystemSide } from '../core/diff/compare.js';
import type { SourcesByDerivation } from '../core/diff/rebuilt.js';
import { reportJson } from '../report/json.js';
import type { Report } from '../report/model.js';
import { noScreen, type Screen } from '../report/screen.js';
import { renderText } from '../report/text.js';
import type { Ports } from './context.js';
import type { Form } from './diff-forms.js';
import type { VerbOutcome } from './verb.js';

export interface Sides {
  before: SystemSide;
  after: SystemSide;
  sources: SourcesByDerivation;
}

/**
 * Two systems, compared.
 * @param page absolute path of the file that a page of it is written to
 */
export async function comparisonOutcome(
  { files }: Ports,
  name: string,
  { before, after, sources }: Sides,
  { form, page }: { form: Form; page: string | null },
): Promise<VerbOutcome> {
  const report = comparisonReport(name, compareSystems(before, after, sources));
  const onScreen = (screen: Screen): string => renderText(report, screen);
  const drawn = {
    // Not before it is asked for: a terminal has it drawn otherwise.
    text: () => null,
    markdown: async () => (await import('../report/markdown.js')).renderMarkdown(report),
    json: () => JSON.stringify(reportJson(report), null, 2),
    // What prints it ends the last line.
    html: async () => (await pageOf(report)).trimEnd(),
  };
  if (page !== null) await files.write(page, await pageOf(report));
  const text = await drawn[form]();
  return {
    get text() {
      return text ?? onScreen(noScreen);
    },
    ...(text === null ? { onScreen } : {}),
    get json() {
      return reportJson(report);
    },
    exitCode: 0,
  };
}

async function pageOf(report: Report): Promise<string> {
  return (await import('../report/html/page.js')).renderHtml([report]);
}

/** Of a bare comparison: nothing was rebuilt, and nothing is proposed. */
function comparisonReport(name: string, changes: ChangeSet): Report {
  const outcome = { kind: 'built', built: 0, fetched: 0, seconds: 0 } as const;
  return {
    title: '',
    channel: null,
    lane: null,
    bumps: [],
    daysNewer: null,
    released: null,
    rebuild: null,
    hosts: [{ name, outcome, changes, plan: null, newWarnings: [] }],
    untested: [],
    attention: otherBytes(changes),
  };
}

/** One toplevel in two stores is no change of the system, whatever lies at its paths: that is told all the same. */
function otherBytes({ verdict, closure }: ChangeSet): string[] {
  const { paths } = closure.added;
  if (verdict !== 'no-op' || paths === 0) return [];
  const count = paths === 1 ? '1 store path holds' : `${paths} store paths hold`;
  return [
    `${count} other bytes than before, as not everything builds to the same: the JSON names the packages`,
  ];
}
