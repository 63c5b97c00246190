import fc from 'fast-check';
import { createListener } from '../../../src/vm/words.js';

const b64 = (text: string): string => Buffer.from(text).toString('base64');
const state = (step: string, more: object = {}): string =>
  JSON.stringify({
    event: 'state',
    step,
    kernel: b64('6.12.8'),
    system: b64('/nix/store/x-nixos-system-web'),
    state: b64('running'),
    schema: 10,
    full: false,
    ...more,
  });

function hear(...lines: string[]) {
  const listener = createListener();
  for (const line of lines) listener.hear(line);
  return listener.heard();
}

test('puts the words of a boot, a switch and a way back together', () => {
  const heard = hear(
    '{"event":"hello"}',
    '{"event":"settled"}',
    JSON.stringify({ event: 'unit', unit: b64('a.service'), log: b64('one\ntwo\n') }),
    JSON.stringify({ event: 'pending', unit: b64('b.service') }),
    JSON.stringify({ event: 'check', name: b64('port 80'), passed: false, said: b64('refused') }),
    state('booted', { schema: null }),
    '{"event":"switching","step":"switched"}',
    JSON.stringify({
      event: 'switch',
      step: 'switched',
      exit: 4,
      said: b64('warning: the following units failed: c.service'),
    }),
    state('switched'),
    JSON.stringify({ event: 'switch', step: 'back', exit: 0, said: b64('') }),
    '{"event":"bye"}',
  );
  expect(heard.booted).toEqual({
    kernel: '6.12.8',
    system: '/nix/store/x-nixos-system-web',
    state: 'running',
    failed: [{ unit: 'a.service', log: ['one', 'two'] }],
    pending: ['b.service'],
    checks: [{ name: 'port 80', passed: false, said: ['refused'] }],
    truncated: false,
    schema: null,
  });
  expect(heard.switched).toMatchObject({
    exitCode: 4,
    failed: ['c.service'],
    state: { failed: [], schema: 10 },
  });
  expect(heard.back).toMatchObject({ exitCode: 0, state: null });
  expect(heard).toMatchObject({ bye: true, full: false });
});

test('keeps what is no word of the probe, the last of it, as plain lines', () => {
  const noise = Array.from({ length: 50 }, (_, index) => `\u001b[1mqemu: ${index}`);
  expect(hear(...noise, '{"event":"unheard of"}', '{"event":').other).toEqual([
    ...noise.slice(-18).map((line) => line.replace('\u001b[1m', '')),
    '{"event":"unheard of"}',
    '{"event":',
  ]);
});

test('believes nothing twice, nothing after the farewell, nothing that is too much', () => {
  const heard = hear(
    ...Array.from({ length: 1000 }, () =>
      JSON.stringify({ event: 'unit', unit: b64('x'.repeat(1000)), log: b64('') }),
    ),
    state('booted', { kernel: b64('first\nline\u001b[2J') }),
    state('booted', { kernel: b64('second') }),
    state('switched'),
    '{"event":"bye"}',
    state('booted', { full: true }),
    JSON.stringify({ event: 'switch', step: 'switched', exit: 0, said: '' }),
  );
  expect(heard.booted?.kernel).toBe('first line');
  expect(heard.booted?.failed).toHaveLength(200);
  expect(heard.booted?.truncated).toBe(true);
  expect(heard.booted?.failed[0]?.unit).toHaveLength(256);
  expect(heard).toMatchObject({ switched: null, full: false });
});

test('no line whatever hurts', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    fc
      .record({
        event: fc.constantFrom('state', 'switch', 'unit', 'check'),
        step: fc.anything(),
        said: fc.string(),
      })
      .map((word) => JSON.stringify(word)),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { other, booted } = hear(...lines, `{"event":"bye","x":"${'y'.repeat(200_000)}"}`);
      expect(booted).toBeNull();
      expect(other.length).toBeLessThanOrEqual(20);
      for (const text of other) expect(text.length).toBeLessThanOrEqual(2001);
    }),
  );
});
