import type { UnitChanges } from '../change-set.js';
import type { Toplevel } from '../toplevel.js';
import { diffNames } from './system.js';

/** Units by name; one is changed when its file is another. */
export function diffUnits(before: Toplevel['units'], after: Toplevel['units']): UnitChanges {
  return diffNames(new Map(Object.entries(before)), new Map(Object.entries(after)));
}
