import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Failure } from '../../core/rebuild.js';
import type { Context } from '../context.js';
import type { Config } from '../settings.js';
import type { Environment } from '../verb.js';
import {
  checkedValue,
  fileText,
  LONGEST_TEXT,
  readEntries,
  type Entry,
  type EntryKind,
  type EntryValue,
} from './memory-file.js';

/** What one host cost the last time. */
export interface HostCost {
  /** Of evaluation, build and boot, both sides. */
  seconds: number;
  /** Peak memory of one evaluation, bytes; null where it was not measured. */
  evaluationBytes: number | null;
}

/**
 * What is remembered from run to run, in the folder `cache-folder`. Losing it costs time alone, but who can write it can
 * make a host look unchanged, or broken: the gate uses none of it. Keys are digests of all that the answer depends on
 * (`keyOf`).
 */
export interface Memory {
  /** The derivation that a host of a tree evaluated to; null: not known. The key holds tree, host, and Nix's version. */
  derivation(key: string): string | null;
  rememberDerivation(key: string, derivation: string): void;
  /**
   * How a system failed to build, not longer ago than a week: builders may be flaky. The key holds the derivations of
   * both sides. What a VM did is not kept: it depends on more than that.
   */
  buildFailure(key: string): { failure: Omit<Failure, 'side'>; seen: Date } | null;
  /** One of another class is none, and not kept. */
  rememberBuildFailure(key: string, failure: Failure): void;
  cost(host: string): HostCost | null;
  rememberCost(host: string, cost: HostCost): void;
  /** What a verb keeps for itself to go on with (`bisect`), as JSON. */
  state(key: string): unknown;
  rememberState(key: string, state: unknown): void;
  /** Writes what is new, atomically; a folder that can't be written is a warning. Safe to call often. */
  save(): Promise<void>;
}

const DAY = 86_400;
const FAILURE_LASTS = 7 * DAY;

/**
 * The folder that is kept from run to run: the configured one, else one in the runner's temporary folder, which a
 * workflow keeps with actions/cache, else the user's cache. Null where nothing tells: nothing is kept then.
 */
export function cacheFolderOf(config: Config, environment: Environment): string | null {
  const { RUNNER_TEMP: runner, XDG_CACHE_HOME: cache, HOME: home } = environment;
  if (config['cache-folder'] !== undefined) return resolve(config['cache-folder']);
  if (runner?.startsWith('/')) return `${runner}/channel-bump-cache`;
  if (cache?.startsWith('/')) return `${cache}/channel-bump`;
  return home?.startsWith('/') ? `${home}/.cache/channel-bump` : null;
}

/** A digest of all that an answer depends on. @param what what is asked: no two questions share a key */
export function keyOf(what: string, ...parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([what, ...parts]))
    .digest('hex');
}

/** Whether what was found out then, in Unix seconds, still counts. A clock that is wrong makes nothing last longer. */
export function isFresh(then: number, now: Date): boolean {
  const age = now.getTime() / 1000 - then;
  return age >= 0 && age <= FAILURE_LASTS;
}

/**
 * Opens the memory in the context's `cacheFolder`; without one it lasts as long as the run. What is wrong with the
 * file is a warning, and it is begun anew.
 */
export async function openMemory(
  context: Pick<Context, 'files' | 'log' | 'clock'> & { cacheFolder?: string | null },
): Promise<Memory> {
  const { files, log, clock, cacheFolder } = context;
  const path = cacheFolder ? `${cacheFolder}/memory.json` : null;
  const now = (): number => Math.floor(clock.now().getTime() / 1000);
  const entries = path === null ? new Map<string, Entry>() : await readEntries(files, path, now(), warn);
  /** What this run has written, and nobody knows better. */
  const own = new Set<string>();
  let isChanged = false;
  let saving = Promise.resolve();

  function warn(sentence: string): void {
    log.warning(sentence);
  }

  function recall<K extends EntryKind>(kind: K, key: string): EntryValue<K> | null {
    const entry = entries.get(`${kind}:${key}`);
    if (!entry) return null;
    // What is in use is not what is thrown away; to note it once a day is enough for that.
    if (now() - entry.used > DAY) {
      entry.used = now();
      isChanged = true;
    }
    return checkedValue(kind, entry.value);
  }

  function remember(kind: EntryKind, key: string, given: unknown): void {
    const value = checkedValue(kind, given);
    if (value === null) return;
    const name = `${kind}:${key}`;
    entries.set(name, { used: now(), value });
    own.add(name);
    isChanged = true;
  }

  /** Another run may have written meanwhile: what it knows is kept. */
  async function write(file: string): Promise<void> {
    if (!isChanged) return;
    isChanged = false;
    try {
      for (const [name, theirs] of await readEntries(files, file, now(), () => undefined)) {
        const ours = entries.get(name);
        if (!ours || (!own.has(name) && theirs.used >= ours.used)) entries.set(name, theirs);
      }
      await files.write(file, fileText(entries));
    } catch (error) {
      // Whatever it is: what is lost is time.
      warn(
        `What later runs could use is not kept: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  return {
    derivation: (key) => recall('derivation', key),
    rememberDerivation(key, derivation) {
      remember('derivation', key, derivation);
    },
    buildFailure(key) {
      const known = recall('build-failure', key);
      if (known === null || !isFresh(known.seen, clock.now())) return null;
      return { failure: known.failure, seen: new Date(known.seen * 1000) };
    },
    rememberBuildFailure(key, failure) {
      remember('build-failure', key, { failure: cutShort(failure), seen: now() });
    },
    cost: (host) => recall('cost', host),
    rememberCost(host, cost) {
      remember('cost', host, cost);
    },
    state: (key) => recall('state', key),
    rememberState(key, state) {
      remember('state', key, state);
    },
    save() {
      if (path !== null) saving = saving.then(() => write(path));
      return saving;
    },
  };
}

function cutShort(failure: Failure): Failure {
  const cut = (text: string): string => text.slice(0, LONGEST_TEXT);
  return { ...failure, message: cut(failure.message), log: failure.log.slice(-60).map(cut) };
}
