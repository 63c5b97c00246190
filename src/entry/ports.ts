import type { Ports } from '../app/context.js';
import { createGit } from '../git/git.js';
import { clock } from '../platform/clock.js';
import { files } from '../platform/files.js';
import { createHttp } from '../platform/http.js';
import { createProcess } from '../platform/process.js';
import { endInGoodOrder } from '../platform/shutdown.js';
import type { Log } from '../ports/log.js';

/** The adapters of this machine. What they have begun is ended when this process is. */
export function openPorts(log: Log): Ports {
  endInGoodOrder();
  const program = createProcess();
  const git = createGit(program, files, process.env);
  return { process: program, git, http: createHttp(clock), files, log, clock };
}
