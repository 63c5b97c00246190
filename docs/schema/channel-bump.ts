import { z } from 'zod';
import { settings } from '../../src/app/settings.js';

/** The schema of `.github/channel-bump.yml` for editors: what the settings' own schema says, as far as JSON Schema can. */
export function channelBumpSchema(): string {
  const schema = z.toJSONSchema(settings, { io: 'input' });
  const { $schema, ...rest } = schema;
  const about = {
    title: 'channel-bump',
    description: 'Settings of .github/channel-bump.yml: see docs/configuration.md and docs/policy.md.',
  };
  return `${JSON.stringify({ $schema, ...about, ...rest }, null, 2)}\n`;
}
