import { createReleaseIndex } from '../channels/release-index.js';
import { createChannelStates } from '../channels/status.js';
import type { Pin } from '../core/pin.js';
import type { ChannelKnowledge } from '../core/policy/knowledge.js';
import { propose, type Proposal } from '../core/policy/propose.js';
import { remarksOn } from '../core/policy/remarks.js';
import { ruled, ruledCompanions } from '../core/policy/rules.js';
import type { PolicySettings } from '../core/policy/settings.js';
import type { UserError } from '../errors.js';
import { mirrorUrls, originsOf, type Context } from './context.js';
import { discover, type Discovery } from './discover.js';
import { hostTroubles } from './host-pin.js';
import { resolve, type Resolved } from './knowledge.js';
import { productionFindings } from './production.js';
import type { Config } from './settings.js';

/** The first three stages of the trace: the pins, what is known of their channels, and what the policy makes of it. */
export interface Proposals extends Proposal, Resolved {
  /** As the configuration has them: without the ignored ones. */
  pins: readonly Pin[];
  settings: PolicySettings;
  /** What is odd about the settings, a sentence each. */
  remarks: readonly string[];
  /** One for each pin file that could not be read. */
  broken: readonly UserError[];
}

/**
 * discover -> resolve -> propose. A channel or file in trouble does not hide the others; without pins nothing is asked
 * of any server.
 * @param whole all that `check` tells is looked up, and not only what a proposal needs; hosts that the configuration
 * names and that can't be found are told in the log
 */
export async function proposals(
  context: Context,
  { whole = false }: { whole?: boolean } = {},
): Promise<Proposals> {
  const { config, http, log, clock } = context;
  const discovery = await discoverPins(context);
  if (whole) {
    for (const error of await hostTroubles(context, discovery.pins))
      log.warning(error.toSentences(), error.place);
  }
  const settings = policySettings(config);
  const pins = ruled(discovery.pins, settings);
  const companions = ruledCompanions(discovery.companions, discovery.pins, settings);
  const urls = { statusUrl: config['status-url'], endOfLifeUrl: config['end-of-life-url'] };
  const sources = {
    index: createReleaseIndex(http, mirrorUrls(config)),
    states: createChannelStates(http, urls),
    log,
  };
  const given: Pick<ChannelKnowledge, 'lines' | 'releasesUrl' | 'now'> = {
    lines: linesOf(pins, discovery.texts),
    releasesUrl: config['releases-url'],
    now: clock.now().getTime() / 1000,
  };
  const resolved = hasPins({ pins })
    ? await resolve(sources, { pins, settings, whole, given })
    : nothingToResolve(given);
  const proposal = propose(pins, companions, resolved.known, settings);
  const findings = [...proposal.findings, ...productionFindings(config, pins)];
  const remarks = remarksOn(discovery.pins, discovery.companions, settings);
  return { ...proposal, ...resolved, findings, pins, settings, remarks, broken: discovery.errors };
}

/** Whether there is anything to look after at all. */
export function hasPins({ pins }: Pick<Proposals, 'pins'>): boolean {
  return pins.some(({ direct }) => direct);
}

function nothingToResolve(given: Pick<ChannelKnowledge, 'lines' | 'releasesUrl' | 'now'>): Resolved {
  const none = new Map<string, never>();
  const known = {
    newest: none,
    untrusted: none,
    history: none,
    revisions: none,
    states: none,
    released: none,
  };
  return { known: { ...given, ...known }, unknown: none };
}

/** What the configuration says to the policy. */
export function policySettings(config: Config): PolicySettings {
  return {
    ...config,
    upgradeTo: config['upgrade-to'],
    maxAge: config['max-age'],
    rules: config.rules.map((rule) => ({ ...rule, maxAge: rule['max-age'] })),
  };
}

/** The line that each floating pin stands in, by `file:name`. */
function linesOf(pins: readonly Pin[], texts: ReadonlyMap<string, string>): Map<string, string> {
  const floating = pins.filter(({ state }) => state === 'floating');
  const split = new Map(
    [...new Set(floating.map(({ file }) => file))].map((file) => [file, linesIn(texts.get(file))]),
  );
  return new Map(
    floating.map(({ file, name, line }) => [`${file}:${name}`, split.get(file)?.[line - 1]?.trim() ?? '']),
  );
}

function linesIn(text = ''): string[] {
  return text.split(/\r?\n/);
}

/** The pins of the repository and their companions; broken files, and what was passed over, are told in the log. */
export async function discoverPins(context: Context): Promise<Discovery> {
  const { files, folder, config, log } = context;
  const discovery = await discover(files, folder, originsOf(config), { ignore: config.ignore });
  for (const error of discovery.errors) log.error(error.toSentences(), error.place);
  for (const error of discovery.passedOver) log.warning(error.toSentences(), error.place);
  return discovery;
}

/** The pins of a copy of the repository. */
export async function discoverIn(context: Context, folder: string): Promise<readonly Pin[]> {
  const { files, config } = context;
  return (await discover(files, folder, originsOf(config), { ignore: config.ignore })).pins;
}
