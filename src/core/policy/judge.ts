import type { Pin } from '../pin.js';
import { stateOf } from '../channel-state.js';
import { daysLeft } from './support.js';
import { finding, quoted, type Finding } from './findings.js';
import { pinnedLine } from './floating.js';
import type { ChannelKnowledge } from './knowledge.js';
import { isOf } from './order.js';
import { settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { ageOf } from './standing.js';
import { distrust } from './trust.js';
import { counted, spanOf } from './time.js';

/** What is to be said of one direct pin by itself, the weightiest first. */
export function judge(pin: Pin, known: ChannelKnowledge, settings: PolicySettings): Finding[] {
  if (!settingsOf(pin, settings).selected) {
    return [
      finding(
        pin,
        'not-selected',
        'info',
        `${quoted(pin.name)} is not among the pins to look after (\`pins\`).`,
      ),
    ];
  }
  switch (pin.state) {
    case 'frozen':
      return [frozen(pin)];
    case 'foreign':
      return [foreign(pin)];
    case 'floating':
      return [...resolvedOr(pin, known, () => floating(pin, known)), ...statusFindings(pin, known)];
    case 'pinned':
      return [
        ...(pin.channel === null ? [noChannel(pin, known)] : resolvedOr(pin, known, () => null)),
        ...statusFindings(pin, known),
        ...revisionFindings(pin, known),
        ...oldFindings(pin, known, settings),
      ];
  }
}

function frozen(pin: Pin): Finding {
  const why = pin.note === undefined ? '' : `, ${pin.note}`;
  return finding(pin, 'frozen', 'info', `${quoted(pin.name)} is frozen${why}: left alone.`);
}

function foreign(pin: Pin): Finding {
  const why = pin.note === undefined ? '' : `: ${pin.note}`;
  return finding(pin, 'foreign', 'info', `${quoted(pin.name)} follows no official channel${why}.`);
}

function resolvedOr(pin: Pin, known: ChannelKnowledge, otherwise: () => Finding | null): Finding[] {
  const channel = pin.channel ?? '';
  const why = distrust(channel, known);
  if (why !== null) {
    const message = `what the mirror announces as ${channel} is not believed: ${why} Nothing is proposed from it.`;
    return [finding(pin, 'inauthentic', 'error', message)];
  }
  if (!known.newest.has(channel)) {
    return [
      finding(pin, 'unresolved', 'error', `the newest release of ${channel || 'its channel'} is not known.`),
    ];
  }
  const found = otherwise();
  return found ? [found] : [];
}

function floating(pin: Pin, { newest, lines, releasesUrl }: ChannelKnowledge): Finding | null {
  const release = newest.get(pin.channel ?? '');
  if (!release) return null;
  const source = lines.get(`${pin.file}:${pin.name}`) ?? null;
  const line = quoted(pinnedLine(source, pin, release, releasesUrl), 500);
  const what = `${quoted(pin.name)} follows ${release.channel} without holding a revision: it can change under you.`;
  return finding(pin, 'floating', 'warning', `${what} This would pin it: ${line}`);
}

function noChannel(pin: Pin, { released }: ChannelKnowledge): Finding {
  const from = released.get(pin.revision ?? '');
  const what = `${quoted(pin.name)} names a revision, but no channel to follow.`;
  if (!from) {
    const hint = 'A rule with `follow` in .github/channel-bump.yml gives it one.';
    return finding(pin, 'no-channel', 'info', `${what} ${hint}`);
  }
  const rule = `rules: [{ match: ${JSON.stringify(`${pin.file}:${pin.name}`)}, follow: ${from.channel} }]`;
  const hint = `${from.channel} released it as ${from.name}; this in .github/channel-bump.yml would follow it:`;
  return finding(pin, 'no-channel', 'info', `${what} ${hint} ${quoted(rule, 500)}`);
}

/** Whether what the pin holds ever was a release, and of its channel. */
function revisionFindings(pin: Pin, { released, history, newest }: ChannelKnowledge): Finding[] {
  const { channel, revision, repository } = pin;
  if (revision === null || (repository !== null && repository.toLowerCase() !== 'nixos/nixpkgs')) return [];
  const from = released.get(revision);
  if (from === undefined) return [];
  const own = channel === null ? undefined : history.get(channel);
  const announced = newest.get(channel ?? '');
  if ([...(own ?? []), ...(announced ? [announced] : [])].some((one) => isOf(one, revision))) return [];
  if (from === null) {
    const among = own ? `neither ${channel ?? ''} nor another channel` : 'none of the channels';
    const message =
      `${quoted(pin.name)} holds ${quoted(revision)}, which ${among} that was looked through ever released: ` +
      `GitHub serves a fork's commit under NixOS/nixpkgs, too. Make sure where it comes from.`;
    return [finding(pin, 'unreleased', 'warning', message)];
  }
  if (channel === null || !own || from.channel === channel) return [];
  const message = `${quoted(pin.name)} follows ${channel}, but holds ${from.name}, a release of ${from.channel}.`;
  return [finding(pin, 'other-channel', 'info', message)];
}

function oldFindings(pin: Pin, known: ChannelKnowledge, settings: PolicySettings): Finding[] {
  const { maxAge } = settingsOf(pin, settings);
  const age = ageOf(pin, known);
  if (maxAge === null || age === null || age <= maxAge) return [];
  const message =
    `${quoted(pin.name)} is ${spanOf(age)} old, more than the ${spanOf(maxAge)} allowed: ` +
    `security fixes since then are missing. Bump it.`;
  return [finding(pin, 'old', 'warning', message)];
}

function statusFindings(pin: Pin, { states, now }: ChannelKnowledge): Finding[] {
  if (pin.channel === null) return [];
  const state = stateOf(states, pin.channel);
  const left = daysLeft(state, now);
  const what = `${quoted(pin.name)} follows ${pin.channel}, which`;
  const cure = pin.followed ? 'Let its rule follow the next one.' : 'Upgrade it.';
  if (state.status === 'beta') {
    return [
      finding(
        pin,
        'beta',
        'warning',
        `${what} is a beta: it may still change a lot. Production waits for the release.`,
      ),
    ];
  }
  if (state.status === 'unmaintained' || (state.status === 'deprecated' && left !== null && left < 0)) {
    const since = left !== null && left < 0 ? ` since ${state.endOfLife ?? ''}` : ' any more';
    return [finding(pin, 'unmaintained', 'warning', `${what} gets no security updates${since}. ${cure}`)];
  }
  if (state.status !== 'deprecated') return [];
  const until =
    left === null
      ? 'soon'
      : `on ${state.endOfLife ?? ''}, ${left === 0 ? 'today' : `in ${counted(left, 'day')}`}`;
  return [
    finding(pin, 'deprecated', 'warning', `${what} ends ${until}: no security updates after that. ${cure}`),
  ];
}
