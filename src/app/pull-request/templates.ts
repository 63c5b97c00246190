import type { Candidate } from '../../core/candidate.js';
import { UserError } from '../../errors.js';
import { inertPlain, prose } from '../../report/inert.js';
import type { Report } from '../../report/model.js';
import { commitBody } from '../../report/title.js';
import type { Config } from '../settings.js';
import { fill, type Word } from './template-words.js';

/** The least that a report is made in, in bytes. */
const LEAST_REPORT = 3_000;

/** Title, commit message and body of a proposal, as the configuration wants them. */
export interface Worded {
  title: string;
  commit: { headline: string; body: string };
  /** @param render the report in at most so many bytes; @throws UserError where that is too little for one */
  body: (limit: number, render: (limit: number) => string) => string;
}

export function worded(
  config: Config,
  { group, lane }: Candidate,
  report: Pick<Report, 'title' | 'bumps'>,
): Worded {
  const releases = (side: 'from' | 'to'): string =>
    [...new Set(report.bumps.map((bump) => bump[side].release || bump[side].revision || 'none'))].join(', ');
  const words: Readonly<Record<Word, string>> = {
    title: report.title,
    channel: group,
    lane,
    from: releases('from'),
    to: releases('to'),
    pins: commitBody(report),
    report: '',
  };
  const message = fill(config['commit-message'], (word) => inertLines(words[word])).trim();
  const [headline = '', ...rest] = message.split('\n');
  const template = config['pull-request-body'];
  const around = (report: string): string =>
    fill(template, (word) => (word === 'report' ? report : prose(words[word], 4_000)));
  const size = Buffer.byteLength(around(''));
  return {
    title: cut(fill(config['pull-request-title'], (word) => inertPlain(words[word], 250)).trim()),
    commit: { headline: headline.trim(), body: rest.join('\n').trim() },
    body(limit, render) {
      if (limit - size >= LEAST_REPORT) return around(render(limit - size));
      throw new UserError('nothing is left for the report in the description of the pull request.', {
        cure: 'Shorten `pull-request-body`, or move what people wrote there into a comment.',
      });
    },
  };
}

/** In as many bytes as every forge takes for a title. */
function cut(title: string): string {
  const letters = Array.from(title);
  while (Buffer.byteLength(letters.join('')) > LONGEST_TITLE) letters.pop();
  return letters.join('').trim();
}

const LONGEST_TITLE = 240;

/** Line by line, as inert text is one line. */
function inertLines(text: string): string {
  return text
    .split('\n')
    .map((line) => inertPlain(line, 400))
    .join('\n');
}
