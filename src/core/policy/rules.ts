import type { Lane } from '../candidate.js';
import { seriesOf } from '../channel.js';
import type { Companion } from '../companion.js';
import { matchesGlob } from '../glob.js';
import type { Pin } from '../pin.js';
import { seriesNamed } from '../series.js';
import type { PinRule, PolicySettings } from './settings.js';

/** What the settings come to for one pin. */
export interface PinSettings {
  /** Looked after at all. */
  selected: boolean;
  lanes: readonly Lane[];
  /** Whether a rule says so of this pin. */
  lanesByRule: boolean;
  /** Seconds. */
  cooldown: number;
  /** Seconds; null: no age is too old. */
  maxAge: number | null;
  freeze: boolean;
  follow: string | null;
  /** The pull request's name that a rule gives; null: as `PolicySettings.group` says. */
  group: string | null;
}

const FROZEN = 'frozen by the configuration';

/**
 * The pins as the configuration has them: without those to ignore, frozen where it freezes them, and with the channel
 * that a rule lays over a pin that names none. A pin that nothing is said of stays the same object, so it can be done
 * twice.
 */
export function ruled(pins: readonly Pin[], settings: PolicySettings): Pin[] {
  return pins
    .filter((pin) => !isIgnored(pin, settings))
    .map((pin) => {
      const { freeze, follow } = settingsOf(pin, settings);
      const followed = follow !== null && pin.channel === null && pin.state === 'pinned';
      const freezes = freeze && (pin.state === 'pinned' || pin.state === 'floating');
      const staysInSeries = !pin.staysInSeries && staysByName(pin, pins, settings);
      if (!followed && !freezes && !staysInSeries) return pin;
      return {
        ...pin,
        ...(followed ? { channel: follow, followed } : {}),
        ...(freezes ? { state: 'frozen', note: FROZEN } : {}),
        ...(staysInSeries ? { staysInSeries } : {}),
      };
    });
}

/**
 * Who names a pin after its series wants that one, beside others maybe; a rule that gives it its lanes says otherwise. A
 * name that is the channel's own may be npins' choice, or nix-channel's: it counts where another series lies beside it.
 */
function staysByName(pin: Pin, pins: readonly Pin[], settings: PolicySettings): boolean {
  const series = seriesOf(pin.channel);
  if (series === null || !seriesNamed(pin.name).includes(series)) return false;
  if (settingsOf(pin, settings).lanesByRule) return false;
  const isOther = (other: Pin): boolean =>
    other.file === pin.file && ![series, null].includes(seriesOf(other.channel));
  return pin.name !== pin.channel || pins.some(isOther);
}

/**
 * The companions that may move: asked for, neither ignored nor frozen, and not in a file whose pins are all ignored.
 * @param pins all that were found, before `ruled`
 */
export function ruledCompanions(
  companions: readonly Companion[],
  pins: readonly Pin[],
  settings: PolicySettings,
): Companion[] {
  const direct = pins.filter((pin) => pin.direct);
  const passedOver = new Set(direct.map(({ file }) => file));
  for (const { file } of direct.filter((pin) => !isIgnored(pin, settings))) passedOver.delete(file);
  return companions.filter(
    (one) =>
      !passedOver.has(one.file) &&
      matchesGlob(settings.companions, one.repository, one.name) &&
      !isIgnored(one, settings) &&
      !settingsOf(one, settings).freeze,
  );
}

/** What holds for a pin: of the rules that match it, the last one that says a thing counts. */
export function settingsOf(pin: Pick<Pin, 'file' | 'name'>, settings: PolicySettings): PinSettings {
  const named = (globs: readonly string[]): boolean => matchesGlob(globs, ...namesOf(pin));
  const rules = settings.rules.filter((rule) => named(rule.match));
  return {
    selected: named(settings.pins),
    lanes: lastSaid(rules, 'lanes') ?? settings.lanes,
    lanesByRule: lastSaid(rules, 'lanes') !== undefined,
    cooldown: lastSaid(rules, 'cooldown') ?? settings.cooldown,
    // Null is something said: no age is too old.
    maxAge:
      (rules.some((rule) => rule.maxAge !== undefined) ? lastSaid(rules, 'maxAge') : settings.maxAge) ?? null,
    freeze: lastSaid(rules, 'freeze') ?? named(settings.freeze),
    follow: lastSaid(rules, 'follow') ?? null,
    group: lastSaid(rules, 'group') ?? null,
  };
}

/** The rule that says which channel a pin follows. */
export function followingRule(pin: Pick<Pin, 'file' | 'name'>, { rules }: PolicySettings): PinRule | null {
  const says = ({ match, follow }: PinRule): boolean =>
    follow !== undefined && matchesGlob(match, ...namesOf(pin));
  return rules.findLast(says) ?? null;
}

function lastSaid<K extends keyof PinRule>(rules: readonly PinRule[], key: K): PinRule[K] | undefined {
  return rules.findLast((rule) => rule[key] !== undefined)?.[key];
}

function isIgnored(pin: Pick<Pin, 'file' | 'name'>, { ignore }: PolicySettings): boolean {
  return matchesGlob(ignore, ...namesOf(pin), pin.file);
}

/** What globs are matched with. */
export function namesOf({ file, name }: Pick<Pin, 'file' | 'name'>): [string, string] {
  return [name, `${file}:${name}`];
}
