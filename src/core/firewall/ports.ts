import type { OpenPort } from '../system-facts.js';
import { textOrder } from '../text-order.js';

/** More rules than anybody has written: what has more is not told, since each port is held against all others. */
const MOST_PORTS = 10_000;

/** What comes from the machine itself opens nothing. */
export function everything(on: string | null): OpenPort[] {
  return on === 'lo' ? [] : [{ protocol: 'any', from: 0, to: 65_535, interface: on }];
}

/** Names of /etc/services that rules are written with. */
const SERVICES: Readonly<Record<string, number>> = {
  ...{ ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, bootps: 67, bootpc: 68, tftp: 69, http: 80 },
  ...{ pop3: 110, sunrpc: 111, ntp: 123, imap2: 143, imap: 143, snmp: 161, bgp: 179, ldap: 389, https: 443 },
  ...{ submissions: 465, syslog: 514, 'dhcpv6-client': 546, 'dhcpv6-server': 547, submission: 587, ipp: 631 },
  ...{ ldaps: 636, rsync: 873, imaps: 993, pop3s: 995, openvpn: 1194, nfs: 2049, git: 9418, mysql: 3306 },
  ...{ postgresql: 5432, mdns: 5353 },
};

/** @param range `22`, `8000-8010`, `ssh`. Null among the ports: it is not known which one that is */
export function open(protocol: string | undefined, range: string, on: string | null): (OpenPort | null)[] {
  if (protocol !== 'tcp' && protocol !== 'udp') return [];
  if (/[@$a-z]/i.test(range)) {
    const port = Object.hasOwn(SERVICES, range) ? SERVICES[range] : undefined;
    return [port === undefined ? null : { protocol, from: port, to: port, interface: on }];
  }
  const [, first, last] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(range) ?? [];
  if (first === undefined) return [];
  const [from, to] = [Number(first), Number(last ?? first)];
  return from > to || to > 65_535 ? [] : [{ protocol, from, to, interface: on }];
}

/** In one order, each once. Null where one is not known, or there are too many. */
export function collected(rules: readonly Iterable<OpenPort | null>[]): OpenPort[] | null {
  const ports: OpenPort[] = [];
  for (const rule of rules) {
    for (const port of rule) {
      if (port === null || ports.length === MOST_PORTS) return null;
      ports.push(port);
    }
  }
  const keyed = new Map(ports.map((port) => [JSON.stringify(port), port]));
  return [...keyed.values()].sort(
    (a, b) =>
      textOrder(a.protocol, b.protocol) ||
      a.from - b.from ||
      a.to - b.to ||
      textOrder(a.interface ?? '', b.interface ?? ''),
  );
}
