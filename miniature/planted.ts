/** Failures that can be planted in a bootable release: what happens, and the NixOS module that makes it happen. */
export const planted = {
  'kernel-panic': {
    what: 'the kernel panics: its init is not there',
    module: '{ boot.kernelParams = [ "init=/nonexistent" ]; }',
  },
} as const satisfies Record<string, { what: string; module: string }>;

export type PlantedFailure = keyof typeof planted;
