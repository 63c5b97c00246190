import { posix } from 'node:path';
import { z } from 'zod';
import type { Closure } from '../core/closure.js';
import type { LinkedPath, Toplevel } from '../core/toplevel.js';
import type { SandboxSession } from '../sandbox/types.js';
import type { NixFailure } from './failure.js';
import { runNix, type NixResult } from './run.js';
import { nameOf } from './text.js';

/** As `nix store ls --json --recursive` has it. */
type Entry =
  | { type: 'regular' }
  | { type: 'symlink'; target: string }
  | { type: 'directory'; entries: Record<string, Entry> };

const entrySchema: z.ZodType<Entry> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('regular') }),
    z.object({ type: z.literal('symlink'), target: z.string() }),
    z.object({ type: z.literal('directory'), entries: z.record(z.string(), entrySchema) }),
  ]),
);

const triggersSchema = z.record(z.string(), z.unknown());
const bootSchema = z.object({ 'org.nixos.bootspec.v1': z.object({ label: z.string() }) });

/** Files of the toplevel that are read. */
const TEXTS = [
  'kernel-params',
  'nixos-version',
  'system',
  'boot.json',
  'reboot-triggers',
  'switch-inhibitors',
] as const;

// All of them at once: a program that is started in a container takes longer to start than to run.
const READ = ['/bin/sh', '-c', 'for file; do cat "$file" || exit; printf "\\0"; done', 'sh'];

/** Something in the store, with the path it lies at. */
interface Found {
  path: string;
  entry: Entry;
}

/** Reads a built toplevel: its links, its texts, its units. */
export async function readToplevel(
  session: SandboxSession,
  path: string,
  closure: Closure,
): Promise<NixResult<Toplevel>> {
  const failures: NixFailure[] = [];
  // Only what `ls` has shown is read, so that nothing is taken for absent because it could not be read.
  const command = async <T>(argv: readonly string[], read: (stdout: string) => T): Promise<T | null> => {
    const result = await runNix(session, argv, 'machine', read);
    if (result.kind === 'ok') return result.value;
    failures.push(result.failure);
    return null;
  };
  const list = async (at: string): Promise<Found | null> => {
    const read = (stdout: string) => entrySchema.parse(JSON.parse(stdout));
    const entry = await command(['nix', 'store', 'ls', '--json', '--recursive', at], read);
    return entry && { path: at, entry };
  };
  const follow = async (found: Found | null): Promise<Found | null> =>
    found?.entry.type === 'symlink' ? follow(await list(targetOf(found.path, found.entry.target))) : found;
  const enter = async (from: Found | null, name: string): Promise<Found | null> =>
    follow(child(await follow(from), name));

  const root = await list(path);
  const units = await enter(await enter(await enter(root, 'etc'), 'systemd'), 'system');
  const files = await Promise.all(TEXTS.map((name) => enter(root, name)));
  const there = files.flatMap((file) => (file?.entry.type === 'regular' ? [file.path] : []));
  const texts = there.length === 0 ? [] : await command([...READ, ...there], (stdout) => stdout.split('\0'));
  const [params, version, system, boot, triggers, inhibitors] = files.map((file) =>
    file ? (texts?.[there.indexOf(file.path)] ?? null) : null,
  );
  const [failure] = failures;
  if (failure) return { kind: 'failed', failure, errors: [], warnings: [] };
  const toplevel: Toplevel = {
    path,
    kernel: link(root, 'kernel'),
    kernelModules: link(root, 'kernel-modules'),
    initrd: link(root, 'initrd'),
    firmware: link(root, 'firmware'),
    systemd: link(root, 'systemd'),
    kernelParams: params?.split(/\s+/).filter((param) => param !== '') ?? null,
    nixosVersion: version?.trim() ?? null,
    system: system?.trim() ?? null,
    label: bootSchema.safeParse(json(boot)).data?.['org.nixos.bootspec.v1'].label ?? null,
    rebootTriggers: stringRecord(triggers),
    switchInhibitors: stringRecord(inhibitors),
    units: unitLinks(units),
    nixVersion: nixVersionIn(closure, link(root, 'sw')),
  };
  return { kind: 'ok', value: toplevel, built: 0, fetched: 0, warnings: [] };
}

function child(folder: Found | null, name: string): Found | null {
  if (folder?.entry.type !== 'directory') return null;
  const entry = folder.entry.entries[name];
  return entry ? { path: `${folder.path}/${name}`, entry } : null;
}

function targetOf(at: string, target: string): string {
  return posix.resolve(posix.dirname(at), target);
}

function link(root: Found | null, name: string): LinkedPath | null {
  const found = child(root, name);
  if (found?.entry.type !== 'symlink') return null;
  const target = targetOf(found.path, found.entry.target);
  const storePath = /^\/nix\/store\/[^/]+/.exec(target)?.[0];
  return storePath === undefined ? null : { storePath, target };
}

/** Folders (drop-ins, `.wants`) are left out. */
function unitLinks(folder: Found | null): Record<string, string> {
  if (folder?.entry.type !== 'directory') return {};
  const links: [string, string][] = [];
  for (const [name, entry] of Object.entries(folder.entry.entries)) {
    if (entry.type === 'directory') continue;
    const at = `${folder.path}/${name}`;
    links.push([name, entry.type === 'symlink' ? targetOf(at, entry.target) : at]);
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
