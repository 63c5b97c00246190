import { isOfSeries, keysOfPackage, meaningsOf, type Meaning } from './names.js';
import { attributesAt } from './paths.js';
import { attributesIn, type Attribute } from './subject.js';

/** A package of a closure, with the versions that it has on either side. */
export interface KnownPackage {
  name: string;
  versions: readonly string[];
}

/** Which of the packages a commit of nixpkgs is about, by name; empty where it is about none of them. */
export type About = (commit: { subject: string; paths: readonly string[] }) => string[];

/** Of more packages that one key could mean, nobody knows which: so many are looked at. */
const MOST_MEANT = 50;

/**
 * Finds packages by what commits say of them: one look into a table for each attribute, whatever the number of
 * packages.
 */
export function aboutPackages(packages: readonly KnownPackage[]): About {
  const byKey = new Map<string, KnownPackage[]>();
  for (const one of packages) {
    for (const key of keysOfPackage(one.name)) {
      const held = byKey.get(key);
      if (held) held.push(one);
      else byKey.set(key, [one]);
    }
  }
  const meant = ({ key, version }: Meaning): string[] =>
    (byKey.get(key) ?? [])
      .slice(0, MOST_MEANT)
      .filter(({ versions }) => versions.length === 0 || versions.some((one) => isOfSeries(one, version)))
      .map(({ name }) => name);
  const named = (attribute: Attribute): string[] => {
    for (const meaning of meaningsOf(attribute)) {
      const names = meant(meaning);
      if (names.length > 0) return names;
    }
    return [];
  };
  return ({ subject, paths }) => {
    const names = attributesIn(subject).flatMap(named);
    // `nginx.tests`, `llvmPackages_18.override`: what the set is of.
    const sets = attributesIn(subject).filter(({ set }) => set !== '' && names.length === 0);
    const all = [...names, ...sets.flatMap(({ set }) => named({ name: set, set: '' }))];
    return [...new Set([...all, ...attributesAt(paths).flatMap(named)])].sort();
  };
}
