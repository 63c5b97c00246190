import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Failure } from '../../core/rebuild.js';
import type { Files } from '../../ports/files.js';

type SideName = Failure['side'];

/** `<host>.<side>.log`, for as long as something is done for that side. */
export interface HostLog extends AsyncDisposable {
  write: (line: string) => void;
}

export interface HostLogs {
  /** The file begins with the first line that is ever written to it, and goes on where it is opened once more. */
  open(host: string, side: SideName): HostLog;
  /** Null where none is kept. */
  path(host: string, side: SideName): string | null;
}

/** @param folder absolute; null: no logs are kept */
export async function createHostLogs(files: Files, folder: string | null): Promise<HostLogs> {
  if (folder === null) {
    const nothing = { write: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
    return { open: () => nothing, path: () => null };
  }
  await files.makeFolder(folder);
  const begun = new Set<string>();
  const path = (host: string, side: SideName): string => `${folder}/${fileNameOf(host)}.${side}.log`;
  return {
    path,
    open(host, side) {
      let stream: Writable | null = null;
      let broken = false;
      return {
        write(line) {
          if (broken) return;
          stream ??= opened(path(host, side), () => (broken = true));
          stream.write(`${line}\n`);
        },
        async [Symbol.asyncDispose]() {
          if (stream === null || broken) return;
          const closed = once(stream, 'close').catch(() => undefined);
          stream.end();
          await closed;
        },
      };
    },
  };

  function opened(file: string, onError: () => void): Writable {
    const stream = files.writeStream(file, { append: begun.has(file) });
    begun.add(file);
    // A log that can't be kept is no reason to stop a rebuild.
    stream.on('error', onError);
    return stream;
  }
}

/** One to one, and an artifact on GitHub may be called so: `lab/web é` -> `lab%2Fweb%20%C3%A9` */
function fileNameOf(host: string): string {
  return host.replace(/[^\w.-]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
