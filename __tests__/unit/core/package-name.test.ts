import { describe, expect, test } from '@jest/globals';
import { identify, outputNames } from '../../../src/core/package-name.js';
import { closureOf } from '../../fixtures/systems.js';

const kernels = ['6.12.8', '6.17.8', '6.17.8-zen1'];

function identityOf(name: string, deriver?: string) {
  const closure = closureOf(deriver === undefined ? { name } : { name, deriver });
  const [path] = closure.paths.values();
  return identify(path!, { outputs: outputNames(closure.paths.values()), kernels });
}

describe('identify', () => {
  test.each([
    ['openssl-3.0.13', 'openssl', '3.0.13', 'out'],
    ['openssl-3.0.13-bin', 'openssl', '3.0.13', 'bin'],
    ['openssl-3.0.13-dev', 'openssl', '3.0.13', 'dev'],
    ['openssl-3.0.13-man', 'openssl', '3.0.13', 'man'],
    ['ncurses-6.4.20221231-lib32', 'ncurses', '6.4.20221231', 'lib32'],
    ['gcc-13.2.0-libgcc', 'gcc', '13.2.0', 'libgcc'],
    ['linux-6.17.1-modules', 'linux', '6.17.1', 'modules'],
    ['linux-zen-6.12.8', 'linux-zen', '6.12.8', 'out'],
    ['linux-6.6.58-hardened1', 'linux', '6.6.58-hardened1', 'out'],
    ['linux-6.12.8-zen1', 'linux', '6.12.8-zen1', 'out'],
    ['bash-interactive-5.3p3', 'bash-interactive', '5.3p3', 'out'],
    ['libxml2+py-2.9.7', 'libxml2+py', '2.9.7', 'out'],
    ['python3.12-requests-2.31.0', 'python3.12-requests', '2.31.0', 'out'],
    ['texlive-core-big.bin-2017', 'texlive-core-big.bin', '2017', 'out'],
    ['glibc-2.26-131', 'glibc', '2.26-131', 'out'],
    ['w3m-0.5.3+git20161120', 'w3m', '0.5.3+git20161120', 'out'],
    ['gnome-dark-2015-02-27', 'gnome-dark', '2015-02-27', 'out'],
    ['dotfiles-a1b2c3d4e5', 'dotfiles', 'a1b2c3d4e5', 'out'],
    ['foo-unstable-2024-01-31', 'foo', 'unstable-2024-01-31', 'out'],
    ['foo-0-unstable-2024-01-31', 'foo', '0-unstable-2024-01-31', 'out'],
    ['python3-3.12.8-env', 'python3-env', '3.12.8', 'out'],
    ['etcd-3.5.16', 'etcd', '3.5.16', 'out'],
  ])('%s is the package %s %s, output %s', (path, name, version, output) => {
    expect(identityOf(path)).toEqual({ kind: 'package', name, version, output, kernel: null });
  });

  test.each([
    ['zfs-kernel-2.3.4-6.17.8', 'zfs-kernel', '2.3.4', '6.17.8'],
    ['zfs-kernel-2.3.4-6.17.8-zen1', 'zfs-kernel', '2.3.4', '6.17.8-zen1'],
    ['nvidia-x11-550.135-6.12.8', 'nvidia-x11', '550.135', '6.12.8'],
    ['nvidia-x11-550.135-6.12.8-bin', 'nvidia-x11', '550.135', '6.12.8'],
    ['xone-6.12.8-0.3', 'xone', '0.3', '6.12.8'],
  ])('%s is %s %s for kernel %s', (path, name, version, kernel) => {
    expect(identityOf(path)).toMatchObject({ kind: 'package', name, version, kernel });
  });

  test('a version that only looks like a kernel stays whole', () => {
    expect(identityOf('foo-1.0-5.10.1')).toMatchObject({ version: '1.0-5.10.1', kernel: null });
  });

  test.each([
    'unit-sshd.service',
    'unit-script-postgresql-start',
    'unit-console-getty.service-disabled',
    'etc',
    'etc-10-nixos.rules',
    'etc-ssh_config',
    'nginx.conf',
    'kmod-debian-aliases-22-1.1.conf',
    'polkit-1.pam',
    'stage-1-init.sh',
    'kernel-modules',
    'linux-6.12.8-modules-shrunk',
    'system-path',
    'security-wrapper-sudo-x86_64-unknown-linux-musl',
    'source',
    'fix-build-1.2.patch',
    'hello-2.12.tar.gz',
    'hello-2.12.drv',
    'dbus-1',
    'X-Restart-Triggers-sshd',
    'command-not-found',
  ])('%s is configuration', (name) => {
    expect(identityOf(name)).toMatchObject({ kind: 'configuration', name, version: '' });
  });

  test('the system and its initrd keep one name through the releases', () => {
    expect(identityOf('nixos-system-web-25.11.4021.1f3a0c5').name).toBe('nixos-system-web');
    expect(identityOf('initrd-linux-6.12.8').name).toBe('initrd-linux');
  });

  test('a deriver proves outputs that have no common name', () => {
    expect(identityOf('libressl-2.5.5-oddly', 'libressl-2.5.5')).toMatchObject({
      name: 'libressl',
      version: '2.5.5',
      output: 'oddly',
    });
    expect(identityOf('libressl-2.5.5-oddly').version).toBe('2.5.5-oddly');
  });

  test('a word after a name that is there without it is an output, but for ends of versions and companions', () => {
    const names = [
      'breeze-6.3.5',
      'breeze-6.3.5-qt5',
      'a-1-beta',
      'a-1',
      'python3-3.12',
      'python3-3.12-env',
      'b-2-qt',
    ];
    const closure = closureOf(...names, { name: 'c-3-own', deriver: 'c-3-own' }, 'c-3');
    const outputs = outputNames(closure.paths.values());
    expect(['qt5', 'beta', 'env', 'qt', 'shrunk', 'own'].filter((word) => outputs.has(word))).toEqual([
      'qt5',
    ]);
  });

  test('an output that one deriver proves is known in paths without deriver', () => {
    const closure = closureOf({ name: 'a-1.0-oddly', deriver: 'a-1.0' }, 'b-2.0-oddly');
    const context = { outputs: outputNames(closure.paths.values()), kernels };
    const names = [...closure.paths.values()].map((path) => identify(path, context).version);
    expect(names).toEqual(['1.0', '2.0']);
  });
});
