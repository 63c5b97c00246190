// What is killed. `node --import tsx kill-child.ts '{"run":0,…}'`
import { perform, type Job } from './kill-walk.js';

await perform(JSON.parse(process.argv[2] ?? '') as Job);
