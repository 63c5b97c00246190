import type { ReleaseIndex } from '../../channels/release-index.js';
import type { ChannelChanges } from '../../core/channel-changes.js';
import type { Rebuild } from '../../core/rebuild.js';
import type { Commit } from '../../git/history.js';
import type { Report } from '../../report/model.js';
import type { Context } from '../context.js';
import type { Config } from '../settings.js';
import { compareLists, fetchCommits, REPOSITORY } from './ask.js';
import { asked, type Asked } from './asked.js';
import { placeOf, stretchesOf, type Place, type Stretch } from './stretch.js';
import { hasChanges, toldCommits, toldPackages, type Counted } from './told.js';

/** What the channels brought, asked once a run for each pair of revisions. */
export interface Brought {
  /**
   * Adds it to a report, where packages of some host change. What can't be had is told there in a sentence, and stops
   * nothing.
   */
  addTo<T extends Report>(report: T, moved: readonly Stretch[], rebuilt: Rebuild | null): Promise<T>;
}

type Places = readonly [older: Place, newer: Place];

/** A proposal that moves more channels tells of the first ones. */
const MOST_STRETCHES = 3;

export function createBrought(context: Context, index: ReleaseIndex): Brought {
  const { config } = context;
  const commits = new Map<string, Promise<Asked<readonly Commit[]>>>();
  const lists = new Map<string, Promise<Asked<Counted>>>();

  /** An answer is kept, and so is that there was none. */
  async function answerOf<T>(
    answers: Map<string, Promise<Asked<T>>>,
    places: Asked<Places>,
    ask: (context: Context, places: Places) => Promise<T>,
  ): Promise<Asked<T>> {
    if (places.value === null) return places;
    const [older, newer] = places.value;
    const key = `${older.revision} ${newer.revision}`;
    const answer = answers.get(key) ?? asked(() => ask(context, [older, newer]));
    answers.set(key, answer);
    return await answer;
  }

  async function between({ from, to }: Stretch, rebuilt: Rebuild): Promise<ChannelChanges> {
    const places = await asked(async () => [await placeOf(index, from), await placeOf(index, to)] as const);
    const [older, newer] = places.value ?? [];
    const found = config['channel-commits'] && (await answerOf(commits, places, fetchCommits));
    const listed = config['channel-packages'] && (await answerOf(lists, places, compareLists));
    const revisions = [older ?? from, newer ?? to].map(({ revision }) => revision ?? '');
    return {
      channel: to.channel,
      from: older?.name ?? from.release ?? revisions[0] ?? '',
      to: newer?.name ?? to.release ?? revisions[1] ?? '',
      commits: found ? toldCommits(found, urlsOf(config, revisions), rebuilt) : null,
      packages: listed ? toldPackages(listed, rebuilt) : null,
    };
  }

  return {
    async addTo(report, moved, rebuilt) {
      const isWanted = config['channel-commits'] || config['channel-packages'];
      if (!isWanted || rebuilt === null || !hasChanges(rebuilt)) return report;
      const channelChanges: ChannelChanges[] = [];
      for (const stretch of stretchesOf(moved).slice(0, MOST_STRETCHES))
        channelChanges.push(await between(stretch, rebuilt));
      return channelChanges.length === 0 ? report : { ...report, channelChanges };
    },
  };
}

/** On github.com by its redirect: GitHub puts no backlink where such a link leads (docs/report.md). */
function urlsOf(config: Config, revisions: readonly string[]): { commitUrl: string; compareUrl: string } {
  const archives = config['archive-url'];
  const site = archives === 'https://github.com' ? 'https://redirect.github.com' : archives;
  const repository = `${site}/${REPOSITORY}`;
  return { commitUrl: `${repository}/commit/`, compareUrl: `${repository}/compare/${revisions.join('...')}` };
}
