import { parseReleaseName } from '../core/release.js';
import { UserError } from '../errors.js';
import type { Http, HttpResponse } from '../ports/http.js';

export const checkMirror = 'Check `channels-url` and `releases-url`, or try again later.';

/** The text at an address. @throws UserError on any status but 200 */
export async function textAt(http: Http, url: string, limit?: number): Promise<string> {
  const response = await http.request({ url, follow: true });
  if (response.status === 200) return response.text(limit);
  await response.discard();
  throw badStatus(response);
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
