import { existsSync, readdirSync } from 'node:fs';
import { findProgram, reason, SetupError } from './run.mjs';
import { asRoot, askSudo, isRoot } from './sudo.mjs';

/** Debian packages: what in them we look for (a program, or a file by its path), and what it is for. */
const forDemo = [
  { name: 'ca-certificates', has: '/etc/ssl/certs/ca-certificates.crt', why: 'certificates for downloads' },
  { name: 'git', has: 'git', why: "the miniature's repositories" },
  { name: 'podman', has: 'podman', why: 'runs Nix in a container' },
  { name: 'runc', has: 'runc', why: "podman's runtime that works on every kernel" },
  { name: 'mmdebstrap', has: 'mmdebstrap', why: 'builds the test image' },
  {
    name: 'debian-archive-keyring',
    has: '/usr/share/keyrings/debian-archive-keyring.gpg',
    why: "checks the test image's packages",
  },
  { name: 'zstd', has: 'zstd', why: 'packs the test image' },
  { name: 'xz-utils', has: 'xz', why: 'packs channel tarballs' },
  { name: 'busybox-static', has: 'busybox', why: 'builder of the miniature NixOS' },
  { name: 'openssl', has: 'openssl', why: 'certificates of the local servers' },
];
const forUser = [
  { name: 'uidmap', has: 'newuidmap', why: 'podman without root' },
  { name: 'slirp4netns', has: 'slirp4netns', why: 'network of podman without root' },
  { name: 'fuse-overlayfs', has: 'fuse-overlayfs', why: 'storage of podman without root' },
];
const forTest = [
  { name: 'nix-bin', has: 'nix-store', why: 'an old Nix on the machine itself, for driver host' },
  { name: 'chromium', has: '/usr/bin/chromium', why: 'opens the HTML report' },
  // Chromium starts without any, and then shows no letter at all.
  {
    name: 'fonts-dejavu-core',
    has: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
    why: 'letters for the HTML report',
  },
  { name: 'squashfs-tools', has: 'sqfstar', why: 'packs the userland of the VM kit' },
  // Its daemon needs root; the tests start one of their own.
  ...(isRoot ? [{ name: 'docker.io', has: 'dockerd', why: 'the other container engine' }] : []),
];

/** The packages of which something is missing. */
export function missingPackages(purpose) {
  const needed = [...forDemo, ...(isRoot ? [] : forUser), ...(purpose === 'test' ? forTest : [])];
  return needed.filter(({ has }) => (has.startsWith('/') ? !existsSync(has) : findProgram(has) === null));
}

/** Installs packages with apt-get, as root or through sudo. @throws SetupError */
export async function installPackages(packages, say) {
  const names = packages.map(({ name }) => name);
  const list = names.join(' ');
  if (findProgram('apt-get') === null) {
    throw new SetupError(`This machine has no apt-get: install ${list} in its own way, then start again.`);
  }
  for (const { name, why } of packages) say(`Debian package ${name}: ${why}`);
  await askSudo('Installing packages', ['apt-get update', `apt-get install ${list}`], say);
  // A set-up that was interrupted can leave packages unpacked and not configured; apt would refuse to go on.
  await asRoot(['dpkg', '--configure', '-a']);
  let result = hasPackageLists() ? await aptInstall(names) : null;
  if (result?.code !== 0) {
    // A source of the machine's own that does not answer need not be one that we need.
    await asRoot(['apt-get', 'update'], { slow: true });
    result = await aptInstall(names);
  }
  if (result.code !== 0) {
    throw new SetupError(
      `apt-get could not install ${list} (${reason(result)}). Mend the network or /etc/apt, then start again.`,
    );
  }
}

function hasPackageLists() {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

function aptInstall(names) {
  const options = ['--yes', '--no-install-recommends', '--option=DPkg::Lock::Timeout=300'];
  return asRoot(['apt-get', 'install', ...options, ...names], { slow: true });
}
