import type { Candidate } from '../core/candidate.js';
import type { FileEdit } from '../core/pin.js';
import { UserError } from '../errors.js';
import { plain } from '../report/inert.js';
import { bumpJson, schemaVersion } from '../report/json.js';
import { chooseCandidates } from './bump-choice.js';
import { asFlag, namedMove, text, wrongUse } from './bump-named.js';
import type { BumpWarning } from './bump-warnings.js';
import type { CompanionMove } from './companions.js';
import type { Context } from './context.js';
import { applyMoves, type Bump, type Move } from './edit.js';
import { held } from './pins.js';
import { prepare } from './prepare.js';
import { proposals } from './proposals.js';
import { movedBump, movedCompanion } from './report.js';
import { nothingTo } from './nothing-to-do.js';
import { createSources } from './source.js';
import type { VerbInput, VerbOptions, VerbOutcome } from './verb.js';

/** What is about to be written. */
interface Plan {
  moves: readonly Pick<Move, 'pin' | 'target'>[];
  companions: readonly CompanionMove[];
  edits: readonly FileEdit[];
  /** Told where something is written. */
  warnings: readonly BumpWarning[];
  /** What is said where nothing is written; null: something that should move could not be looked up, and stays. */
  idle: string | null;
}

/**
 * `bump [DIR]`: edits the pin files in place. Without `--pin` all that the policy proposes in lane `refresh`, and of
 * upgrades those that are asked for (`--lanes upgrade`); with it one pin, to the newest release or to what `--to`
 * names; with `--hash` nothing is asked of any server.
 */
export async function bumpVerb(context: Context, { options }: VerbInput): Promise<VerbOutcome> {
  const name = text(options, 'pin');
  const plan = name === null ? await proposedPlan(context, options) : await namedPlan(context, name, options);
  const { edits, idle } = plan;
  for (const edit of edits)
    await context.files.write(`${context.folder}/${edit.file}`, edit.after, context.folder);
  const isEdited = ({ file }: { file: string }): boolean => edits.some((edit) => edit.file === file);
  const moves = plan.moves.filter(({ pin }) => isEdited(pin));
  const companions = plan.companions.filter(({ companion }) => isEdited(companion)).map(movedCompanion);
  const lines = [
    ...moves.map(
      ({ pin, target }) => `${pin.file}: ${pin.name}: ${held(pin)} -> ${target.release || target.revision}`,
    ),
    ...companions.map(({ file, name, from, to }) => `${file}: ${name}: ${from.branch} -> ${to.branch}`),
  ];
  return {
    text: edits.length === 0 ? (idle ?? 'Nothing was bumped.') : lines.map((l) => plain(l, 1000)).join('\n'),
    json: {
      schemaVersion,
      bumps: moves.map(({ pin, target }) => bumpJson(movedBump(pin, target))),
      companions,
      files: edits.map((edit) => edit.file),
      warnings: edits.length === 0 ? [] : told(context, plan.warnings),
    },
    exitCode: idle === null ? 1 : options['exitCode'] === true && edits.length > 0 ? 2 : 0,
  };
}

function told({ log }: Context, warnings: readonly BumpWarning[]): string[] {
  return warnings.map(({ message, place }) => {
    log.warning(message, place);
    return new UserError(message, { place }).toLine();
  });
}

async function namedPlan(context: Context, name: string, options: VerbOptions): Promise<Plan> {
  const { move, warnings } = await namedMove(context, name, options);
  const edits = await applyMoves(context, [move]);
  const idle = `Nothing to bump: ${plain(name)} is there already.`;
  return { moves: [move], companions: [], edits, warnings, idle };
}

async function proposedPlan(context: Context, options: VerbOptions): Promise<Plan> {
  for (const flag of ['to', 'hash', 'channel', 'revision', 'lastModified']) {
    if (text(options, flag) !== null)
      throw wrongUse(`${asFlag(flag)} needs --pin.`, 'Name the pin that is meant.');
  }
  const found = await proposals(context);
  const { candidates, settings, unknown, findings, broken } = found;
  if (broken.length > 0) {
    throw new UserError('not every pin file can be read, so none is written.', {
      cure: 'Mend them, or name one pin of the others with --pin.',
    });
  }
  for (const error of unknown.values()) context.log.error(error.toLine());
  const distrusted = findings.filter(({ rule }) => rule === 'inauthentic');
  for (const { message, pin } of distrusted) context.log.error(message, { file: pin.file, line: pin.line });
  const { taken, left } = chooseCandidates(candidates, settings);
  const bumps = await bumpsOf(context, taken);
  const whole = unknown.size === 0 && distrusted.length === 0 && bumps.length === taken.length;
  return {
    moves: bumps.flatMap(({ moves }) => moves),
    companions: bumps.flatMap(({ companions }) => companions),
    edits: bumps.at(-1)?.edits ?? [],
    warnings: [],
    idle: whole ? nothingTo('bump', found, left) : null,
  };
}

/** Several may change one file: each is made on top of those before it, and the last one's edits are those of all. */
async function bumpsOf(context: Context, candidates: readonly Candidate[]): Promise<Bump[]> {
  const sources = createSources(context, null);
  const bumps: Bump[] = [];
  for (const candidate of candidates) {
    const prepared = await prepare(context, candidate, sources, bumps.at(-1)?.edits);
    if (prepared.kind === 'ready') bumps.push(prepared.bump);
    else context.log.warning(`${candidate.group}: ${prepared.reasons.join(' ')}`);
  }
  return bumps;
}
