/** When the revision was made, as people and their programs call it. */
export const DATE_KEYS: readonly string[] = ['date', 'commit_date', 'commitDate', 'revdate'];

// As git writes it: 2020-05-23T11:15:35+02:00, by older programs 2016-08-24 10:31:23 +0200.
const FORM = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2}:\d{2}:\d{2})( ?)(Z|([+-])(\d{2})(:?)(\d{2}))$/;

/** A day alone: its first second, in UTC. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 9999-12-31T23:59:59Z */
const LAST = 253402300799;

/** Unix seconds of a commit's date, or null where it is none. */
export function readDate(date: string): number | null {
  if (DAY.test(date)) return readDate(`${date}T00:00:00Z`);
  const [, day, , time, , zone = '', sign, hours, , minutes] = FORM.exec(date) ?? [];
  const offset = zone === 'Z' ? 'Z' : `${sign ?? ''}${hours ?? ''}:${minutes ?? ''}`;
  const at = day === undefined ? NaN : Date.parse(`${day}T${time ?? ''}${offset}`);
  return Number.isNaN(at) ? null : at / 1000;
}

/**
 * The date in the notation and at the offset of another: the committer's own offset is nowhere to be read. Null where
 * the other is no date, or this one is beyond the calendar.
 */
export function writeDate(unix: number, like: string): string | null {
  const [, , between = 'T', , gap = '', zone = 'Z', sign, hours, , minutes] = FORM.exec(like) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60;
  if (readDate(like) === null || !(unix + offset >= 0 && unix + offset <= LAST)) return null;
  const local = new Date((unix + offset) * 1000).toISOString();
  if (DAY.test(like)) return local.slice(0, 10);
  return `${local.slice(0, 10)}${between}${local.slice(11, 19)}${gap}${zone}`;
}
