import * as core from '@actions/core';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { runAction } from '../app/action.js';
import { settingNames } from '../app/config.js';
import { mendable, UserError } from '../errors.js';
import { createActionLog } from '../platform/action-log.js';
import { inert } from '../platform/log.js';
import { fleetInputs, isDryRun } from './inputs.js';
import { openPorts } from './ports.js';
import { wire } from './wire.js';

async function main(): Promise<void> {
  const token = core.getInput('token');
  if (token !== '') core.setSecret(token);
  delete process.env['INPUT_TOKEN']; // no program that we start is to find it
  const folder = resolve(process.env['GITHUB_WORKSPACE'] ?? '.', core.getInput('directory') || '.');
  const inputs = Object.fromEntries(settingNames.map((name) => [name, core.getInput(name)]));
  const context = await wire(openPorts(createActionLog()), folder, inputs);
  const temporary = process.env['RUNNER_TEMP'] ?? tmpdir();
  const result = await runAction(
    context,
    core.getInput('command') || 'update',
    `${temporary}/channel-bump.json`,
    {
      dryRun: isDryRun(),
      base: core.getInput('base') || null,
      logs: `${temporary}/channel-bump-logs`,
      html: `${temporary}/channel-bump.html`,
      fleet: fleetInputs(temporary),
      environment: { ...process.env, GITHUB_TOKEN: token },
    },
  );
  for (const [name, value] of Object.entries(result.outputs)) core.setOutput(name, value);
  await writeSummary(result.summary);
  if (result.failure !== null) core.setFailed(inert(result.failure));
}

/** Not every runner has a step summary (Forgejo's older ones do not); the log has it all. */
async function writeSummary(markdown: string): Promise<void> {
  if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(markdown, true).write();
}

try {
  await main();
} catch (thrown) {
  const error = mendable(thrown);
  if (error instanceof UserError) {
    const { place } = error;
    core.error(inert(error.toSentences()), {
      ...(place ? { file: place.file, ...(place.line ? { startLine: place.line } : {}) } : {}),
    });
    core.setFailed(inert(error.toLine()));
  } else {
    core.setFailed(
      `This is a defect: ${inert(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
    );
  }
}
