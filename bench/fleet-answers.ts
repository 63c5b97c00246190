import { createHash } from 'node:crypto';
import type { RunResult } from '../src/ports/process.js';
import type { SandboxDriver } from '../src/sandbox/types.js';

/** Paths of a closure: about what a server's has. */
const PATHS = 1000;
/** Of those, what a bump rebuilds. */
const REBUILT = 300;
const UNITS = 250;
const CORES = '4';

/**
 * A sandbox without Nix, that answers what Nix would, at once: of so many hosts `host-0`, `host-1`, … the first ones
 * change. Every host has a closure of its own.
 */
export function answeringDriver(hosts: number, changed: number): SandboxDriver {
  return {
    id: 'answering',
    available: () => Promise.resolve({ ok: true }),
    open: () =>
      Promise.resolve({
        description: 'nothing but answers',
        scratch: null,
        path: (to: string) => to,
        run: (argv) => Promise.resolve(said(answer(argv.join(' '), hosts, changed))),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      }),
  };
}

function said(stdout: string | null): RunResult {
  return { exitCode: stdout === null ? 1 : 0, stdout: stdout ?? '', stderr: '', timedOut: false };
}

function answer(command: string, hosts: number, changed: number): string | null {
  if (command.startsWith('nix --version')) return 'nix (Nix) 2.26.3\n';
  if (command.startsWith('nix-hash')) return `${digest(command)}\n`;
  if (command.includes('builtins.currentSystem')) return '"x86_64-linux"\n';
  if (command === 'nproc') return CORES;
  if (command.includes('MemAvailable')) return `available ${2 ** 24}\n`;
  if (command.includes('builtins.attrNames')) {
    return JSON.stringify(Array.from({ length: hosts }, (_, index) => `host-${index}`));
  }
  const evaluated = /\/(before|after)#nixosConfigurations\.host-(\d+)\./.exec(command);
  if (evaluated) {
    const [, side = '', index = ''] = evaluated;
    return `${toplevel(index, Number(index) < changed ? side : 'before')}.drv`;
  }
  const asked = /nixos-system-host-(\d+)-(before|after)/.exec(command);
  if (!asked) return null;
  const [, index = '', side = ''] = asked;
  return command.startsWith('/bin/sh') && command.includes('nix-store --realise') ? built(index, side) : null;
}

const digests = new Map<string, string>();

/** Each is made once: the answers are to take as little time as may be. */
function digest(text: string): string {
  const known = digests.get(text) ?? createHash('sha256').update(text).digest('hex');
  digests.set(text, known);
  return known;
}

/** Its hash has the letters of nix32 alone. */
function storePath(name: string): string {
  return `/nix/store/${digest(name).slice(0, 32).replaceAll('e', 'g')}-${name.replace(/:.*$/, '')}`;
}

function toplevel(index: string, side: string): string {
  return storePath(`nixos-system-host-${index}-${side}`);
}

/** As `nix path-info --recursive --json` of 2.26 prints it. */
function closure(index: string, side: string): object {
  const packages = Array.from({ length: PATHS }, (_, number) => {
    const isNew = number < REBUILT && side === 'after';
    return storePath(
      `package${number}-1.${isNew ? number % 3 : 0}:${isNew ? 'after' : 'before'}${number % 50 ? '' : index}`,
    );
  });
  const info = (path: string, references: readonly string[]) => ({
    ...{ ca: null, deriver: `${path}.drv`, narHash: `sha256-${digest(path)}`, narSize: 50_000, references },
    ...{ registrationTime: 1, signatures: [], ultimate: true },
  });
  const all = packages.map((path, number) => info(path, packages.slice(number + 1, number + 6)));
  const root = toplevel(index, side);
  const entries = all.map((one, number): [string, object] => [packages[number] ?? '', one]);
  return Object.fromEntries([...entries, [root, info(root, packages.slice(0, 5))]]);
}

/** As the command that builds a system and reads it prints it: see src/nix/toplevel.ts. */
function built(index: string, side: string): string {
  const target = (name: string): string => `${storePath(`${name}:${side}`)}/${name}`;
  const links = [target('linux-6.12.8'), '', target('initrd'), '', target('systemd-257.2'), target('sw')];
  const texts = ['+quiet', `+25.11.${side}`, '+x86_64-linux', '', '', ''];
  const units = Array.from({ length: UNITS }, (_, number) => [
    `unit${number}.service`,
    { type: 'symlink', target: target(`unit${number}`) },
  ]);
  const listing = { type: 'directory', entries: Object.fromEntries(units) as Record<string, object> };
  return [
    `${toplevel(index, side)}\n`,
    JSON.stringify(closure(index, side)),
    ...links,
    ...texts,
    JSON.stringify(listing),
    storePath(`units:${side}`),
    'read',
  ].join('\0');
}
