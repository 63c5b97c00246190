import { z } from 'zod';
import { digest } from './identity.js';

const markerShape = z.object({
  /** Branch of the pull request that it is of: one that was copied from elsewhere says nothing here. */
  branch: z.string(),
  goal: z.string(),
  key: z.string(),
  head: z.string(),
  /** Of what the branch holds. `setback`: it was proven, and fails on a newer base. */
  proof: z.enum(['proven', 'setback', 'failed']),
  /** Runs one after the other in which the channel's newest release failed. */
  failures: z.number().int().min(0),
  releases: z.record(z.string(), z.string()),
  /** What we wrote, to know what a person has changed since: digests of the title and of the text, and its length. */
  title: z.string(),
  text: z.string(),
  length: z.number().int().min(0),
  /** The text of people before ours, when we wrote: its digest and length. */
  lead: z.string(),
  leadLength: z.number().int().min(0),
  /** How pins were put together to pull requests, see `Proposal.grouping`. */
  grouping: z.string(),
  /** It is a draft because we made it one. */
  drafted: z.boolean(),
  /** Beginnings of the goals that people closed earlier pull requests of this branch with. */
  declined: z.array(z.string()),
  /** How it is to be merged by itself, which the forge could not take yet. */
  toMerge: z.enum(['merge', 'squash', 'rebase']).nullable(),
  /** We closed it ourselves: no person has decided on anything. */
  closed: z.boolean(),
});

/** What stands at the end of a pull request's body for our next run. */
export type Marker = z.infer<typeof markerShape>;

/** A body taken apart: what we wrote, and what people wrote around it. */
export interface Body {
  marker: Marker | null;
  /** Text of people before and after ours. */
  before: string;
  after: string;
  /** Ours as it stands, where somebody has changed it; else null. */
  changed: string | null;
}

const GAP = '\n\n';
const pattern = /<!-- channel-bump (\{[^\n]*?\}) -->/g;

/**
 * Reads a body. Without a marker of ours all of it is a person's, and none of it is kept: the branch is ours.
 * @param branch of the pull request whose body it is
 */
export function readBody(body: string, branch: string): Body {
  const found = find(body, branch);
  if (found === null) return { marker: null, before: '', after: '', changed: null };
  const { marker, upTo, after } = found;
  const start = upTo.length - marker.length;
  if (isWhole(found)) return { marker, before: upTo.slice(0, start), after, changed: null };
  const lead = upTo.slice(0, marker.leadLength);
  const before = digest(lead) === marker.lead ? lead : '';
  return { marker, before, after, changed: upTo.slice(before.length) };
}

/** A marker of ours in a body, and what stands before and after it. */
interface Found {
  marker: Marker;
  upTo: string;
  after: string;
}

/** A person may quote an older one, or one of another branch: the last that follows what it was written for, else the last. */
function find(body: string, branch: string): Found | null {
  const text = plainEnds(body);
  const all = [...text.matchAll(pattern)].flatMap((found): Found[] => {
    const marker = parse(found[1] ?? '');
    if (marker?.branch !== branch) return [];
    const upTo = text.slice(0, found.index).replace(/\n\n$/, '');
    return [{ marker, upTo, after: text.slice(found.index + found[0].length) }];
  });
  return all.findLast(isWhole) ?? all.at(-1) ?? null;
}

function isWhole({ marker, upTo }: Found): boolean {
  const start = upTo.length - marker.length;
  return start >= 0 && digest(upTo.slice(start)) === marker.text;
}

/** An editor in a browser writes line ends of its own. */
const plainEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** A whole body: ours in the middle of what people wrote. */
export function writeBody(
  { before, after }: Pick<Body, 'before' | 'after'>,
  text: string,
  marker: Marker,
): string {
  const own = plainEnds(text);
  const lead = { lead: digest(before), leadLength: before.length };
  return before + own + mark({ ...marker, text: digest(own), length: own.length, ...lead }) + after;
}

const mark = (marker: Marker): string => `${GAP}<!-- channel-bump ${JSON.stringify(marker)} -->`;

/** The same body with another marker. Null where it has none of ours. @param branch as for `readBody` */
export function changeMarker(body: string, branch: string, change: Partial<Marker>): string | null {
  const found = find(body, branch);
  return found && found.upTo + mark({ ...found.marker, ...change }) + found.after;
}

/** Our one comment on our own pull request: what a person there should know. */
export const NOTE = '<!-- channel-bump note -->';

/** Room that a marker takes in a body, in characters. */
export const MARKER_ROOM = 3_000;

function parse(json: string): Marker | null {
  try {
    const marker = markerShape.safeParse(JSON.parse(json));
    return marker.success ? marker.data : null;
  } catch {
    return null;
  }
}
