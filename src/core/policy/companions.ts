import { pinsOf, type Candidate } from '../candidate.js';
import { seriesOf } from '../channel.js';
import { branchOfSeries, type Companion } from '../companion.js';
import type { Pin } from '../pin.js';
import { seriesNamed } from '../series.js';
import { finding, quoted, type Finding } from './findings.js';

/**
 * The upgrades with the companions that go along: those of a series that is left, in a file with a pin that leaves it,
 * or in a file without pins. Each goes along once; what belongs to a pin that stays is not parted from it.
 * @param pins all direct ones
 */
export function withCompanions(
  candidates: readonly Candidate[],
  companions: readonly Companion[],
  pins: readonly Pin[],
): { candidates: Candidate[]; findings: Finding[] } {
  const upgrades = candidates.filter(({ lane }) => lane === 'upgrade');
  const leaving = new Set(upgrades.flatMap(pinsOf));
  const owners = new Map<Companion, Candidate>();
  const findings: Finding[] = [];
  for (const companion of companions) {
    const beside = besideOf(companion, pins);
    const staying = beside.find(
      (pin) => !leaving.has(pin) && isOwn(pin) && seriesOf(pin.channel) === companion.series,
    );
    const leavers = (one: Candidate): Pin[] =>
      pinsOf(one).filter((pin) => seriesOf(pin.channel) === companion.series);
    const [first] = upgrades.filter((one) => leavers(one).length > 0);
    const owner =
      beside.length === 0 ? first : upgrades.find((one) => leavers(one).some((pin) => beside.includes(pin)));
    if (staying) findings.push(...(first ? [stays(companion, staying, first)] : []));
    else if (owner) owners.set(companion, owner);
    else findings.push(...behind(companion, beside));
  }
  const along = candidates.map((candidate) => ({
    ...candidate,
    companions: companions.filter((companion) => owners.get(companion) === candidate),
  }));
  return { candidates: along, findings };
}

/**
 * The pins of its file that it goes with: the one whose nixpkgs it takes, where the file tells; else, of its series, those
 * that are there for that series by their names where it is itself, and the others where it is not.
 */
function besideOf({ file, name, series, follows }: Companion, pins: readonly Pin[]): Pin[] {
  const beside = pins.filter((pin) => pin.file === file);
  const followed = beside.find((pin) => pin.name === follows && seriesOf(pin.channel) === series);
  if (followed) return [followed];
  const staysInSeries = seriesNamed(name).includes(series);
  const isAlike = (pin: Pin): boolean =>
    seriesOf(pin.channel) !== series || (pin.staysInSeries ?? false) === staysInSeries;
  const alike = beside.filter(isAlike);
  return alike.some((pin) => seriesOf(pin.channel) === series) ? alike : beside;
}

/** Not one that a flake asks for, which may be the companion's. */
function isOwn({ askedBy }: Pin): boolean {
  return askedBy === undefined;
}

function stays({ name, branch }: Companion, pin: Pin, { group }: Candidate): Finding {
  const message =
    `${quoted(name)} follows ${quoted(branch)} and stays with ${quoted(pin.name)}, which stays on ` +
    `${pin.channel ?? ''}: the upgrade ${group} goes without it.`;
  return finding(pin, 'companion-stays', 'info', message);
}

/** A companion of another series than every pin of its file, as an upgrade by hand leaves it. */
function behind({ name, branch, series }: Companion, beside: readonly Pin[]): Finding[] {
  const [pin, ...others] = beside.filter((one) => isOwn(one) && seriesOf(one.channel) !== null);
  const of = pin && seriesOf(pin.channel);
  if (!pin || !of || [pin, ...others].some((one) => seriesOf(one.channel) === series)) return [];
  const message =
    `${quoted(name)} follows ${quoted(branch)}, but ${quoted(pin.name)} beside it follows ${pin.channel ?? ''}: ` +
    `they are made for each other's series. Let ${quoted(name)} follow ${quoted(branchOfSeries(branch, of))}.`;
  return [finding(pin, 'companion-behind', 'warning', message)];
}
