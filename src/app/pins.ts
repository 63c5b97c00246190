import type { Pin } from '../core/pin.js';
import { schemaVersion } from '../report/json.js';
import { drawnTable, inkFor, noScreen, type Screen } from '../report/screen.js';
import type { Context } from './context.js';
import { noPins } from './no-pins.js';
import { discoverPins } from './proposals.js';
import type { VerbOutcome } from './verb.js';

/** Of the file and of the note so much stays; what else there is of a pin is typed, and looked for. */
const LEAST = { 0: 12, 5: 16 };

/** A pin in the form of `pins --json` (DESIGN 4). */
export function pinJson(pin: Pin): Record<string, unknown> {
  const { file, format, name, channel, revision, release, hash, url, state, direct, line, note } = pin;
  const told = { file, format, name, channel, revision, release, hash, url, state, direct, line };
  return note === undefined ? told : { ...told, note };
}

/** `pins [DIR]`: every pin, those of a lock's transitive nodes marked. A broken file is told, and ends with 1. */
export async function pinsVerb(context: Context): Promise<VerbOutcome> {
  const { pins, errors } = await discoverPins(context);
  const direct = pins.filter((pin) => pin.direct);
  const rows = direct.map((pin) => [
    pin.file,
    pin.name,
    pin.channel ?? '-',
    held(pin),
    pin.state,
    pin.note ?? '',
  ]);
  const heads = ['FILE', 'PIN', 'CHANNEL', 'HOLDS', 'STATE', 'NOTE'];
  const table = (screen: Screen): string =>
    drawnTable([heads, ...rows], inkFor(screen), { least: LEAST, headed: true });
  const transitive = pins.length - direct.length;
  const nothing = direct.length === 0 ? await noPins(context) : '';
  const more = transitive > 0 ? [`and ${transitive} in the locks of inputs (see --json)`] : [];
  const onScreen = (screen: Screen): string =>
    [direct.length === 0 ? nothing : table(screen), ...more].join('\n');
  return {
    get text() {
      return onScreen(noScreen);
    },
    onScreen,
    json: { schemaVersion, pins: pins.map(pinJson) },
    exitCode: errors.length > 0 ? 1 : 0,
  };
}

/** What a pin holds, for people: the release, else the revision's first twelve digits. */
export function held(pin: Pin): string {
  return pin.release ?? pin.revision?.slice(0, 12) ?? '-';
}
