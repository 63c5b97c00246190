import { z } from 'zod';
import { digest } from './identity.js';

const markerShape = z.object({
  goal: z.string(),
  key: z.string(),
  head: z.string(),
  /**
   * Of what the branch holds. `setback`: it was proven, and fails on a newer base. Absent: by an older version, which
   * proposed what was proven alone.
   */
  proof: z.enum(['proven', 'setback', 'failed']).default('proven'),
  /** Runs one after the other in which the channel's newest release failed. */
  failures: z.number().int().min(0).default(0),
  releases: z.record(z.string(), z.string()).default({}),
  /** What we wrote, to know what a person has changed since: digests of the title and of the text, and its length. */
  title: z.string().default(''),
  text: z.string().default(''),
  length: z.number().int().min(0).default(0),
  /** How it is to be merged by itself, which the forge could not take yet. */
  toMerge: z.enum(['merge', 'squash', 'rebase']).nullable().default(null),
  /** We closed it ourselves: no person has decided on anything. */
  closed: z.boolean().default(false),
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

/** Reads a body. Without a marker of ours all of it is a person's, and none of it is kept: the branch is ours. */
export function readBody(body: string): Body {
  // An editor in a browser writes line ends of its own.
  const text = body.replace(/\r\n?/g, '\n');
  // A person may quote an older one; the last counts.
  const found = [...text.matchAll(pattern)].at(-1);
  const marker = found ? parse(found[1] ?? '') : null;
  if (!found || !marker) return { marker: null, before: '', after: '', changed: null };
  const after = text.slice(found.index + found[0].length);
  const upTo = text.slice(0, found.index);
  const end = upTo.endsWith(GAP) ? upTo.length - GAP.length : upTo.length;
  const start = end - marker.length;
  const own = upTo.slice(Math.max(start, 0), end);
  if (marker.text === '' || (start >= 0 && digest(own) === marker.text)) {
    const before = marker.text === '' ? '' : upTo.slice(0, start);
    return { marker, before, after, changed: null };
  }
  return { marker, before: '', after, changed: upTo.slice(0, end) };
}

/** A whole body: ours in the middle of what people wrote. */
export function writeBody(
  { before, after }: Pick<Body, 'before' | 'after'>,
  text: string,
  marker: Marker,
): string {
  const told = { ...marker, text: digest(text), length: text.length };
  return `${before}${text}${GAP}<!-- channel-bump ${JSON.stringify(told)} -->${after}`;
}

/** The same body with another marker. Null where it has none of ours. */
export function changeMarker(body: string, change: Partial<Marker>): string | null {
  const found = [...body.matchAll(pattern)].at(-1);
  const marker = found ? parse(found[1] ?? '') : null;
  if (!found || !marker) return null;
  const whole = `<!-- channel-bump ${JSON.stringify({ ...marker, ...change })} -->`;
  return body.slice(0, found.index) + whole + body.slice(found.index + found[0].length);
}

/** Our one comment on our own pull request: what a person there should know. */
export const NOTE = '<!-- channel-bump note -->';

/** Room that a marker takes in a body, in characters. */
export const MARKER_ROOM = 2_000;

function parse(json: string): Marker | null {
  try {
    const marker = markerShape.safeParse(JSON.parse(json));
    return marker.success ? marker.data : null;
  } catch {
    return null;
  }
}
