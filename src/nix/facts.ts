import { z } from 'zod';
import { parseAccounts, parseSysusers } from '../core/accounts.js';
import type { Closure } from '../core/closure.js';
import { firewallOfIptables } from '../core/firewall/iptables.js';
import { firewallOfNftables } from '../core/firewall/nftables.js';
import { longTermSeries, parseKernelConfig } from '../core/kernel-config.js';
import type { Accounts, Firewall, SystemFacts } from '../core/system-facts.js';
import { FACTS } from './toplevel-script.js';

/** To V8 a part of a text holds on to the whole: here to a closure, which is let go of as soon as it is compared. */
export function ownText(part: string): string {
  return Buffer.from(part).toString();
}

/** Null where it is none. */
export function parseJson(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What `READ` found beside the closure, in the order of `FACTS`. @param hasUnits whether it has any: else nothing says what it starts */
export function parseFacts(parts: readonly string[], closure: Closure, hasUnits: boolean): SystemFacts {
  const part = (name: (typeof FACTS)[number]): string => parts[FACTS.indexOf(name)] ?? '';
  /** Null where it is not there. */
  const text = (name: (typeof FACTS)[number]): string | null => {
    const read = part(name);
    return read === '' ? null : ownText(read.slice(1));
  };
  const config = text('kernel config');
  return {
    longTerm: longTermSeries(parts.slice(FACTS.length).map((read) => parseJson(read.slice(1)))),
    kernelConfig: config === null ? null : parseKernelConfig(config),
    etc: etcFiles(part('etc folder'), part('etc'), part('etc files'), closure),
    accounts: accounts(text('users'), text('sysusers')),
    firewall: hasUnits ? firewall(text('firewall'), text('nftables'), text('other firewall')) : null,
  };
}

function accounts(users: string | null, sysusers: string | null): Accounts | null {
  return parseAccounts(parseJson(users)) ?? (sysusers === null ? null : parseSysusers(sysusers));
}

/** Null where it is another one than NixOS's own: of that nothing is known. */
function firewall(iptables: string | null, nftables: string | null, other: string | null): Firewall | null {
  if (other !== null) return null;
  if (iptables !== null) return firewallOfIptables(iptables);
  return nftables === null ? { kind: 'off', ports: [] } : firewallOfNftables(nftables);
}

/** As `nix store ls --json --recursive` has it. */
interface Listed {
  type: string;
  target?: string | undefined;
  entries?: Record<string, Listed> | undefined;
}
const listed: z.ZodType<Listed> = z.object({
  type: z.string(),
  target: z.string().optional(),
  get entries() {
    return z.record(z.string(), listed).optional();
  },
});

/** A copy that is no link has its mode and owner beside it: `sudoers`, `sudoers.mode`, `sudoers.uid`. */
const BESIDE = /\.(mode|uid|gid)$/;

function etcFiles(
  folder: string,
  listing: string,
  digests: string,
  closure: Closure,
): Map<string, string> | null {
  const tree = listed.safeParse(parseJson(listing)).data;
  if (!tree?.entries) return null;
  const ofFile = new Map(
    [...digests.matchAll(/^([0-9a-f]{64}) [ *]\.\/(.*)$/gm)].map(([, digest = '', name = '']) => [
      name,
      digest,
    ]),
  );
  const files = new Map<string, string>();
  const walk = (entries: Record<string, Listed>, above: string): void => {
    for (const [key, entry] of Object.entries(entries)) {
      const name = `${above}${key}`;
      if (name === 'systemd/system') continue;
      if (entry.entries) walk(entry.entries, `${name}/`);
      else if (entry.target !== undefined) files.set(name, contentOf(entry.target, closure));
      else if (entry.type === 'regular') files.set(name, ofFile.get(name) ?? `${folder}/${name}`);
    }
  };
  walk(tree.entries, '');
  for (const [name, digest] of [...files]) {
    const owner = name.replace(BESIDE, '');
    const own = owner === name ? undefined : files.get(owner);
    if (own === undefined) continue;
    files.set(owner, `${own} ${digest}`);
    files.delete(name);
  }
  return files;
}

/** What is the same as long as a link leads to the same: the hash of what it leads into, and the way in it. */
function contentOf(target: string, closure: Closure): string {
  const [, storePath = '', rest = ''] = /^(\/nix\/store\/[^/]+)(.*)$/s.exec(target) ?? [];
  const hash = closure.paths.get(storePath)?.narHash;
  return ownText(hash ? `${hash}${rest}` : target);
}
