import type { SwitchRun } from '../core/boot.js';
import { plainLine, plainText } from '../nix/text.js';
import { PROBE_SERVICE } from './probe-module.js';

const SHOWN = 60;
const MOST_UNITS = 500;

type Lists = Pick<SwitchRun, 'stopped' | 'started' | 'restarted' | 'reloaded' | 'kept' | 'failed'>;

// The Perl of old and the Rust of today say the same.
const SENTENCES: readonly (readonly [RegExp, keyof Lists])[] = [
  [/^stopping the following units: (.+)$/, 'stopped'],
  [/^starting the following units: (.+)$/, 'started'],
  [/^the following new units were started: (.+)$/, 'started'],
  [/^restarting the following units: (.+)$/, 'restarted'],
  [/^reloading the following units: (.+)$/, 'reloaded'],
  [/^NOT restarting the following changed units: (.+)$/, 'kept'],
  [/^warning: the following units failed: (.+)$/, 'failed'],
];

/**
 * Reads what `switch-to-configuration` said:
 *
 *     stopping the following units: nginx.service
 *     activating the configuration...
 *     starting the following units: nginx.service
 *     warning: the following units failed: nginx.service
 *
 * The probe, which is ours, is left out.
 */
export function parseSwitch(text: string): Lists & Pick<SwitchRun, 'said'> {
  const lines = text.split('\n');
  const units = (list: keyof Lists): string[] => {
    const named = lines.flatMap((line) =>
      SENTENCES.flatMap(([sentence, to]) =>
        to === list ? (sentence.exec(plainText(line))?.[1]?.split(/,\s*/) ?? []) : [],
      ),
    );
    return [...new Set(named)].filter((unit) => unit !== `${PROBE_SERVICE}.service`).slice(0, MOST_UNITS);
  };
  return {
    stopped: units('stopped'),
    started: units('started'),
    restarted: units('restarted'),
    reloaded: units('reloaded'),
    kept: units('kept'),
    failed: units('failed'),
    said: lines
      .map(plainLine)
      .filter((line) => line.trim() !== '')
      .slice(-SHOWN),
  };
}
