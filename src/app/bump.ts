import type { Candidate } from '../core/candidate.js';
import type { FileEdit } from '../core/pin.js';
import { UserError } from '../errors.js';
import { bumpJson, schemaVersion } from '../report/json.js';
import { bumpWarnings } from './bump-warnings.js';
import { asFlag, namedMove, text, wrongUse } from './bump-named.js';
import type { Context } from './context.js';
import { applyMoves, type Bump, type Move } from './edit.js';
import { prepare } from './prepare.js';
import { held } from './pins.js';
import { proposals } from './proposals.js';
import { movedBump } from './report.js';
import { createSources } from './source.js';
import type { VerbInput, VerbOptions, VerbOutcome } from './verb.js';

/** What is about to be written. Not `whole`: something that should move could not be looked up, and stays. */
interface Plan {
  moves: readonly Pick<Move, 'pin' | 'target'>[];
  edits: readonly FileEdit[];
  whole: boolean;
}

/**
 * `bump [DIR]`: edits the pin files in place. Without `--pin` all that the policy proposes in lane `refresh` (with
 * `--lanes '[upgrade]'` in that one); with it one pin, to the newest release or to what `--to` names; with `--hash`
 * nothing is asked of any server.
 */
export async function bumpVerb(context: Context, { options }: VerbInput): Promise<VerbOutcome> {
  const name = text(options, 'pin');
  const { moves, edits, whole } =
    name === null ? await proposedPlan(context, options) : await namedPlan(context, name, options);
  for (const edit of edits)
    await context.files.write(`${context.folder}/${edit.file}`, edit.after, context.folder);
  const changed = moves.filter((move) => edits.some((edit) => edit.file === move.pin.file));
  const warnings = name === null ? [] : warned(context, changed);
  return {
    text:
      edits.length === 0
        ? whole
          ? 'Nothing to bump: every pin is where it should be.'
          : 'Nothing was bumped.'
        : changed
            .map(
              (m) =>
                `${m.pin.file}: ${m.pin.name}: ${held(m.pin)} -> ${m.target.release || m.target.revision}`,
            )
            .join('\n'),
    json: {
      schemaVersion,
      bumps: changed.map(({ pin, target }) => bumpJson(movedBump(pin, target))),
      files: edits.map((edit) => edit.file),
      warnings,
    },
    exitCode: !whole ? 1 : options['exitCode'] === true && edits.length > 0 ? 2 : 0,
  };
}

function warned(context: Context, moves: readonly Pick<Move, 'pin' | 'target'>[]): string[] {
  const lines: string[] = [];
  for (const { pin, target } of moves) {
    for (const { message, place } of bumpWarnings(pin, target)) {
      const line = new UserError(message, { place }).toLine();
      context.log.warning(message, place);
      lines.push(line);
    }
  }
  return lines;
}

async function namedPlan(context: Context, name: string, options: VerbOptions): Promise<Plan> {
  const moves = [await namedMove(context, name, options)];
  return { moves, edits: await applyMoves(context, moves), whole: true };
}

async function proposedPlan(context: Context, options: VerbOptions): Promise<Plan> {
  for (const flag of ['to', 'hash', 'channel', 'revision', 'lastModified']) {
    if (text(options, flag) !== null)
      throw wrongUse(`${asFlag(flag)} needs --pin.`, 'Name the pin that is meant.');
  }
  const { candidates, unknown, broken } = await proposals(context);
  if (broken.length > 0) {
    throw new UserError('not every pin file can be read, so none is written.', {
      cure: 'Mend them, or name one pin of the others with --pin.',
    });
  }
  for (const error of unknown.values()) context.log.error(error.toLine());
  // A pin that is due in both lanes goes to one place.
  const lane = context.config.lanes.includes('refresh') ? 'refresh' : 'upgrade';
  const bumps = await bumpsOf(
    context,
    candidates.filter((one) => one.lane === lane),
  );
  const moves = bumps.flatMap((bump) => bump.moves);
  // Two candidates of lane `refresh` may be in one file.
  const edits = lane === 'refresh' ? await applyMoves(context, moves) : bumps.flatMap((bump) => bump.edits);
  const waiting = bumps.length < candidates.filter((one) => one.lane === lane).length;
  return { moves, edits, whole: unknown.size === 0 && !waiting };
}

async function bumpsOf(context: Context, candidates: readonly Candidate[]): Promise<Bump[]> {
  const sources = createSources(context, null);
  const bumps: Bump[] = [];
  for (const candidate of candidates) {
    const prepared = await prepare(context, candidate, sources);
    if (prepared.kind === 'ready') bumps.push(prepared.bump);
    else context.log.warning(`${candidate.group}: ${prepared.reasons.join(' ')}`);
  }
  const files = bumps.filter(({ candidate }) => candidate.lane === 'upgrade').flatMap(({ edits }) => edits);
  const twice = files.find(({ file }, index) => files.findIndex((one) => one.file === file) < index);
  if (!twice) return bumps;
  throw new UserError('two upgrades change this file.', {
    place: { file: twice.file },
    cure: 'Do one after the other: name its pins with --pins.',
  });
}
