/** 1980-01-01: what older locks of channel tarballs, and files in such tarballs, have for want of a time. */
const NO_TIME = 315532800;

/** Unix seconds that are somebody's real time, else null. */
export function knownTime(seconds: number | null): number | null {
  return seconds === NO_TIME ? null : seconds;
}
