import { UserError } from '../errors.js';

/** What a system says of a connection that did not come about, in words; `host` as it stands in the address. */
const TROUBLES: Readonly<Record<string, (host: string) => string>> = {
  ENOTFOUND: notLookedUp,
  EAI_AGAIN: notLookedUp,
  ECONNREFUSED: (host) => `${host} refuses the connection`,
  ETIMEDOUT: notInTime,
  UND_ERR_CONNECT_TIMEOUT: notInTime,
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay,
};

function notLookedUp(host: string): string {
  return `the address of ${host} can't be looked up: this machine has no network or no DNS, or the name is wrong`;
}

function notInTime(host: string): string {
  return `${host} does not take the connection in time`;
}

function noWay(host: string): string {
  return `there is no way from this machine to ${host}: it has no network, or a firewall is between them`;
}

/** Why nothing came of a request. Of a proxy that can't be reached it says where that was tried. */
export function noAnswer(url: string, error: unknown): UserError {
  const { code, hostname, address, port } = innermost(error);
  const words = TROUBLES[code ?? ''];
  if (!words) return broken(`no answer from ${url}`, error);
  const tried = address === undefined ? '' : ` (${address}${port === undefined ? '' : `, port ${port}`})`;
  return new UserError(`${words(hostname ?? new URL(url).host)}${tried}.`, {
    cure: 'Check the network, a proxy in between, and the address; then try again.',
    cause: error,
  });
}

/** What came is not all of it. */
export function noWholeAnswer(url: string, error: unknown): UserError {
  return broken(`no whole answer from ${url}`, error);
}

function broken(what: string, error: unknown): UserError {
  return new UserError(`${what}: ${innermost(error).message || 'the connection broke'}.`, {
    cure: 'Check the address and the network, and try again.',
    cause: error,
  });
}

/** An error as the system or undici has it. */
interface Trouble {
  message?: string;
  code?: string;
  hostname?: string;
  address?: string;
  port?: number;
  cause?: unknown;
  /** Of a host with several addresses: one for each. */
  errors?: readonly unknown[];
}

/** What is at the bottom of an error. */
function innermost(error: unknown): Trouble {
  if (typeof error !== 'object' || error === null) return {};
  const trouble: Trouble = error;
  const below = trouble.errors?.[0] ?? trouble.cause;
  return below === undefined ? trouble : innermost(below);
}
