/** A window of time that comes again each week. */
export interface Window {
  /** 0 is Sunday. */
  days: ReadonlySet<number>;
  /** Minutes since midnight; where `from` is later than `to`, the window goes on into the next day. */
  from: number;
  to: number;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const ALL_DAY = { from: 0, to: 24 * 60 };

/** `mon-fri 08:00-17:00`, `sat,sun`, `22:00-04:00`; null where it is none of these. */
export function parseWindow(text: string): Window | null {
  const [first = '', second, ...more] = text.trim().toLowerCase().split(/\s+/);
  if (more.length > 0) return null;
  const days = parseDays(first);
  if (days !== null && second === undefined) return { days, ...ALL_DAY };
  const hours = parseHours(second ?? first);
  if (hours === null || (second !== undefined && days === null)) return null;
  return { days: days ?? new Set(DAYS.keys()), ...hours };
}

function parseDays(text: string): Set<number> | null {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [from, to, ...more] = part.split('-').map((name) => DAYS.indexOf(name));
    if (from === undefined || from < 0 || (to !== undefined && to < 0) || more.length > 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  return days;
}

function parseHours(text: string): { from: number; to: number } | null {
  const match = /^([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})$/.exec(text);
  if (!match) return null;
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
  const from = minutes(fromHour, fromMinute);
  const to = minutes(toHour, toMinute);
  if (from === null || to === null || from === to || from === ALL_DAY.to) return null;
  return { from, to };
}

function minutes(hour = 99, minute = 99): number | null {
  return hour > 24 || minute > 59 || (hour === 24 && minute > 0) ? null : hour * 60 + minute;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether a moment lies in one of the windows, by the clocks of a time zone. No windows: always. */
export function isOpen(windows: readonly Window[], moment: Date, timeZone: string): boolean {
  if (windows.length === 0) return true;
  const { day, minute } = wallClock(moment, timeZone);
  const yesterday = (day + 6) % 7;
  return windows.some(({ days, from, to }) =>
    from < to
      ? days.has(day) && from <= minute && minute < to
      : (days.has(day) && minute >= from) || (days.has(yesterday) && minute < to),
  );
}

function wallClock(moment: Date, timeZone: string): { day: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: DAYS.indexOf(part('weekday').toLowerCase()),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
