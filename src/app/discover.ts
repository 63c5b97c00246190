import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { Origins, Pin } from '../core/pin.js';
import { UserError } from '../errors.js';
import { pinFormats } from '../pins/registry.js';
import type { PinFormat } from '../pins/types.js';
import type { Files } from '../ports/files.js';

export interface Discovery {
  /** By file (byte order), then by line. */
  pins: readonly Pin[];
  /** The whole text of each file that holds a pin, for the edits. */
  texts: ReadonlyMap<string, string>;
  /** One for each file that could not be read; the others are read all the same. */
  errors: readonly UserError[];
}

/**
 * The pins in the files of a repository.
 * @param root absolute path of the repository
 * @param origins where official things are recognised
 */
export async function discover(files: Files, root: string, origins: Origins): Promise<Discovery> {
  const paths = await files.walk(root);
  const repository: Repository = { files, root, paths: new Set(paths), texts: new Map() };
  const formats = pinFormats.map((format) => ({
    format,
    matches: picomatch([...format.files], { dot: true }),
  }));
  const pins: Pin[] = [];
  const errors: UserError[] = [];
  for (const path of paths) {
    for (const { format } of formats.filter(({ matches }) => matches(path))) {
      try {
        pins.push(...(await extract(repository, format, path, origins)));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        errors.push(error);
      }
    }
  }
  return { pins, texts: textsOf(pins, repository), errors };
}

interface Repository {
  files: Files;
  root: string;
  paths: ReadonlySet<string>;
  /** What was read so far. */
  texts: Map<string, string>;
}

/** Formats are pure: a file beside it that one asks for is read here, and the format asked again. */
async function extract(
  repository: Repository,
  format: PinFormat,
  path: string,
  origins: Origins,
): Promise<Pin[]> {
  const text = await readText(repository, path);
  for (;;) {
    const asked: string[] = [];
    const read = (relative: string): string | null => {
      const sibling = posix.join(posix.dirname(path), relative);
      if (!repository.paths.has(sibling)) return null;
      const known = repository.texts.get(sibling);
      if (known === undefined) asked.push(sibling);
      return known ?? null;
    };
    const pins = format.extract(text, { path, origins, read });
    if (asked.length === 0) return pins.sort((a, b) => a.line - b.line);
    for (const sibling of asked) await readText(repository, sibling);
  }
}

async function readText({ files, root, texts }: Repository, path: string): Promise<string> {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const bytes = (await files.read(posix.join(root, path))) ?? Buffer.alloc(0);
  const text = bytes.toString('utf8');
  // Written back, such a file would change in places that are not the pin's.
  if (!Buffer.from(text).equals(bytes)) {
    throw new UserError('Not a text in UTF-8.', { place: { file: path }, cure: 'Save it as UTF-8.' });
  }
  texts.set(path, text);
  return text;
}

function textsOf(pins: readonly Pin[], { texts }: Repository): Map<string, string> {
  return new Map(pins.map(({ file }) => [file, texts.get(file) ?? '']));
}
