// One file, made from a number, and all that must hold for it.
import type { Companion, CompanionTarget } from '../../../src/core/companion.js';
import type { Pin, PinTarget } from '../../../src/core/pin.js';
import { UserError } from '../../../src/errors.js';
import { pinFormats } from '../../../src/pins/registry.js';
import type { PinFormat } from '../../../src/pins/types.js';
import { differenceOf, laterBranch, newer, otherChange, same, upgraded } from '../../contract/pin-oracle.js';
import { readSample, samples, siblingsOf } from '../../contract/pin-samples.js';
import { largeOf } from './large.js';
import { mutate } from './mutate.js';
import { plausible, type World } from './plausible.js';
import { createRandom, type Random } from './random.js';

// Seconds of processor time that nothing may take.
const SLOW = 1;

export interface Tally {
  files: number;
  /** Files in which nothing is found. */
  empty: number;
  /** Files that are refused with a UserError. */
  refused: number;
  pins: number;
  companions: number;
  moved: number;
  /** Moves that are refused. */
  stayed: number;
  /** Seconds of processor time. */
  slowest: number;
}

export type Tallies = Record<string, Tally>;

const worlds = new Map(pinFormats.map(({ id }) => [id, (samples[id] ?? []).map(readSample)]));

/** The file of a number. */
export function fileOf(seed: number): { format: PinFormat; world: World } {
  const random = createRandom(seed);
  const format = random.pick(pinFormats);
  // Now and then a format is given what another reads.
  const kind = random.chance(0.93) ? format.id : random.pick(pinFormats).id;
  const { path, texts } = baseOf(random, kind);
  const other = baseOf(random, random.pick(pinFormats).id);
  const otherText = other.texts.get(other.path) ?? '';
  const changed = [...texts].map(
    ([file, text]) =>
      [file, file === path || random.chance(0.3) ? mutate(random, text, otherText) : text] as const,
  );
  return { format, world: { path, texts: new Map(changed) } };
}

function baseOf(random: Random, id: string): World {
  const make = plausible[id];
  const found = worlds.get(id) ?? [];
  return make && (found.length === 0 || random.chance(0.7)) ? make(random) : random.pick(found);
}

/** @throws whatever must not happen */
export function tryFile(seed: number, tallies: Tallies): void {
  const { format, world } = fileOf(seed);
  const random = createRandom(~seed);
  const tally = tallyOf(tallies, format);
  const trial = createTrial(format, tally, SLOW);
  tally.files++;
  const found = trial.read(world);
  if (found === null) {
    tally.refused++;
    return;
  }
  tally.pins += found.pins.length;
  tally.companions += found.companions.length;
  if (found.pins.length + found.companions.length === 0) tally.empty++;
  else trial.holdsTogether(world, found);
  for (const pin of chosen(random, found.pins, 2)) {
    const target = (random.chance(0.2) ? upgraded(pin) : null) ?? newer(pin);
    trial.moves(world, found, pin, target);
  }
  for (const companion of chosen(random, found.companions, 1)) trial.movesOn(world, found, companion);
}

/** The large files of a format, by what they are. */
export function largeFiles(id: string): [name: string, world: World][] {
  return (worlds.get(id) ?? []).flatMap((world, index) =>
    Object.entries(largeOf(world, index === 0)).map(([name, large]): [string, World] => [
      `${index} ${name}`,
      large,
    ]),
  );
}

/** It must come to an end; how long that takes is for people to see. */
export function tryLarge(id: string, world: World, tallies: Tallies): void {
  const format = pinFormats.find((one) => one.id === id);
  if (!format) throw new Error(`no format ${id}`);
  const tally = tallyOf(tallies, format);
  const { read, holdsTogether, apply } = createTrial(format, tally, Infinity);
  tally.files++;
  const found = read(world);
  if (found === null) tally.refused++;
  if (found === null) return;
  tally.pins += found.pins.length;
  tally.companions += found.companions.length;
  if (found.pins.length + found.companions.length === 0) tally.empty++;
  else holdsTogether(world, found);
  const pin = found.pins.find(({ state }) => state === 'pinned');
  if (pin === undefined) return;
  if (apply(world, pin, newer(pin)) === null) tally.stayed++;
  else tally.moved++;
}

function tallyOf(tallies: Tallies, { id }: PinFormat): Tally {
  return (tallies[id] ??= {
    files: 0,
    empty: 0,
    refused: 0,
    pins: 0,
    companions: 0,
    moved: 0,
    stayed: 0,
    slowest: 0,
  });
}

function chosen<T>(random: Random, from: readonly T[], count: number): T[] {
  return from.length <= count ? [...from] : Array.from({ length: count }, () => random.pick(from));
}

interface Found {
  pins: readonly Pin[];
  companions: readonly Companion[];
}

function createTrial(format: PinFormat, tally: Tally, slow: number) {
  /** Null: refused. */
  function timed<T>(what: string, body: () => T): T | null {
    const began = process.cpuUsage();
    try {
      return body();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (error.message === '') throw new Error(`${what}: a UserError that says nothing`);
      return null;
    } finally {
      const { user, system } = process.cpuUsage(began);
      const seconds = (user + system) / 1e6;
      tally.slowest = Math.max(tally.slowest, seconds);
      if (seconds > slow) throw new Error(`${what} took ${seconds} s of processor time`);
    }
  }

  function read(world: World): Found | null {
    const siblings = siblingsOf(world.path, world.texts);
    const text = world.texts.get(world.path) ?? '';
    return timed('reading', () => ({
      pins: format.extract(text, siblings),
      companions: format.companions?.(text, siblings) ?? [],
    }));
  }

  function apply(world: World, pin: Pin, target: PinTarget): string | null {
    return timed('moving', () => format.apply(textOf(world, pin.file), pin, target));
  }

  function holdsTogether(world: World, { pins, companions }: Found): void {
    for (const all of [pins, companions]) {
      const names = all.map(({ file, name }) => `${file}:${name}`);
      must(new Set(names).size === names.length, `two of a name: ${names.join(', ')}`);
      for (const { file, line } of all) {
        must(world.texts.has(file), `${file} is none of the files`);
        must(line >= 1 && line <= textOf(world, file).split('\n').length, `line ${line} is none`);
      }
    }
    const glimpse = Buffer.from(textOf(world, world.path)).toString('latin1');
    must(format.mentions?.test(glimpse) ?? true, 'pins in a file that would not have been read');
  }

  function moves(world: World, found: Found, pin: Pin, target: PinTarget): void {
    const text = textOf(world, pin.file);
    // The channel's own address, which a Nix of old wrote, becomes a release's.
    const ofChannel = pin.release === null && pin.artifact !== null && pin.artifact !== 'github-archive';
    if (pin.state === 'pinned' && pin.revision !== null && !ofChannel) {
      const held = same(pin, text);
      const kept = apply(world, pin, held);
      // Two hashes of one revision: the wrong one is set right.
      if (kept !== null && otherChange(text, kept, pin, held, pin.url) !== null)
        mustBe(kept, text, `other bytes for the release that ${pin.name} holds`);
    }
    const moved = apply(world, pin, target);
    if (moved === null) {
      tally.stayed++;
      return;
    }
    must(pin.state === 'pinned', `a pin that is ${pin.state} was moved`);
    tally.moved++;
    const after: World = { ...world, texts: new Map([...world.texts, [pin.file, moved]]) };
    const now = read(after);
    const held = now?.pins.find(({ file, name }) => file === pin.file && name === pin.name);
    must(held !== undefined, 'gone after its move');
    must(target.revision.startsWith(held?.revision ?? 'none'), `it holds ${held?.revision ?? 'nothing'}`);
    // Of one revision, on a host that is not the official one: it is made of the same bytes.
    const mirrors = found.pins.filter(
      (one) => one.state === 'foreign' && one.url?.includes(pin.revision ?? ' '),
    );
    const isMirror = ({ file, name }: Pin): boolean =>
      mirrors.some((one) => one.file === file && one.name === name);
    mustEqual(
      othersThan(
        now?.pins.filter((one) => !isMirror(one)),
        held,
      ),
      othersThan(
        found.pins.filter((one) => !isMirror(one)),
        pin,
      ),
      'other pins have changed',
    );
    const besides = (all: readonly Companion[] = []): Companion[] =>
      all.filter(({ file, name }) => file !== pin.file || name !== pin.name);
    mustEqual(
      othersThan(besides(now?.companions)),
      othersThan(besides(found.companions)),
      'companions have changed',
    );
    const odd = otherChange(text, moved, pin, target, held?.url);
    must(odd === null, `bytes outside the pin: ${odd ?? ''}`);
    if (held) mustBe(apply(after, held, target), moved, `moved again, ${pin.name} changes again`);
  }

  function movesOn(world: World, found: Found, companion: Companion): void {
    const text = textOf(world, companion.file);
    const target: CompanionTarget = laterBranch(companion);
    const moved = timed('moving a companion', () => format.moveCompanion?.(text, companion, target) ?? text);
    if (moved === null) {
      tally.stayed++;
      return;
    }
    tally.moved++;
    const now = read({ ...world, texts: new Map([...world.texts, [companion.file, moved]]) });
    const isIt = ({ file, name }: Pin | Companion): boolean =>
      file === companion.file && name === companion.name;
    const held = now?.companions.find(isIt);
    // What Nix moves may stay in the text.
    must(
      held?.branch === target.branch || companion.moves === 'nix',
      `it follows ${held?.branch ?? 'nothing'}`,
    );
    mustEqual(othersThan(now?.companions, held), othersThan(found.companions, companion), 'other companions');
    // A mixed-up entry can be a foreign pin and a companion in one.
    const pinsBefore = found.pins.filter((pin) => !isIt(pin));
    mustEqual(
      othersThan(now?.pins.filter((pin) => !isIt(pin))),
      othersThan(pinsBefore),
      'pins have changed with a companion',
    );
    const odd = otherChange(text, moved, companion, target);
    must(odd === null, `bytes outside the companion: ${odd ?? ''}`);
  }

  return { read, apply, holdsTogether, moves, movesOn };
}

function textOf(world: World, file: string): string {
  return world.texts.get(file) ?? '';
}

function othersThan(all: readonly (Pin | Companion)[] = [], one?: Pin | Companion): unknown[] {
  return all.filter((other) => other !== one).map((other) => ({ ...other, line: 0 }));
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Null: refused, which is no other text either. */
function mustBe(text: string | null, expected: string, what: string): void {
  if (text !== null && text !== expected) throw new Error(`${what}: ${differenceOf(expected, text) ?? ''}`);
}

function mustEqual(a: unknown, b: unknown, what: string): void {
  const [after, before] = [JSON.stringify(a), JSON.stringify(b)];
  must(after === before, `${what}:\n${before}\n-> ${after}`);
}
