import { chooseSandbox, DEFAULT_IMAGE } from '../sandbox/registry.js';
import type { SandboxDriver } from '../sandbox/types.js';
import type { Context } from './context.js';

/**
 * The sandbox that the configuration asks for.
 * @throws UserError where none works here
 */
export async function sandboxFor({ config, process, files, log }: Context): Promise<SandboxDriver> {
  // Who names an image means a container.
  const choice = config.sandbox === 'auto' && config.image !== undefined ? 'container' : config.sandbox;
  const { driver, passedOver } = await chooseSandbox(choice, {
    process,
    files,
    image: config.image ?? DEFAULT_IMAGE,
    pull: 'missing',
    engineArguments: config['engine-arguments'],
  });
  if (driver.id === 'host' && passedOver.length > 0) {
    log.warning(
      `no container here, so Nix of this machine does the work, and can read its files: ${passedOver.join('; ')}.`,
    );
  }
  return driver;
}
