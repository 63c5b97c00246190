/** The members of an object, `__proto__` like any other. Null for anything else. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** Null for anything else: in files that people write by hand, odd values occur. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
