import { posix } from 'node:path';
import { z } from 'zod';
import { parseClosure, type Closure } from '../core/closure.js';
import type { LinkedPath, Toplevel } from '../core/toplevel.js';
import type { RunResult } from '../ports/process.js';
import type { SandboxSession } from '../sandbox/types.js';
import { realiseCommand } from './build.js';
import { ownText, parseFacts, parseJson } from './facts.js';
import { readRun, runNix, type NixOptions, type NixResult } from './run.js';
import { derivationNameOf } from './text.js';
import { BUILD_AND_READ, LINKS, readCommand, TEXTS } from './toplevel-script.js';

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

/**
 * Builds or fetches the derivation's output and reads it, all at once. `system` is null where it could not be read.
 * @param sources store paths of the nixpkgs that it is made of, as far as they are known
 */
export function realiseSystem(
  session: SandboxSession,
  derivation: string,
  sources: readonly string[],
  options: NixOptions = {},
): Promise<NixResult<{ output: string; system: BuiltSystem | null }>> {
  const read = (stdout: string) => {
    const [built = '', ...parts] = stdout.split('\0');
    const output = ownText(built.split('\n')[0] ?? '');
    const isRead = parts.pop() === 'read';
    return { output, system: isRead ? parseSystem(output, parts) : null };
  };
  const argv = ['/bin/sh', '-c', BUILD_AND_READ, 'sh', sources.join(' '), ...realiseCommand(derivation)];
  return runNix(session, argv, 'build', read, options);
}

/**
 * Reads what was built: its closure, and of the toplevel its links, its texts, its units, and what `SystemFacts` names.
 * @param sources as of `realiseSystem`
 */
export function readSystem(
  session: SandboxSession,
  path: string,
  sources: readonly string[] = [],
): Promise<NixResult<BuiltSystem>> {
  return runNix(session, readCommand(path, sources), 'machine', (stdout) =>
    parseSystem(path, stdout.split('\0')),
  );
}

/**
 * The same of `readCommands` that have ended already.
 * @param closureOf `readClosure` where a person waits for it; beside a build it does not show, and paths are plain data
 */
export async function systemOf(
  session: SandboxSession,
  path: string,
  { closure, contents }: Readonly<Record<'closure' | 'contents', RunResult>>,
  closureOf: (json: string, root: string) => Closure,
): Promise<NixResult<BuiltSystem>> {
  const found = await readRun(session, closure, 'machine', (json) => json);
  if (found.kind === 'failed') return found;
  return readRun(session, contents, 'machine', (stdout) =>
    parseSystem(path, [found.value, ...stdout.split('\0')], closureOf),
  );
}

function parsedClosure(json: string, root: string): Closure {
  return { ...parseClosure(JSON.parse(json)), root };
}

function parseSystem(
  path: string,
  [closureText = '', ...parts]: readonly string[],
  closureOf = parsedClosure,
): BuiltSystem {
  const closure = closureOf(closureText, path);
  const links = parts.splice(0, LINKS.length).map((target) => link(path, ownText(target.replace(/\n$/, ''))));
  const [kernel = null, kernelModules = null, initrd = null, firmware = null, systemd = null, sw = null] =
    links;
  const texts = parts.splice(0, TEXTS.length).map((text) => (text === '' ? null : ownText(text.slice(1))));
  const [params, version, system, boot, triggers, inhibitors] = texts;
  const [listing = '', folder = '', ...rest] = parts;
  const toplevel: Toplevel = {
    ...{ path, kernel, kernelModules, initrd, firmware, systemd },
    kernelParams: params?.split(/\s+/).filter((param) => param !== '') ?? null,
    nixosVersion: version?.trim() ?? null,
    system: system?.trim() ?? null,
    label: bootSchema.safeParse(parseJson(boot)).data?.['org.nixos.bootspec.v1'].label ?? null,
    rebootTriggers: stringRecord(triggers),
    switchInhibitors: stringRecord(inhibitors),
    units: listing === '' ? {} : unitLinks(folder, listing),
    nixVersion: nixVersionIn(closure, sw),
    // What ends with a NUL is followed by nothing.
    facts: parseFacts(rest.slice(0, -1), closure, listing !== ''),
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
  const versions = references.map((path) => /^(?:nix|lix)-(\d[^-]*)$/.exec(derivationNameOf(path))?.[1]);
  return versions.find((version) => version !== undefined) ?? null;
}

function stringRecord(text: string | null | undefined): Record<string, string> | null {
  const record = triggersSchema.safeParse(parseJson(text)).data;
  if (!record) return null;
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
