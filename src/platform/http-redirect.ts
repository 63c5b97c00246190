import { UserError } from '../errors.js';
import type { HttpRequest } from '../ports/http.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What may be told to whoever a server sends us to. */
const HARMLESS = new Set(['accept']);

/** A URL in its usual form. @throws UserError where it is none that we ask */
export function checkedAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new UserError(`\`${url}\` is not an http(s) address.`, {
      cure: 'Give a whole one, such as https://channels.nixos.org.',
    });
  }
  // Not shown as it is: it would stand in logs and reports.
  if (parsed.username !== '' || parsed.password !== '') {
    throw new UserError(`an address at ${parsed.host} has a user name or a password in it.`, {
      cure: 'Leave it out: no credentials are sent there.',
    });
  }
  return parsed.href;
}

/**
 * Where a redirect leads that is to be followed; null where an answer is none.
 * @throws UserError where it leads to nowhere, or out of TLS
 */
export function nextAddress(
  request: HttpRequest,
  from: string,
  status: number,
  location: string | undefined,
): string | null {
  const repeatable = ['GET', 'HEAD'].includes(request.method ?? 'GET');
  if (!request.follow || !repeatable || !REDIRECTS.has(status) || location === undefined) return null;
  if (!URL.canParse(location, from)) {
    throw new UserError(`${from} redirects to nowhere.`, {
      cure: 'Check that the address is right; if it is, the server behind it is at fault.',
    });
  }
  const next = checkedAddress(new URL(location, from).href);
  if (isPlain(next) && !isPlain(request.url)) {
    throw new UserError(`${from} redirects to ${next}, which is not encrypted.`, {
      cure: 'That is not followed. Check the mirror, or configure an http address where that is meant.',
    });
  }
  return next;
}

function isPlain(url: string): boolean {
  return new URL(url).protocol === 'http:';
}

/** The request's headers for an address: another origin than its own is told nothing that could be a secret. */
export function headersFor(url: string, { url: own, headers = {} }: HttpRequest): Record<string, string> {
  const same = new URL(url).origin === new URL(own).origin;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => same || HARMLESS.has(name.toLowerCase())),
  );
}
