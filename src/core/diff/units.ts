import type { UnitChanges } from '../change-set.js';
import type { Toplevel } from '../toplevel.js';

/** Units by name; one is changed when its file is another. */
export function diffUnits(before: Toplevel['units'], after: Toplevel['units']): UnitChanges {
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  return {
    added: [...now.keys()].filter((unit) => !old.has(unit)).sort(),
    removed: [...old.keys()].filter((unit) => !now.has(unit)).sort(),
    changed: [...now]
      .filter(([unit, target]) => (old.get(unit) ?? target) !== target)
      .map(([unit]) => unit)
      .sort(),
  };
}
