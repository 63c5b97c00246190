// npm run tables
import { readFileSync, writeFileSync } from 'node:fs';
import { tablesOf, withTables } from './inputs.js';

const document = new URL('../inputs.md', import.meta.url);
const tables = tablesOf(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
writeFileSync(document, withTables(readFileSync(document, 'utf8'), tables));
