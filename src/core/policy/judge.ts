import { isLockNode, type Pin } from '../pin.js';
import { stateOf } from '../channel-state.js';
import { daysLeft } from './support.js';
import { finding, quoted, type Finding } from './findings.js';
import { pinnedLine } from './floating.js';
import type { ChannelKnowledge } from './knowledge.js';
import { goalOf } from './goal.js';
import { isOf, orderAgainst } from './order.js';
import { followingRule, settingsOf } from './rules.js';
import type { PolicySettings } from './settings.js';
import { ageOf } from './standing.js';
import { announcedBy, distrust } from './trust.js';
import { floatingTarget } from './upgrade-targets.js';
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
      return [frozen(pin), ...endFindings(pin, known)];
    case 'foreign':
      return [foreign(pin)];
    case 'floating':
      return [
        ...troubles(pin, known, settings),
        ...(isBelieved(pin, known) ? [floating(pin, known, settings)] : []),
        ...statusFindings(pin, known),
      ];
    case 'pinned':
      return [
        ...(pin.channel === null ? [noChannel(pin, known)] : troubles(pin, known, settings)),
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

/** Why nothing can be said of what the channel has today. */
function troubles(pin: Pin, known: ChannelKnowledge, settings: PolicySettings): Finding[] {
  const channel = pin.channel ?? '';
  const why = distrust(channel, known);
  if (why !== null) {
    const message = `what the mirror announces as ${channel} is not believed: ${why} Nothing is proposed from it.`;
    return [finding(pin, 'inauthentic', 'error', message)];
  }
  if (isNowhere(pin, known)) return [nowhere(pin, settings)];
  if (known.newest.has(channel)) return [];
  return [
    finding(pin, 'unresolved', 'error', `the newest release of ${channel || 'its channel'} is not known.`),
  ];
}

/** Whether there is such a channel, and what is announced of it, if anything, is in order. */
function isBelieved(pin: Pin, known: ChannelKnowledge): boolean {
  return !isNowhere(pin, known) && distrust(pin.channel ?? '', known) === null;
}

/** A channel that neither its mirror nor the published data know: most likely a slip. */
function isNowhere({ channel }: Pin, { newest, states }: ChannelKnowledge): boolean {
  if (channel === null || newest.has(channel) || states.has(channel)) return false;
  return stateOf(states, channel).status === 'unmaintained';
}

function nowhere(pin: Pin, settings: PolicySettings): Finding {
  const rule = pin.followed ? followingRule(pin, settings) : null;
  const by = rule
    ? `, which the rule for ${quoted(rule.match.join(', '))} lets ${quoted(pin.name)} follow`
    : '';
  const message = `there is no channel ${pin.channel ?? ''}${by}: neither its mirror nor the published data know it.`;
  return finding(pin, 'unresolved', 'error', message);
}

function floating(pin: Pin, known: ChannelKnowledge, settings: PolicySettings): Finding {
  const { lines, releasesUrl, states } = known;
  const channel = pin.channel ?? '';
  if (pin.upgradesItself) {
    const message = `${quoted(pin.name)} lets the machines take each release of ${channel} as it comes: nobody has rebuilt with it before.`;
    return finding(pin, 'floating', 'info', message);
  }
  // Of an input it is the lock that is missing, or stale: that is its program's to write.
  const ofInput = isLockNode(pin) || pin.format === 'flake-nix' ? (pin.note ?? null) : null;
  const what = `${quoted(pin.name)} follows ${channel} without holding a revision: ${ofInput ?? 'it can change under you'}.`;
  // Of a channel that ends, the last release is no place to stay.
  const next = announcedBy(floatingTarget(pin, states, settings) ?? '', known);
  const release = next ?? announcedBy(channel, known);
  if (!release || ofInput !== null) return finding(pin, 'floating', 'warning', what);
  const source = lines.get(`${pin.file}:${pin.name}`) ?? null;
  const line = quoted(pinnedLine(source, pin, release, releasesUrl), 500);
  const to = next ? ` to ${next.channel}` : '';
  const hash = pin.hash === null ? '' : ', with a hash of its own';
  return finding(pin, 'floating', 'warning', `${what} This would pin it${to}${hash}: ${line}`);
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
    `security fixes since then are missing.${cureOfAge(pin, known, settings)}`;
  return [finding(pin, 'old', 'warning', message)];
}

/** A sentence with a space before it, where there is something to say. */
function cureOfAge(pin: Pin, known: ChannelKnowledge, settings: PolicySettings): string {
  const newest = announcedBy(pin.channel ?? '', known);
  if (!newest) return '';
  const order = orderAgainst(pin, newest, known);
  if (order === 'unknown') return '';
  if (order !== 'older') return ` ${newest.channel} has nothing newer.`;
  const to = goalOf(newest.channel, settingsOf(pin, settings).cooldown, known)?.to ?? null;
  const isDue = to !== null && orderAgainst(pin, to, known) === 'older';
  return isDue ? ' Bump it.' : ' What is newer waits for the cooldown.';
}

/** Where a channel ends, or has ended: this is told also of what is to stay where it is. */
function endFindings(pin: Pin, known: ChannelKnowledge): Finding[] {
  return statusFindings(pin, known).filter(({ rule }) => rule !== 'beta');
}

function statusFindings(pin: Pin, known: ChannelKnowledge): Finding[] {
  const { states, now } = known;
  if (pin.channel === null || isNowhere(pin, known)) return [];
  const state = stateOf(states, pin.channel);
  const left = daysLeft(state, now);
  const what = `${quoted(pin.name)} follows ${pin.channel}, which`;
  const byHand = pin.staysInSeries ? 'It is named after its series: nothing is proposed. ' : '';
  const cure = pin.followed ? 'Let its rule follow the next one.' : `${byHand}Upgrade it.`;
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
  if (state.status === 'stable' && left !== null && left < 0) {
    const ended = `${what} is called stable, but its support ended on ${state.endOfLife ?? ''}. ${cure}`;
    return [finding(pin, 'deprecated', 'warning', ended)];
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
