import type { Forge, Pull } from '../../forge/types.js';
import { changeMarker, type Marker } from './marker.js';

/**
 * Makes a draft of a pull request that is none. The marker first: a draft that nobody has marked would be taken for a
 * person's, where a run is cut off in between.
 * @param change what else the marker is to say
 */
export async function makeDraft(forge: Forge, pull: Pull, change: Partial<Marker> = {}): Promise<Pull> {
  const body = changeMarker(pull.body, pull.head.branch, { ...change, drafted: true }) ?? pull.body;
  const content = { title: pull.title, labels: [], body };
  const marked = await forge.updatePull(pull, { ...content, draft: false });
  return forge.updatePull(marked, { ...content, draft: true });
}
