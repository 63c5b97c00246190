import { base2017, base2018 } from '../packages.js';
import type { Step } from '../step.js';

/** `virtualisation.vmVariant` is of 22.05; before, a VM was a second evaluation, with qemu-vm.nix among the modules. */
const noVmVariant: Step['edits'] = [
  { file: 'nixos/modules/module-list.nix', from: '  ./virtualisation/build-vm.nix\n', to: '' },
  {
    file: 'nixos/default.nix',
    from: 'vm = eval.config.system.build.vm;',
    to: [
      'vm = (import ./lib/eval-config.nix {',
      '    inherit system;',
      '    modules = [ configuration ./modules/virtualisation/qemu-vm.nix ];',
      '  }).config.system.build.vm;',
    ].join('\n'),
  },
];

export const old: readonly Step[] = [
  {
    channel: 'nixos-17.09',
    prefix: 'nixos-17.09.3243',
    date: '2018-03-20T10:03:22Z',
    what: 'A release of the time before flakes.',
    packages: base2017,
    features: { bootspec: false, triggers: false },
    edits: noVmVariant,
    removed: ['flake.nix', 'nixos/modules/virtualisation/build-vm.nix'],
  },
  {
    channel: 'nixos-17.09',
    prefix: 'nixos-17.09.3279',
    date: '2018-04-11T15:27:50Z',
    what: 'The last Nix 1.',
    packages: { curl: '7.59.0', linux: '4.9.93' },
  },
  {
    channel: 'nixos-18.03',
    prefix: 'nixos-18.03.131954',
    date: '2018-04-04T19:12:09Z',
    what: 'Nix 2.0 and a new kernel series.',
    packages: base2018,
  },
];
