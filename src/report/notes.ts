import type { LastGood } from '../core/last-good.js';
import { inertPlain, plain, prose } from './inert.js';
import { counted } from './quantity.js';
import { toMarkdown } from './rich.js';
import { lastGoodSentence } from './search.js';

/** What is said beside a report: in comments, and in an issue. Markdown, with others' words inert in it. */

/** A pull request that waits for people whose commits are on its branch. */
export function foreignNote(authors: readonly string[], newest: readonly string[]): string {
  const by = authors.map((author) => prose(author)).join(', ');
  const to = newest.map((name) => prose(name)).join(', ');
  return (
    `This branch has commits by ${by}. They are not touched: the branch, the title and the description stay as they are.` +
    `\n\nWhat would be proposed now: ${to}. Once those commits are gone from the branch, or merged with it, work goes on here.`
  );
}

/** A proven proposal that stays while a newer release fails. */
export function newerFailsNote(newest: readonly string[], why: string): string {
  const to = newest.map((name) => prose(name)).join(', ');
  return `${to} is there, and fails: ${prose(why)}\n\nWhat is proposed here is proven, and stays as it is.`;
}

/** The same, where a search has found that what is proposed is the newest that works. */
export function newestFailsNote(search: LastGood): string {
  return toMarkdown([...lastGoodSentence(search), '.']);
}

/** A proposal that was proven, and is so no longer. */
export function setbackNote(why: string, revision: string): string {
  return (
    `On the newest commit of the base (${prose(revision.slice(0, 12))}) this fails: ${prose(why)}` +
    `\n\nSo it is a draft now. It is ready for review again once its rebuild passes.`
  );
}

/**
 * What a person wrote into a description that is brought up to date, in as many comments as it takes.
 * @param limit of each, in characters
 */
export function keptEdits(text: string, limit: number): string[] {
  const inert = text.replaceAll('<!--', '<\u200b!--');
  const longest = Math.max(2, ...(inert.match(/~+/g) ?? []).map((run) => run.length)) + 1;
  const fence = '~'.repeat(longest);
  const room = limit - INTRO.length - 2 * fence.length - 60;
  if (room < LEAST_ROOM) return [`${INTRO}\n\n${prose(inert, limit / 12)}`];
  const parts = Math.ceil(inert.length / room);
  return Array.from({ length: parts }, (_, index) => {
    const part = inert.slice(index * room, (index + 1) * room);
    const count = parts === 1 ? '' : ` (${index + 1} of ${parts})`;
    return `${INTRO}${count}\n\n${fence}markdown\n${part}\n${fence}`;
  });
}

const INTRO =
  'The description had been edited, and is brought up to date now. So that nothing is lost, this is how it stood:';
const LEAST_ROOM = 1_000;

/** Why a pull request of ours is closed. */
export type Moot =
  | { kind: 'reached'; pins: readonly string[]; releases: readonly string[] }
  | { kind: 'superseded'; by: readonly string[] }
  | { kind: 'dropped' };

export function mootReason(moot: Moot): string {
  switch (moot.kind) {
    case 'reached': {
      const [pins, to] = [moot.pins, moot.releases].map((names) => names.map((n) => prose(n)).join(', '));
      return `Closed, as there is nothing left to do: ${pins ?? ''} is at ${to ?? ''} or newer already.`;
    }
    case 'superseded':
      return `Closed, as ${moot.by.map((name) => prose(name)).join(', ')} takes its place.`;
    case 'dropped':
      return 'Closed, as the pins that it moves do not follow this channel any more, or the configuration leaves them where they are.';
  }
}

/** One that is moot, and has commits by people on it. */
export function mootButForeign(authors: readonly string[]): string {
  const by = authors.map((author) => prose(author)).join(', ');
  return `There is nothing left to do here by itself, but the branch has commits by ${by}: it is left to you to close.`;
}

/** A channel that can't be bumped. */
export interface Stuck {
  group: string;
  lane: string;
  releases: readonly string[];
  failures: number;
  why: string;
  /** Address of the pull request where the failure is told whole; null: none. */
  pullUrl: string | null;
}

export function stuckIssue({ group, lane, releases, failures, why, pullUrl }: Stuck): {
  title: string;
  body: string;
} {
  const where = pullUrl === null ? '' : `\n\nThe whole report: ${address(pullUrl)}`;
  const to = releases.map((name) => prose(name)).join(', ');
  return {
    title: `${inertPlain(group, 100)} can't be bumped`,
    body:
      `${prose(group)} (${prose(lane)}) has failed in ${counted(failures, 'run')}, one after the other.` +
      `\n\n${to}: ${prose(why)}${where}` +
      '\n\nThis issue is kept up to date, and closed by itself once a bump of this channel works.',
  };
}

export const RECOVERED = 'Closed, as a bump of this channel works again, or there is none to make any more.';

/** A forge's own address of a page; anything else is only said. */
function address(url: string): string {
  return /^https?:\/\/[A-Za-z0-9./:_-]+$/.test(url) ? url : prose(plain(url));
}
