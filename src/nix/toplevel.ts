import { posix } from 'node:path';
import { z } from 'zod';
import { parseClosure, type Closure } from '../core/closure.js';
import type { LinkedPath, Toplevel } from '../core/toplevel.js';
import type { SandboxSession } from '../sandbox/types.js';
import { realiseCommand } from './build.js';
import { runNix, type NixOptions, type NixResult } from './run.js';
import { nameOf } from './text.js';

/** A built system, with all that it needs at run time. */
export interface BuiltSystem {
  toplevel: Toplevel;
  closure: Closure;
}

/** As `nix store ls --json --recursive` has it; of folders in it nothing is asked. */
const listingSchema = z.object({
  type: z.literal('directory'),
  entries: z.record(
    z.string(),
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('regular') }),
      z.object({ type: z.literal('symlink'), target: z.string() }),
      z.object({ type: z.literal('directory') }),
    ]),
  ),
});

const triggersSchema = z.record(z.string(), z.unknown());
const bootSchema = z.object({ 'org.nixos.bootspec.v1': z.object({ label: z.string() }) });

/** Links of the toplevel that are read. */
const LINKS = ['kernel', 'kernel-modules', 'initrd', 'firmware', 'systemd', 'sw'] as const;

/** Files of the toplevel that are read. */
const TEXTS = [
  'kernel-params',
  'nixos-version',
  'system',
  'boot.json',
  'reboot-triggers',
  'switch-inhibitors',
] as const;

// All at once: a program that is started in a container takes longer to start than to run. $1: the toplevel. Each part
// ends with a NUL; what is not there is empty; what is there and can't be read is a failure.
const READ = `
there() { [ -e "$1" ] || [ -L "$1" ]; }
nix path-info --recursive --json "$1" || exit
printf '\\0'
for name in ${LINKS.join(' ')}; do
  [ ! -L "$1/$name" ] || readlink "$1/$name" || exit
  printf '\\0'
done
for name in ${TEXTS.join(' ')}; do
  if there "$1/$name" && [ ! -d "$1/$name" ]; then printf '+' && cat "$1/$name" || exit; fi
  printf '\\0'
done
units=$1
for name in etc systemd system; do
  units=$units/$name
  there "$units" || exit 0
done
units=$(cd "$units" && pwd -P) || exit
nix store ls --json --recursive "$units" && printf '\\0%s' "$units"
`;

// The arguments: the command that builds. A reading that fails is no failure of the build: it is left out.
const BUILD_AND_READ = `
built=$("$@") || exit
printf '%s\\0' "$built"
set -- "\${built%%
*}"
( ${READ} ) && printf '\\0read'
exit 0
`;

/** Builds or fetches the derivation's output and reads it, all at once. `system` is null where it could not be read. */
export function realiseSystem(
  session: SandboxSession,
  derivation: string,
  options: NixOptions = {},
): Promise<NixResult<{ output: string; system: BuiltSystem | null }>> {
  const read = (stdout: string) => {
    const [built = '', ...parts] = stdout.split('\0');
    const output = ownText(built.split('\n')[0] ?? '');
    const isRead = parts.pop() === 'read';
    return { output, system: isRead ? parseSystem(output, parts) : null };
  };
  const argv = ['/bin/sh', '-c', BUILD_AND_READ, 'sh', ...realiseCommand(derivation)];
  return runNix(session, argv, 'build', read, options);
}

/** Reads what was built: its closure, and of the toplevel its links, its texts, its units. */
export function readSystem(session: SandboxSession, path: string): Promise<NixResult<BuiltSystem>> {
  return runNix(session, ['/bin/sh', '-c', READ, 'sh', path], 'machine', (stdout) =>
    parseSystem(path, stdout.split('\0')),
  );
}

/** To V8 a part of a text holds on to the whole: here to a closure, which is let go of as soon as it is compared. */
function ownText(part: string): string {
  return Buffer.from(part).toString();
}

function parseSystem(path: string, [closureText = '', ...parts]: readonly string[]): BuiltSystem {
  const closure = { ...parseClosure(JSON.parse(closureText)), root: path };
  const links = parts.splice(0, LINKS.length).map((target) => link(path, ownText(target.replace(/\n$/, ''))));
  const [kernel = null, kernelModules = null, initrd = null, firmware = null, systemd = null, sw = null] =
    links;
  const texts = parts.splice(0, TEXTS.length).map((text) => (text === '' ? null : ownText(text.slice(1))));
  const [params, version, system, boot, triggers, inhibitors] = texts;
  const [listing = '', folder = ''] = parts;
  const toplevel: Toplevel = {
    ...{ path, kernel, kernelModules, initrd, firmware, systemd },
    kernelParams: params?.split(/\s+/).filter((param) => param !== '') ?? null,
    nixosVersion: version?.trim() ?? null,
    system: system?.trim() ?? null,
    label: bootSchema.safeParse(json(boot)).data?.['org.nixos.bootspec.v1'].label ?? null,
    rebootTriggers: stringRecord(triggers),
    switchInhibitors: stringRecord(inhibitors),
    units: listing === '' ? {} : unitLinks(folder, listing),
    nixVersion: nixVersionIn(closure, sw),
  };
  return { toplevel, closure };
}

/** @param to where a link in the folder leads; empty: there is none */
function link(folder: string, to: string): LinkedPath | null {
  const target = posix.resolve(folder, to);
  const storePath = /^\/nix\/store\/[^/]+/.exec(target)?.[0];
  return to === '' || storePath === undefined ? null : { storePath, target };
}

/** Folders (drop-ins, `.wants`) are left out. */
function unitLinks(folder: string, listing: string): Record<string, string> {
  const { entries } = listingSchema.parse(JSON.parse(listing));
  const links: [string, string][] = [];
  for (const [name, entry] of Object.entries(entries)) {
    if (entry.type === 'directory') continue;
    links.push([name, posix.resolve(folder, entry.type === 'symlink' ? entry.target : name)]);
  }
  return Object.fromEntries(links);
}

function nixVersionIn(closure: Closure, sw: LinkedPath | null): string | null {
  const references = (sw && closure.paths.get(sw.storePath)?.references) ?? [];
  const versions = references.map((path) => /^nix-(\d[^-]*)$/.exec(nameOf(path))?.[1]);
  return versions.find((version) => version !== undefined) ?? null;
}

function stringRecord(text: string | null | undefined): Record<string, string> | null {
  const record = triggersSchema.safeParse(json(text)).data;
  if (!record) return null;
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function json(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
