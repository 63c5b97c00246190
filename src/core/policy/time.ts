export const DAY = 86_400;

/** `2026-03-02` */
export function dayOf(seconds: number): string {
  return iso(seconds).slice(0, 10);
}

/** `2026-03-02 14:05 UTC` */
export function minuteOf(seconds: number): string {
  return `${iso(seconds).slice(0, 16).replace('T', ' ')} UTC`;
}

/** `3 days`, `5 hours` */
export function spanOf(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  return days > 0 ? counted(days, 'day') : counted(Math.ceil(seconds / 3600), 'hour');
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
