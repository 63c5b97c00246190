import { createHash } from 'node:crypto';
import type { Reply } from '../faults.js';
import { escape } from './markdown.js';
import { style } from './style.js';

const styleHash = createHash('sha256').update(style).digest('base64');

// Nothing but its own style: no script, no picture, no request anywhere.
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page for people. @param header and @param body HTML; `title` is text */
export function page(title: string, header: string, body: string): Reply {
  const html = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${style}</style></head>
<body><header><div>${header}</div></header><main>
${body}
<footer>A forge small enough for a laptop: real git, GitHub's rules, nothing leaves this machine.</footer>
</main></body></html>
`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return { status: 200, headers, body: Buffer.from(html) };
}

export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `2026-11-28T21:05:39Z` as people write it. */
export const dated = (when: string): string =>
  escape(when.replace(/^(\d+-\d+-\d+)T(\d+:\d+).*$/, 'on $1 at $2'));
