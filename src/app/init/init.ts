import { matchesGlob } from '../../core/glob.js';
import { ruled } from '../../core/policy/rules.js';
import { UserError } from '../../errors.js';
import { schemaVersion } from '../../report/json.js';
import { configFile } from '../config.js';
import type { Context } from '../context.js';
import { discoverPins, policySettings } from '../proposals.js';
import type { VerbInput, VerbOptions, VerbOutcome } from '../verb.js';
import { configurationText } from './configuration.js';
import { expectations } from './expected.js';
import {
  chooseForge,
  forgejoFolders,
  forgeNames,
  hostOf,
  type ForgeChoice,
  type ForgeName,
} from './forge.js';
import { surveyHosts } from './ground.js';
import { initText, nothingFound, type Made } from './told.js';
import { workflowText } from './workflow.js';
import { assertFree, writeNew, type NewFile } from './write.js';

/**
 * `init [DIR]`: writes a workflow, and a configuration where something is worth saying, for the repository that DIR
 * lies in. By what its files say alone: Nix is not started, and nothing is asked of any server.
 */
export async function initVerb(context: Context, { positional, options }: VerbInput): Promise<VerbOutcome> {
  const asked = askedForge(options);
  const { files, folder, config, git } = context;
  const top = await git.root(folder);
  if (top === null) {
    throw new UserError(`${folder} is no git repository.`, {
      cure: 'Name a folder of the repository that the workflow is to run in, or make one: `git init`.',
    });
  }
  const settings = policySettings(config);
  const discovered = await discoverPins(context);
  if (discovered.errors.length > 0)
    throw new UserError('nothing is written, as not every pin file can be read.', {
      cure: 'Mend what is told above, and run it again.',
    });
  const pins = ruled(discovered.pins, settings);
  if (!pins.some(({ direct }) => direct)) return none(folder);
  const directory = (await git.prefix(folder)).replace(/\/$/, '');
  const choice = await forgeOf(context, top, asked);
  const ground = await surveyHosts(files, folder, (path) => matchesGlob(config.ignore, path));
  const configPath = directory === '' ? configFile : `${directory}/${configFile}`;
  const isConfigured = await files.exists(`${top}/${configPath}`);
  const configuration = isConfigured ? null : configurationText(pins, ground);
  const made: Made = {
    choice,
    ground,
    expected: expectations(pins, settings),
    workflow: {
      path: `${choice.folder}/channel-bump.yml`,
      text: workflowText({ forge: choice.forge, directory }),
    },
    configuration: configuration === null ? null : { path: configPath, text: configuration },
    kept: isConfigured ? configPath : null,
    named: config.hosts.length,
    dryRun: options['dryRun'] === true,
    notes: await otherWorkflows(context, top, choice),
    next: ['channel-bump check', ...(positional[0] === undefined ? [] : [positional[0]])].join(' '),
  };
  const wanted = [...(made.configuration === null ? [] : [made.configuration]), made.workflow];
  if (made.dryRun) await tellTaken(context, top, wanted);
  else {
    await assertFree(files, top, wanted);
    await writeNew(files, top, wanted);
  }
  return { text: initText(made), json: initJson(made), exitCode: 0 };
}

/** What is in the way does not keep a dry run from showing the files. */
async function tellTaken({ files, log }: Context, top: string, wanted: readonly NewFile[]): Promise<void> {
  try {
    await assertFree(files, top, wanted);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(error.message, error.place);
  }
}

function askedForge(options: VerbOptions): ForgeName | null {
  const given = options['forge'];
  if (given === undefined) return null;
  const name = forgeNames.find((one) => one === given);
  if (name !== undefined) return name;
  throw new UserError(`\`${String(given)}\` is no forge that a workflow can be written for.`, {
    cure: `Known: ${forgeNames.join(', ')} (Gitea as well).`,
    exitCode: 64,
  });
}

async function forgeOf(
  { files, git, folder }: Context,
  top: string,
  asked: ForgeName | null,
): Promise<ForgeChoice> {
  const folders: string[] = [];
  for (const one of forgejoFolders) if (await files.isFolder(`${top}/${one}`)) folders.push(one);
  return chooseForge({ asked, folders, host: hostOf(await git.remotes(folder)) });
}

/** Forgejo and Gitea read one folder of workflows: with the first one in theirs they read GitHub's no more. */
async function otherWorkflows({ files }: Context, top: string, { folder }: ForgeChoice): Promise<string[]> {
  if (folder.startsWith('.github') || (await files.isFolder(`${top}/${folder}`))) return [];
  if (!(await files.isFolder(`${top}/.github/workflows`))) return [];
  return [
    `With ${folder} there, this forge reads the workflows in .github/workflows no more: move those that it ran.`,
  ];
}

function none(folder: string): VerbOutcome {
  return {
    text: nothingFound(folder),
    json: {
      schemaVersion,
      forge: null,
      dryRun: false,
      files: [],
      kept: null,
      channels: [],
      hosts: null,
      notes: [],
    },
    exitCode: 1,
  };
}

function initJson({ choice, ground, expected, workflow, configuration, kept, dryRun, notes }: Made): unknown {
  return {
    schemaVersion,
    forge: choice.forge,
    dryRun,
    files: [workflow, ...(configuration === null ? [] : [configuration])],
    kept,
    channels: expected,
    hosts: ground.flake === 'none' ? 'named' : 'flake',
    notes,
  };
}
