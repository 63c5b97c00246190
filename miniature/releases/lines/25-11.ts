import { unitsAndOutputs } from '../edits.js';
import { base2026 } from '../packages.js';
import type { Step } from '../step.js';

export const stable2511: readonly Step[] = [
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4021',
    date: '2026-02-02T09:14:27Z',
    what: 'The release that everything else is compared with.',
    packages: base2026,
    features: { bootspec: true, triggers: false },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4057',
    date: '2026-02-06T16:40:03Z',
    what: 'git, vim, tzdata and nginx are newer.',
    packages: { git: '2.52.1', vim: { version: '9.1.2109', kib: 3180 }, tzdata: '2025c', nginx: '1.28.2' },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4090',
    date: '2026-02-10T07:55:41Z',
    what: 'openssl has a security fix at the same version.',
    packages: { openssl: { version: '3.6.1', patches: ['CVE-2026-10311.patch'] } },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4123',
    date: '2026-02-14T21:02:18Z',
    late: 1,
    what: 'Kernel and ZFS are newer, curl went back, toplevels name their reboot triggers.',
    packages: { linux: '6.12.70', zfs: '2.3.6', curl: '8.17.0' },
    features: { triggers: true },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4151',
    date: '2026-02-19T11:20:56Z',
    what: 'systemd is newer.',
    packages: { systemd: { version: '258.4', kib: 6260 } },
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4170',
    date: '2026-02-23T13:37:09Z',
    what: 'Only these notes are new.',
  },
  {
    channel: 'nixos-25.11',
    prefix: 'nixos-25.11.4188',
    date: '2026-02-27T18:06:30Z',
    what: 'Kernel, PostgreSQL, sudo and sqlite are newer; strace in, rsync out; openssl has an output more, nginx one less.',
    packages: {
      linux: { version: '6.12.74', kib: 11080 },
      postgresql_17: '17.8',
      sudo: '1.9.17p3',
      sqlite: '3.51.2',
      strace: '6.18',
    },
    features: { lib32: true },
    edits: unitsAndOutputs,
  },
];

export const small2511: readonly Step[] = [
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4033',
    date: '2026-02-03T20:11:45Z',
    what: 'A day ahead of the big channel.',
    packages: { ...base2026, git: '2.52.1' },
    features: { bootspec: true, triggers: false },
  },
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4064',
    date: '2026-02-07T05:29:12Z',
    what: 'tzdata is newer.',
    packages: { tzdata: '2025c' },
  },
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4099',
    date: '2026-02-11T10:48:33Z',
    what: 'nginx is newer, but does not compile.',
    packages: { nginx: '1.28.2' },
    edits: [
      {
        file: 'pkgs/packages.nix',
        from: '      libs = [ openssl.out pcre2.out zlib libxml2.out ngx_brotli ];',
        to: [
          "      script = ''",
          "        echo 'cc -c -o objs/src/http/ngx_http_request.o src/http/ngx_http_request.c'",
          "        echo 'src/http/ngx_http_request.c:1187:9: error: too few arguments to function ngx_http_finalize_request' >&2",
          "        echo 'make: *** [objs/Makefile:1041: objs/src/http/ngx_http_request.o] Error 1' >&2",
          '        exit 2',
          "      '';",
          '      libs = [ openssl.out pcre2.out zlib libxml2.out ngx_brotli ];',
        ].join('\n'),
      },
    ],
  },
  {
    channel: 'nixos-25.11-small',
    prefix: 'nixos-25.11.4131',
    date: '2026-02-15T14:03:58Z',
    what: 'vim is newer, nginx still does not compile.',
    packages: { vim: { version: '9.1.2109', kib: 3180 } },
  },
];
