import type { Pin } from '../pin.js';

/** The rules, each a sentence or two on one pin. */
export type FindingRule =
  | 'ahead'
  | 'beta'
  | 'companion-behind'
  | 'companion-stays'
  | 'cooldown'
  | 'deprecated'
  | 'drift'
  | 'floating'
  | 'foreign'
  | 'frozen'
  | 'inauthentic'
  | 'named-after-series'
  | 'no-channel'
  | 'not-selected'
  | 'old'
  | 'other-channel'
  | 'rolling-in-production'
  | 'stalled'
  | 'status-unknown'
  | 'unmaintained'
  | 'unordered'
  | 'unreleased'
  | 'unresolved';

export interface Finding {
  rule: FindingRule;
  severity: 'info' | 'warning' | 'error';
  message: string;
  pin: Pin;
}

export function finding(
  pin: Pin,
  rule: FindingRule,
  severity: Finding['severity'],
  message: string,
): Finding {
  return { rule, severity, message: visible(message), pin };
}

/** What a file says, as a word in a sentence: on one line, without what can't be seen. */
export function quoted(text: string, limit = 120): string {
  const shown = visible(text).replaceAll('`', ' ').trim();
  return `\`${shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown}\``;
}

function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
