import { posix } from 'node:path';
import type { Pin } from '../../core/pin.js';
import { lineIndex } from '../../core/text-lines.js';
import type { EntryFacts } from '../entry-facts.js';
import type { Siblings } from '../types.js';
import { aroundOf, nothingAround, setsIn, type Around } from './around.js';
import { besideOf } from './beside.js';
import { floatingNote, sourceFacts, timeOf } from './facts.js';
import { readSources } from './read.js';
import { leftToNixThunk, leftToNvfetcher, ownedElsewhere } from './owned.js';
import { trials } from './trial.js';
import { groupsOf, type Group, type ToldSource } from './groups.js';

type NixpkgsSource = ToldSource & { facts: EntryFacts };

/** Each nixpkgs of a Nix file; of one whose bytes stand in a JSON beside it, the pin is there. */
export function pinsIn(text: string, siblings: Siblings): Pin[] {
  const beside = besideOf(siblings);
  const found = readSources(text, siblings.path, beside).flatMap((source): NixpkgsSource[] => {
    const facts = sourceFacts(source, siblings.origins);
    return facts ? [{ source, facts, told: facts.revision ?? facts.channel }] : [];
  });
  if (found.length === 0) return [];
  const lineOf = lineIndex(text);
  const channelsAround = ownChannels(text);
  const owned = ownedElsewhere(siblings);
  const inTrial = trials();
  const left = (pin: Pin, its: string): Pin => leftToNixThunk(leftToNvfetcher(pin, its, siblings), its);
  const tried = (pin: Pin, its: string): Pin => inTrial(left(pin, its), its);
  return groupsOf(found).flatMap((group) => {
    const [{ source }] = group.members;
    if (group.file === null) {
      const place = { file: siblings.path, name: source.name, line: lineOf(group.offset) };
      return [tried(pinOf(group, place, channelsAround(group.offset)), text)];
    }
    const file = posix.join(posix.dirname(siblings.path), group.file);
    const place = { file, ...beside.placeIn(group.file, group.offset) };
    const pin = pinOf(group, place, beside.around(group.file, group.offset));
    return owned(pin) ? [] : [tried(pin, beside.text(group.file) ?? '')];
  });
}

/** The channels that a set of the Nix file itself tells. A date is not read: it may be used for anything. */
function ownChannels(text: string): (offset: number) => Around {
  const sets = setsIn(text);
  const known = new Map([...new Set(sets.values())].map((set) => [set, aroundOf(set).channels]));
  return (offset) => {
    const set = sets.get(offset);
    return { ...nothingAround, channels: (set && known.get(set)) ?? [] };
  };
}

function pinOf(
  { members }: Group<NixpkgsSource>,
  place: Pick<Pin, 'file' | 'name' | 'line'>,
  around: Around,
): Pin {
  // The one with a hash tells of what that is.
  const { source, facts: told } = members.find((one) => one.source.hash !== null) ?? members[0];
  const facts = {
    ...told,
    ...sharedChannel(told, [...members.map((one) => one.facts.channel), ...around.channels]),
  };
  const note = facts.state === 'floating' ? floatingNote(source) : facts.note;
  return {
    ...place,
    format: 'nix-source',
    ...facts,
    hash: source.hash?.value ?? null,
    direct: true,
    lastModified: timeOf(source) ?? around.lastModified,
    ...(note === undefined ? {} : { note }),
    ...(members.every((one) => one.source.upgradesItself) ? { upgradesItself: true } : {}),
  };
}

/** The channel of one revision that several may fetch: any of them may name it, and so may what stands beside it. */
function sharedChannel(facts: EntryFacts, told: readonly (string | null)[]): Partial<EntryFacts> {
  if (facts.state !== 'pinned') return {};
  const channels = [...new Set(told.filter((one) => one !== null))];
  const [channel = null, ...others] = channels;
  if (others.length === 0) return { channel };
  return { state: 'foreign', note: `one revision is fetched for several channels: ${channels.join(', ')}` };
}
