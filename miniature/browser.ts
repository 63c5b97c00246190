// Debian's Chromium, as a person has it but for its window.
import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';

const program = '/usr/bin/chromium';

/**
 * Started as root, where Chromium's own sandbox does not work: for pages of our own alone.
 * @param more arguments
 * @param environment beside ours
 */
export async function startBrowser(
  more: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  if (!existsSync(program)) throw new Error(`There is no ${program}: run the set-up (npm test does).`);
  return puppeteer.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', ...more],
    env: { ...process.env, ...environment },
    protocolTimeout: 120_000,
  });
}
