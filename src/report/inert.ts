/**
 * Text by others (names, versions, branches, log lines) made harmless before it is posted. Markup is answered by the
 * form it is put in (code span, escaped prose, fence); what a forge or an e-mail reply would still find in the bare
 * words (mentions, references, addresses, tags, character references) is broken up with a zero-width space.
 */
const breaker = '\u200b';
const escapeSequence = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g;
const lineBreaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;
// Control, format (bidi, zero-width), lone surrogates, unassigned; and letters that show nothing.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\u034f]/gu;

/** What most names and versions are: nothing in it has to go. */
const printable = /^[ -~]*$/;

/** One line without anything that can't be seen; at most `limit` characters. For terminals and plain text. */
export function plain(text: string, limit = 200): string {
  if (text.length <= limit && printable.test(text)) return text;
  // Far more than is shown is not worth the work.
  const line = text
    .slice(0, limit * 8)
    .replace(escapeSequence, '')
    .replace(lineBreaks, ' ');
  const visible = Array.from(line.replace(invisible, '\ufffd'));
  return visible.length > limit ? `${visible.slice(0, limit - 1).join('')}…` : visible.join('');
}

/** `plain`, with mentions, references and addresses broken up. For titles and commit messages. */
export function inertPlain(text: string, limit?: number): string {
  return plain(text, limit)
    .replace(/(?<![A-Za-z0-9_])@(?=[A-Za-z0-9_-])/g, `@${breaker}`)
    .replace(/[#!](?=[0-9])/g, (mark) => mark + breaker)
    .replace(/(?<![A-Za-z0-9])gh-(?=[0-9])/gi, (mark) => mark + breaker)
    .replace(/:\/\//g, `:${breaker}//`)
    .replace(/(?<![A-Za-z0-9])www\./gi, (mark) => mark.slice(0, 3) + breaker + '.')
    .replace(/[<&](?=[A-Za-z/!?#])/g, (mark) => mark + breaker);
}

/** A markdown code span, also in a table. A pipe becomes a broken bar: parsers disagree on how to escape it there. */
export function codeSpan(text: string): string {
  const inert = inertPlain(text).replaceAll('|', '¦');
  if (inert.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(inert) + 1);
  const pad = /^[ `]|[ `]$/.test(inert) ? ' ' : '';
  return fence + pad + inert + pad + fence;
}

/** Markdown prose, also in a table: every character that could be markup as a character reference. */
export function prose(text: string, limit = 400): string {
  return (
    inertPlain(text, limit)
      .replaceAll(' -> ', ' → ')
      .replace(/@(?=[^\u200b])/g, `@${breaker}`)
      // `:tada:`
      .replace(/:(?=[a-z+-][a-z0-9_+-]*:)/gi, `:${breaker}`)
      .replace(/[&<>|\\`*_[\]~#!$]/g, reference)
      .replace(/^[^A-Za-z&]/u, reference)
  );
}

/** Text in our own HTML. */
export function htmlText(text: string): string {
  return inertPlain(text).replace(/[&<>"']/g, reference);
}

/** A fenced block, its fence longer than any run of backticks in it. */
export function fenced(lines: readonly string[]): string {
  const inert = lines.map((line) => inertPlain(line, 500));
  const fence = '`'.repeat(Math.max(3, longestRun(inert.join('\n')) + 1));
  return [`${fence}text`, ...inert, fence].join('\n');
}

function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
