import type { Lane } from '../../core/candidate.js';
import { isRolling } from '../../core/channel.js';
import type { Pin } from '../../core/pin.js';
import { settingsOf } from '../../core/policy/rules.js';
import type { PolicySettings } from '../../core/policy/settings.js';
import { upgradesFrom } from '../../core/policy/upgrade-targets.js';

/** Pins of which the same is to be expected. */
export interface Expected {
  channel: string | null;
  /** `file:name` */
  pins: readonly string[];
  /** What may be proposed for them; none: they stay. */
  lanes: readonly Lane[];
  /** For people: what is proposed, or why nothing is. */
  sentence: string;
}

/** What is to be expected of each channel, by the policy alone: nothing is asked of any server. In the order of the pins. */
export function expectations(pins: readonly Pin[], settings: PolicySettings): Expected[] {
  const groups = new Map<string, Expected & { pins: string[] }>();
  for (const pin of pins.filter(({ direct }) => direct)) {
    const lanes = lanesOf(pin, settings);
    const sentence = sentenceOf(pin, lanes, settings);
    const key = JSON.stringify([pin.channel, sentence]);
    const group = groups.get(key) ?? { channel: pin.channel, pins: [], lanes, sentence };
    group.pins.push(`${pin.file}:${pin.name}`);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function lanesOf(pin: Pin, settings: PolicySettings): Lane[] {
  const { selected, lanes } = settingsOf(pin, settings);
  if (!selected || pin.state !== 'pinned' || pin.channel === null) return [];
  return [
    ...(lanes.includes('refresh') ? (['refresh'] as const) : []),
    ...(upgradesFrom(pin, settings) === null ? [] : (['upgrade'] as const)),
  ];
}

const WORDS: Readonly<Record<Lane, string>> = {
  refresh: 'newer releases (refresh)',
  upgrade: 'the next stable channel (upgrade)',
};

function sentenceOf(pin: Pin, lanes: readonly Lane[], settings: PolicySettings): string {
  if (lanes.length > 0) {
    const rolls = isRolling(pin.channel) ? '; it rolls, so there is no upgrade' : '';
    return `${lanes.map((lane) => WORDS[lane]).join(', ')}${rolls}`;
  }
  if (pin.state === 'frozen') return 'nothing: it is frozen';
  if (pin.state === 'foreign') return 'nothing: it is of no official channel';
  if (pin.state === 'floating')
    return 'nothing: it names a channel and no release; `check --verbose` says how to pin it';
  if (pin.channel === null) return 'nothing: it names a revision and no channel; a rule can say which';
  return settingsOf(pin, settings).selected
    ? 'nothing: the configuration gives it no lane that it could go'
    : 'nothing: the configuration does not select it';
}
