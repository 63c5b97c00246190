interface Planted {
  /** What happens, and when. */
  what: string;
  /** The NixOS module that makes it happen, for a release (`bootableRelease`) or for a host. */
  module: string;
}

/** Failures that can be planted in hosts that boot. */
export const planted = {
  'kernel-panic': {
    what: 'boot: no userland is found, the initrd ends, the kernel panics',
    module: '{ lib, ... }: { boot.kernelParams = lib.mkAfter [ "userland=/nix/store/nothing" ]; }',
  },
  'failing-unit': {
    what: 'boot and switch (exit code 4): planted-failing.service fails, after two lines of log',
    module: service('failing', {
      script: 'echo "opening /etc/planted.conf"; echo "planted: no such key: colour" >&2; exit 1',
    }),
  },
  'restarting-unit': {
    what: 'boot and switch: planted-restarting.service fails again and again, and is never `failed`',
    module: service('restarting', {
      script: 'echo "planted: cannot bind" >&2; exit 1',
      serviceConfig: '{ Restart = "always"; RestartSec = 1; StartLimitIntervalSec = 0; }',
    }),
  },
  hang: {
    what: 'boot: planted-hang.service never ends, so that multi-user.target is not reached; the probe does not start',
    module: service('hang', {
      script: 'echo "waiting for the other side"; sleep infinity',
      serviceConfig: '{ Type = "oneshot"; TimeoutStartSec = "infinity"; }',
    }),
  },
  'endless-job': {
    what: 'boot: multi-user.target is reached, but planted-endless.service never ends: the state stays `starting`',
    module: service('endless', {
      script: 'sleep infinity',
      serviceConfig: '{ Type = "oneshot"; TimeoutStartSec = "infinity"; }',
      unitConfig: '{ DefaultDependencies = false; After = "basic.target"; }',
    }),
  },
  'full-disk': {
    what: 'boot: planted-filling.service fills the disk; it fails, and says "No space left on device"',
    module: `{ lib, ... }: {
      imports = [ (${service('filling', { script: 'cat /dev/zero > /var/planted', serviceConfig: '{ Type = "oneshot"; }' })}) ];
      virtualisation.vmVariant.virtualisation.diskSize = lib.mkForce 64;
    }`,
  },
  'vm-dies': {
    what: 'boot: planted-dying.service resets the machine; QEMU ends with code 0 and the probe has not said a word',
    module: service('dying', {
      script: 'systemctl reboot --force --force; sleep infinity',
      serviceConfig: '{ Type = "oneshot"; }',
    }),
  },
  'qemu-refuses': {
    what: 'boot: QEMU does not start, for an option that it does not know',
    module: '{ virtualisation.vmVariant.virtualisation.qemu.options = [ "-planted" ]; }',
  },
  'activation-fails': {
    what: 'switch (exit code 2): a snippet of the activation script fails; the system is the new one all the same',
    module: activation('echo "planted: cannot migrate" >&2; return 1'),
  },
  'switch-dies': {
    what: 'switch (killed): dies half way, with services stopped and not started again',
    module: activation('[ ! -e /run/systemd/system ] || kill -KILL "$PPID"'),
  },
  'switch-hangs': {
    what: 'switch: never ends',
    module: activation('[ ! -e /run/systemd/system ] || sleep infinity'),
  },
  'data-1': {
    what: 'planted-data.service keeps data of format 1: good by itself',
    module: data(1),
  },
  'data-2': {
    what: 'planted-data.service makes its data format 2: after `data-1` the way there is good, the way back fails',
    module: data(2),
  },
  'slow-stop': {
    what: 'switch: planted-slow.service, if the unit changes with the release, takes as long to stop as systemd waits: 8 s',
    module: service('slow', {
      script: 'trap "" TERM; while :; do sleep 1; done',
      serviceConfig: '{ TimeoutStopSec = 8; }',
      unitConfig: '{ X-Restart-Triggers = "${config.system.nixos.label} ${pkgs.coreutils}"; }',
    }),
  },
} as const satisfies Record<string, Planted>;

export type PlantedFailure = keyof typeof planted;

interface Service {
  script: string;
  serviceConfig?: string;
  unitConfig?: string;
}

function service(name: string, { script, serviceConfig = '{ }', unitConfig = '{ }' }: Service): string {
  return `{ config, pkgs, ... }: { systemd.services.planted-${name} = {
    description = "Planted: ${name}";
    wantedBy = [ "multi-user.target" ];
    path = [ pkgs.coreutils ];
    script = ''${script}'';
    serviceConfig = ${serviceConfig};
    unitConfig = ${unitConfig};
  }; }`;
}

function activation(text: string): string {
  return `{ system.activationScripts.planted = ''${text}''; }`;
}

function data(version: number): string {
  const script = [
    'mkdir -p /var/lib/planted',
    `[ ! -e /var/lib/planted/format ] || [ "$(cat /var/lib/planted/format)" -le ${version} ] || { echo "planted: the data is of a newer format" >&2; exit 1; }`,
    `echo ${version} > /var/lib/planted/format`,
    'exec sleep infinity',
  ];
  return service('data', { script: script.join('; '), serviceConfig: '{ Type = "exec"; }' });
}
