import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpio } from './cpio.mjs';
import { cacheFolder, clearHalfDone } from './image.mjs';
import { findProgram, reason, run, SetupError } from './run.mjs';
import { asRoot, askSudo } from './sudo.mjs';

/*
 * The VM kit, with which a bootable release of the miniature NixOS boots:
 *     userland.squashfs           Debian's systemd, bash and coreutils
 *     kernels/RELEASE/vmlinux     a kernel, decompressed: QEMU starts it by PVH, seconds sooner than a bzImage
 *     kernels/RELEASE/initrd      vm/initrd.sh with the modules that it needs
 */
const recipeText = readFileSync(new URL('./vm.json', import.meta.url));
const recipe = JSON.parse(recipeText.toString());
const parts = fileURLToPath(new URL('../vm', import.meta.url));
const partNames = readdirSync(parts, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(parts, path.join(entry.parentPath ?? entry.path, entry.name)))
  .sort();
const hash = createHash('sha256').update(recipeText);
for (const name of partNames) hash.update(name).update(readFileSync(path.join(parts, name)));

export const kitFolder = path.join(cacheFolder, `vm-${hash.digest('hex').slice(0, 12)}`);

export function kitIsThere() {
  return existsSync(kitFolder);
}

/** Builds the kit; what an earlier start left half done is taken away. @throws SetupError */
export async function buildKit(say) {
  say('VM kit: a userland with systemd and two kernels, with which miniature hosts boot (half a minute)');
  mkdirSync(cacheFolder, { recursive: true });
  await askSudo('Building the VM kit', null, say);
  clearHalfDone();
  const folder = path.join(cacheFolder, `tmp-vm-${process.pid}`);
  const work = path.join(folder, 'work');
  mkdirSync(work, { recursive: true });
  try {
    // Mostly waiting for the network: side by side. All of them end before anything is taken away.
    const done = await Promise.allSettled([
      buildUserland(folder, work),
      ...recipe.kernels.suites.map((suite) => buildKernel(suite, folder, path.join(work, suite))),
    ]);
    for (const { reason: error } of done.filter(({ status }) => status === 'rejected')) throw error;
    rmSync(work, { recursive: true });
    renameSync(folder, kitFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildUserland(folder, work) {
  const tar = path.join(work, 'userland.tar');
  const { suite, packages, options } = recipe.userland;
  await unpackPackages(suite, packages, options, tar);
  const names = partNames.filter((name) => name.startsWith('etc/'));
  const owner = ['--owner=root:0', '--group=root:0', '--mode=u=rwX,go=rX'];
  await succeed(['tar', '--append', '--file', tar, '--directory', parts, ...owner, ...names]);
  const squashfs = path.join(folder, 'userland.squashfs');
  const pack = ['sqfstar', '-quiet', '-no-progress', '-comp', 'lz4', squashfs];
  await succeed(pack, { stdinFile: tar });
}

async function buildKernel(suite, folder, work) {
  mkdirSync(work);
  const tar = path.join(work, 'kernel.tar');
  await unpackPackages(suite, ['linux-image-amd64'], recipe.kernels.options, tar);
  await succeed(['tar', '--extract', '--file', tar, '--directory', work, '--exclude=./dev']);
  const image = readdirSync(path.join(work, 'boot')).find((name) => name.startsWith('vmlinuz-'));
  const target = path.join(folder, 'kernels', image.slice('vmlinuz-'.length));
  mkdirSync(target, { recursive: true });
  await decompress(path.join(work, 'boot', image), path.join(target, 'vmlinux'));
  writeFileSync(path.join(target, 'initrd'), cpio(await initrdFiles(work)));
}

function unpackPackages(suite, packages, options, tar) {
  // `-`: the archive comes on standard output, and so is ours though mmdebstrap runs as root.
  const build = ['mmdebstrap', ...recipe.options, ...options, `--include=${packages.join(',')}`, suite, '-'];
  return succeed(build, { stdoutFile: tar }, asRoot);
}

/** The kernel within a bzImage: its header says where (Documentation/arch/x86/boot.rst, payload_offset). */
async function decompress(bzImage, vmlinux) {
  const bytes = readFileSync(bzImage);
  const start = (bytes[0x1f1] + 1) * 512 + bytes.readUInt32LE(0x248);
  const packed = `${vmlinux}.packed`;
  // Behind the payload stand four bytes of its size.
  writeFileSync(packed, bytes.subarray(start, start + bytes.readUInt32LE(0x24c) - 4));
  const isXz = bytes[start] === 0xfd;
  await succeed([isXz ? 'xz' : 'zstd', '--decompress', '--stdout', packed], { stdoutFile: vmlinux });
  rmSync(packed);
}

async function initrdFiles(work) {
  const applets = ['sh', 'cat', 'chmod', 'insmod', 'ln', 'mkdir', 'mount', 'switch_root', 'tr'];
  const files = [
    { name: 'init', content: readFileSync(path.join(parts, 'initrd.sh')), executable: true },
    { name: 'bin/busybox', content: readFileSync(findProgram('busybox')), executable: true },
    ...applets.map((name) => ({ name: `bin/${name}`, target: 'busybox' })),
    { name: 'modules/order', content: Buffer.from(`${recipe.modules.join('\n')}\n`) },
  ];
  for (const file of readdirSync(work, { recursive: true })) {
    const [, name, xz] = /([^/]+)\.ko(\.xz)?$/.exec(file) ?? [];
    if (!recipe.modules.includes(name)) continue;
    const module = path.join(work, file);
    if (xz !== undefined) await succeed(['xz', '--decompress', '--keep', module]);
    files.push({
      name: `modules/${name}.ko`,
      content: readFileSync(xz === undefined ? module : module.slice(0, -3)),
    });
  }
  return files;
}

async function succeed(argv, options, start = run) {
  const result = await start(argv, options);
  if (result.code === 0) return;
  throw new SetupError(
    `${argv[0]} could not build the VM kit (${reason(result)}). Needed are deb.debian.org and room on the disk; then start again.`,
  );
}
