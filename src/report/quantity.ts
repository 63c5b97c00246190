const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `3.1 GiB`, `512 B` */
export function bytes(count: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(count))) / 10));
  const scaled = count / 1024 ** power;
  // 1023.96 KiB would be written 1024.0 KiB.
  const [value, unit] =
    Math.abs(scaled) >= 1023.95 && power < units.length - 1 ? [scaled / 1024, power + 1] : [scaled, power];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? 'B'}`;
}

/** `+12.4 MiB`, `-1.1 MiB`, `±0 B` */
export function byteChange(change: number): string {
  if (change === 0) return '±0 B';
  return change > 0 ? `+${bytes(change)}` : bytes(change);
}

/** `48 s`, `3 min 20 s` */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `1 host`, `2 hosts` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2.0 GiB`; `2.0 GiB to 3.1 GiB` where they differ. Of at least one value. */
export function range(values: readonly number[], format: (value: number) => string): string {
  const low = format(values.reduce((a, b) => Math.min(a, b), Infinity));
  const high = format(values.reduce((a, b) => Math.max(a, b), -Infinity));
  return low === high ? low : `${low} to ${high}`;
}
