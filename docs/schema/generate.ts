// npm run schema
import { writeFileSync } from 'node:fs';
import { channelBumpSchema } from './channel-bump.js';

writeFileSync(new URL('channel-bump.json', import.meta.url), channelBumpSchema());
