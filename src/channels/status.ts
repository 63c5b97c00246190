import { stateOf, type ChannelState, type ChannelStatus } from '../core/channel-state.js';
import { parseChannel, seriesOf } from '../core/channel.js';
import { UserError } from '../errors.js';
import type { Http } from '../ports/http.js';
import { readEndOfLife } from './end-of-life.js';
import { onceEach } from './once-each.js';
import { readSamples, type Sample } from './status-samples.js';

/** What is published of the channels, and why what isn't known is not. */
interface PublishedStates {
  /** By channel; empty where the status could not be had. Ask with `stateOf`: absence has a meaning of its own. */
  states: ReadonlyMap<string, ChannelState>;
  troubles: readonly UserError[];
}

/** The channels' states, asked at most once. Never throws: without an answer nothing is known, and `troubles` say why. */
export interface ChannelStates {
  states(): Promise<PublishedStates>;
}

/** This is worth a look, not a wait. */
const DEADLINE_MS = 10_000;
const LIMIT = 1024 * 1024;
const REVISION = 'channel_revision';
const UPDATE_TIME = 'channel_update_time';

/**
 * @param urls `statusUrl`: a Prometheus, a query of one, the exporter's text, or a `channels.nix`; `endOfLifeUrl`: a
 * product of endoflife.date. Both are asked at the same time.
 */
export function createChannelStates(
  http: Http,
  urls: { statusUrl: string; endOfLifeUrl: string },
): ChannelStates {
  const ask = async (): Promise<PublishedStates> => {
    const [published, ends] = await Promise.all([
      unknown(
        'The status of the channels',
        'Without it nothing is upgraded.',
        '`status-url`',
        askStatus(http, urls.statusUrl),
      ),
      unknown(
        'When support of a channel ends',
        'Without it nobody is warned of an end that is near.',
        '`end-of-life-url`',
        askEndOfLife(http, urls.endOfLifeUrl),
      ),
    ]);
    const troubles = [published, ends].flatMap((one) => (one instanceof UserError ? [one] : []));
    if (published instanceof UserError) return { states: new Map(), troubles };
    return { states: joined(published, ends instanceof UserError ? new Map() : ends), troubles };
  };
  const once = onceEach(ask);
  return { states: () => once('') };
}

async function askStatus(http: Http, statusUrl: string): Promise<Map<string, ChannelState>> {
  const told = await statusSamples(http, statusUrl);
  const moved = movedTimes(told.moved);
  const current = currentStatuses(told.revisions);
  if (current.size === 0) {
    throw new UserError(`${told.url} names no channel.`);
  }
  return new Map(
    [...current].map(([channel, status]) => [
      channel,
      { status, movedAt: moved.get(channel) ?? null, endOfLife: null },
    ]),
  );
}

interface Told {
  url: string;
  revisions: readonly Sample[];
  moved: readonly Sample[];
}

/** A file is read as it is; anything else is asked as Prometheus is, and read as it is where it is none. */
async function statusSamples(http: Http, statusUrl: string): Promise<Told> {
  const query = queryOf(statusUrl);
  const asked = query && (await askPrometheus(http, query));
  if (asked?.kind === 'told') return asked;
  const answer = await answerOf(http, statusUrl);
  const samples = answer.kind === 'text' ? readSamples(answer.text, REVISION) : null;
  if (samples) return { url: statusUrl, revisions: samples, moved: samples };
  throw asked?.odd ?? oddity(statusUrl, answer, 'the status of channels');
}

/** `odd`: what was wrong with it, where there is such an address at all. */
async function askPrometheus(
  http: Http,
  query: (metric: string) => string,
): Promise<(Told & { kind: 'told' }) | { kind: 'other'; odd: UserError | null }> {
  const url = query(REVISION);
  const [answer, moved] = await Promise.all([
    answerOf(http, url),
    // When a channel moved is worth knowing, but the status is there without it.
    orError(answerOf(http, query(UPDATE_TIME))),
  ]);
  const revisions = answer.kind === 'text' ? readSamples(answer.text, REVISION) : null;
  if (revisions) {
    const text = !(moved instanceof UserError) && moved.kind === 'text' ? moved.text : '';
    return { kind: 'told', url, revisions, moved: readSamples(text, UPDATE_TIME) ?? [] };
  }
  const isThere = answer.kind === 'text' || answer.status !== 404;
  return { kind: 'other', odd: isThere ? oddity(url, answer, 'the status of channels') : null };
}

/** How Prometheus is asked for a metric at that address; null where the address is a file's. */
function queryOf(statusUrl: string): ((metric: string) => string) | null {
  const url = new URL(statusUrl);
  const own = url.searchParams.get('query');
  const whole = own !== null || url.pathname.endsWith('/api/v1/query');
  if (!whole && /\.[a-z]+$|\/metrics$/.test(url.pathname)) return null;
  if (!whole) url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
  return (metric) => {
    const asked = new URL(url);
    // A query may choose among several sources: `channel_revision{job="channels"}`.
    asked.searchParams.set('query', own?.includes(REVISION) ? own.replaceAll(REVISION, metric) : metric);
    return asked.href;
  };
}

/** By channel. A channel whose samples disagree is `unknown`; one that is no longer current is `unmaintained`. */
function currentStatuses(samples: readonly Sample[]): Map<string, ChannelStatus> {
  const statuses = new Map<string, ChannelStatus>();
  const current = new Set<string>();
  for (const { metric, labels } of samples) {
    const channel = labels.get('channel') ?? '';
    if (metric !== REVISION || !parseChannel(channel)) continue;
    const isCurrent = (labels.get('current') ?? '1') === '1';
    if (!isCurrent) {
      if (!current.has(channel)) statuses.set(channel, 'unmaintained');
      continue;
    }
    const status = knownStatus(labels.get('status'));
    const before = current.has(channel) ? statuses.get(channel) : undefined;
    statuses.set(channel, before === undefined || before === status ? status : 'unknown');
    current.add(channel);
  }
  return statuses;
}

const WORDS: readonly ChannelStatus[] = ['rolling', 'beta', 'stable', 'deprecated', 'unmaintained'];

function knownStatus(word: string | undefined): ChannelStatus {
  return WORDS.find((one) => one === word) ?? 'unknown';
}

function movedTimes(samples: readonly Sample[]): Map<string, number> {
  const moved = samples.filter(({ metric, value }) => metric === UPDATE_TIME && value > 0 && value < 1e11);
  return new Map(moved.map(({ labels, value }) => [labels.get('channel') ?? '', Math.floor(value)]));
}

async function askEndOfLife(http: Http, url: string): Promise<Map<string, string>> {
  const answer = await answerOf(http, url);
  const ends = answer.kind === 'text' ? readEndOfLife(answer.text) : null;
  if (ends && ends.size > 0) return ends;
  throw oddity(url, answer, 'the releases of a product');
}

/**
 * Every channel with the end of life of its series. Series that ended and are published no more are there too, for
 * the day on which they did.
 */
function joined(
  published: ReadonlyMap<string, ChannelState>,
  ends: ReadonlyMap<string, string>,
): Map<string, ChannelState> {
  const there = new Set([...published.keys()].map(seriesOf));
  const past = [...ends.keys()]
    .filter((series) => !there.has(series))
    .flatMap((series) => [`nixos-${series}`, `nixos-${series}-small`, `nixpkgs-${series}-darwin`])
    .filter((channel) => stateOf(published, channel).status === 'unmaintained');
  return new Map(
    [...published.keys(), ...past].map((channel) => [
      channel,
      { ...stateOf(published, channel), endOfLife: ends.get(seriesOf(channel) ?? '') ?? null },
    ]),
  );
}

type Answer = { kind: 'text'; text: string } | { kind: 'status'; status: number };

async function answerOf(http: Http, url: string): Promise<Answer> {
  const response = await http.request({ url, follow: true, deadlineMs: DEADLINE_MS });
  if (response.status === 200) return { kind: 'text', text: await response.text(LIMIT) };
  await response.discard();
  return { kind: 'status', status: response.status };
}

function oddity(url: string, answer: Answer, expected: string): UserError {
  return new UserError(`${url} answers with ${described(answer)}, not with ${expected}.`);
}

function described(answer: Answer): string {
  if (answer.kind === 'status') return `status ${answer.status}`;
  const start = answer.text.trim();
  if (start === '') return 'nothing';
  return start.startsWith('<') ? 'a web page' : `\`${start.split('\n')[0]?.slice(0, 60) ?? ''}\``;
}

/** An error says what is unknown for its sake, what that means, and which setting to look at. */
async function unknown<T>(
  what: string,
  meaning: string,
  setting: string,
  asked: Promise<T>,
): Promise<T | UserError> {
  const got = await orError(asked);
  if (!(got instanceof UserError)) return got;
  // No answer at all has a cause, which is below us: the address is seldom to blame.
  const check = got.cause === undefined ? setting : `the network, then ${setting}`;
  const cure = `${meaning} Check ${check}.`;
  return new UserError(`${what} is unknown: ${got.message}`, { cure, cause: got });
}

async function orError<T>(asked: Promise<T>): Promise<T | UserError> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
