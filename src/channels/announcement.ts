import { releaseOfUrl, type ReleaseAddress } from '../core/release.js';
import type { Origins } from '../core/pin.js';
import { UserError } from '../errors.js';
import type { Http, HttpResponse } from '../ports/http.js';
import { badStatus, checkedRevision, checkMirror, modifiedOf } from './answer.js';
import { immutableLink } from './link-header.js';

const MAX_HOPS = 5;

/** An answer that names a release. */
export interface Lead {
  url: string;
  address: ReleaseAddress;
  /** Target of its Link header, rel="immutable". */
  link: string | null;
  /** When the release was written, ISO 8601, where the answer is a file of the release. */
  published: string | null;
}

/** The first answer on the way from an address that names a release; null where there is none, or a page of its own. */
export async function followToRelease(http: Http, origins: Origins, start: string): Promise<Lead | null> {
  let url = start;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const response = await http.request({ url });
    await response.discard();
    if (response.status >= 400 && response.status !== 404) throw badStatus(response);
    const link = immutableLink(response.headers['link']);
    const next = location(response);
    if (next?.startsWith('http:') === true && !start.startsWith('http:')) {
      throw new UserError(`${url} redirects to ${next}, which is not encrypted.`, { cure: checkMirror });
    }
    const address = releaseOfUrl(next ?? link ?? '', origins);
    // A redirect's own date is that of the channel's move, if it is any.
    if (address)
      return { url, address, link, published: response.status === 200 ? modifiedOf(response) : null };
    if (next === null) return null;
    url = next;
  }
  throw new UserError(`${start} redirects ${MAX_HOPS} times and names no release.`, { cure: checkMirror });
}

function location(response: HttpResponse): string | null {
  const target = response.headers['location'];
  if (response.status < 300 || response.status > 399 || target === undefined) return null;
  return URL.canParse(target, response.url) ? new URL(target, response.url).href : null;
}

/** The revision and commit time that a Link header announces; null where it announces none. */
export function announced(
  lead: Lead,
  origins: Origins,
): { revision: string; lastModified: number | null } | null {
  const query = lead.link !== null && URL.canParse(lead.link) ? new URL(lead.link).searchParams : null;
  const revision = query?.get('rev') ?? null;
  if (lead.link === null || revision === null) return null;
  const linked = releaseOfUrl(lead.link, origins);
  if (linked && linked.path !== lead.address.path) {
    throw new UserError(`${lead.url} leads to ${lead.address.path}, but its Link to ${linked.path}.`, {
      cure: `The mirror contradicts itself. ${checkMirror}`,
    });
  }
  const seconds = query?.get('lastModified') ?? '';
  return {
    revision: checkedRevision(lead.address.release, revision, lead.url),
    lastModified: /^[0-9]{1,11}$/.test(seconds) ? Number(seconds) : null,
  };
}
