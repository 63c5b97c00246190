import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const tags =
  'details|summary|sub|sup|b|i|em|strong|code|kbd|del|ins|br|hr|p|table|thead|tbody|tr|th|td|ul|ol|li|blockquote';
// What is let through, once everything is escaped: these tags bare, and links out.
const bare = new RegExp(`&lt;(/?(?:${tags})(?: ?/)?|details open|/a)&gt;`, 'g');
const link = /&lt;a href=&quot;(https?:\/\/(?:(?!&quot;|&lt;|&gt;)\S)+)&quot;&gt;/g;

const entity = /&amp;(#?\w+;)/g;

const harmless = (html: string): string =>
  escape(html)
    .replace(bare, '<$1>')
    .replace(link, '<a href="$1" rel="noopener noreferrer">')
    .replace(entity, '&$1'); // last: what was written as an entity never becomes a tag

type HtmlExtension = ReturnType<typeof gfmHtml>;
type Exit = NonNullable<NonNullable<HtmlExtension['exit']>['htmlFlowData']>;

/** HTML within Markdown: comments are dropped, a few tags stay tags, the rest is shown as it was written. */
function htmlWithin(): HtmlExtension {
  let inComment = false;
  const exit: Exit = function (token) {
    // Data comes a line at a time; a comment may go on over several.
    let rest = this.sliceSerialize(token);
    let kept = '';
    while (rest !== '') {
      const mark = rest.indexOf(inComment ? '-->' : '<!--');
      if (!inComment) kept += mark < 0 ? rest : rest.slice(0, mark);
      rest = mark < 0 ? '' : rest.slice(mark + (inComment ? 3 : 4));
      if (mark >= 0) inComment = !inComment;
    }
    this.raw(harmless(kept));
  };
  return { exit: { htmlFlowData: exit, htmlTextData: exit } };
}

const alert = /<blockquote>\n<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\n/g;

/** GitHub's Markdown to HTML that can do no harm: no scripts, no attributes, no addresses but http, https and mailto. */
export function renderMarkdown(text: string): string {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml(), htmlWithin()] });
  return html.replace(
    alert,
    (_, kind: string) =>
      `<blockquote class="alert ${kind.toLowerCase()}">\n<p><strong>${kind[0] ?? ''}${kind.slice(1).toLowerCase()}</strong></p>\n<p>`,
  );
}
