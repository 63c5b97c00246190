import { parseReleaseName } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Http, HttpResponse } from '../ports/http.js';

export const checkMirror = 'Check `channels-url` and `releases-url`, or try again later.';

/** The text at an address. @throws UserError on any status but 200 */
export async function textAt(http: Http, url: string, limit?: number): Promise<string> {
  return (await datedTextAt(http, url, limit)).text;
}

/** The text at an address, and when it was written. @throws UserError on any status but 200 */
export async function datedTextAt(
  http: Http,
  url: string,
  limit?: number,
): Promise<{ text: string; modified: string | null }> {
  const response = await http.request({ url, follow: true });
  if (response.status === 200) return { text: await response.text(limit), modified: modifiedOf(response) };
  await response.discard();
  throw badStatus(response);
}

/** When what an answer holds was written, ISO 8601: `Last-Modified: Sat, 14 Mar 2026 11:20:56 GMT`. */
export function modifiedOf(response: HttpResponse): string | null {
  const time = Date.parse(response.headers['last-modified'] ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

export function badStatus(response: HttpResponse): UserError {
  return new UserError(`${response.url} answers with status ${response.status}.`, { cure: checkMirror });
}

/** The revision, 40 hex, if it can be that of the release. @throws UserError otherwise, naming the URL that told it */
export function checkedRevision(release: string, revision: string, url: string): string {
  if (!/^[0-9a-f]{40}$/.test(revision)) {
    const start = revision.split('\n')[0]?.slice(0, 60) ?? '';
    throw new UserError(`${url} does not tell the revision of ${release}; it answers \`${start}\`.`, {
      cure: checkMirror,
    });
  }
  const short = parseReleaseName(release)?.shortRevision;
  if (short === undefined || !revision.startsWith(short)) {
    throw new UserError(`${url} announces revision ${revision}, which is not that of ${release}.`, {
      cure: `The mirror contradicts itself. ${checkMirror}`,
    });
  }
  return revision;
}
