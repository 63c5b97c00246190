import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { reason, run, SetupError } from './run.mjs';
import { asRoot, askSudo } from './sudo.mjs';

const recipeText = readFileSync(new URL('./image.json', import.meta.url));
const recipe = JSON.parse(recipeText.toString());
const version = createHash('sha256').update(recipeText).digest('hex').slice(0, 12);

export const cacheFolder = path.join(
  process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
  'channel-bump',
);
/** The image as an archive, which podman and docker import. */
const imageArchive = path.join(cacheFolder, `nix-${version}.tar.zst`);
export const imageReference = `localhost/channel-bump-nix:${version}`;

const neededBytes = 1_500_000_000;

/** Builds the archive with mmdebstrap; what an earlier start left half done is taken away. @throws SetupError */
export async function buildImage(say) {
  say('test image: Debian trixie with Nix 2.26, in which the hosts are rebuilt (about a minute)');
  mkdirSync(cacheFolder, { recursive: true });
  const { bavail, bsize } = statfsSync(cacheFolder);
  if (bavail * bsize < neededBytes) {
    throw new SetupError(
      `Less than 1.5 GB is free for ${cacheFolder}: make room, or set XDG_CACHE_HOME elsewhere.`,
    );
  }
  await askSudo('Building the test image', null, say);
  clearHalfDone();
  const tar = path.join(cacheFolder, `tmp-${process.pid}.tar`);
  const packed = `${tar}.zst`;
  try {
    const include = `--include=${recipe.packages.join(',')}`;
    // `-`: the archive comes on standard output, and so is ours though mmdebstrap runs as root.
    const build = [
      'mmdebstrap',
      '--mode=root',
      '--format=tar',
      ...recipe.options,
      include,
      recipe.suite,
      '-',
    ];
    const built = await asRoot(build, { stdoutFile: tar, slow: true });
    if (built.code !== 0) throw failed('mmdebstrap could not build', built);
    const result = await run(['zstd', '--quiet', '--force', '-T0', '-3', tar, '-o', packed], { slow: true });
    if (result.code !== 0) throw failed('zstd could not pack', result);
    renameSync(packed, imageArchive);
  } finally {
    rmSync(tar, { force: true });
    rmSync(packed, { force: true });
  }
}

/** Takes away what an interrupted set-up left. Only while no other one runs. */
export function clearHalfDone() {
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('tmp-')) rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
  }
}

function failed(what, result) {
  return new SetupError(
    `${what} the test image (${reason(result)}). Needed are deb.debian.org and room on the disk; then start again.`,
  );
}

export function imageArchiveIsThere() {
  return existsSync(imageArchive);
}

/** Whether an engine (`podman` or `docker`) holds the image. */
export async function imageIsImported(engine) {
  return (await run([engine, 'image', 'inspect', '--format', '{{.Id}}', imageReference])).code === 0;
}

/** Gives the image to an engine that does not have it yet. @throws SetupError */
export async function importImage(engine) {
  if (await imageIsImported(engine)) return;
  const result =
    engine === 'docker'
      ? await importUnpacked()
      : await run([engine, 'import', imageArchive, imageReference], { slow: true });
  if (result.code !== 0)
    throw new SetupError(`${engine} could not import the test image (${reason(result)}).`);
}

/** docker reads no zstd. */
async function importUnpacked() {
  const tar = path.join(cacheFolder, `docker-${process.pid}.tar`);
  try {
    const unpacked = await run(['zstd', '--quiet', '--force', '--decompress', imageArchive, '-o', tar]);
    return unpacked.code === 0 ? await run(['docker', 'import', tar, imageReference]) : unpacked;
  } finally {
    rmSync(tar, { force: true });
  }
}
