import type { Rule } from './rules.js';

const KILLED = 'A process was killed, most likely because memory ran out.';
const MORE_MEMORY =
  'Run where there is more memory, or do less at once: `evaluation-jobs: 1`, `max-jobs` and `cores` in `nix-config`.';
const MORE_DISK = 'Free some of the disk, or run where there is more of it.';
const NETWORK = 'Run it again; if it stays so, look at the network of the machine.';

/** What Nix says when it is the machine that fails, never the release. The first that fits wins. */
export const MACHINE_RULES: readonly Rule[] = [
  {
    class: 'machine',
    reason: 'disk-full',
    say: 'The disk is full.',
    cure: MORE_DISK,
    when: [/No space left on device|database or disk is full|Disk quota exceeded/i],
  },
  {
    class: 'machine',
    reason: 'out-of-memory',
    say: KILLED,
    cure: MORE_MEMORY,
    when: [/due to signal 9 |Cannot allocate memory|out of memory|bad_alloc|Too many heap sections/i],
  },
  {
    class: 'machine',
    reason: 'interrupted',
    say: 'It was interrupted.',
    cure: 'Run it again.',
    when: [/interrupted by the user|due to signal (?:2|15) /],
  },
  {
    class: 'machine',
    reason: 'interrupted',
    say: 'The container is gone.',
    cure: 'Find out who or what ended it, such as a lack of memory, and run it again.',
    when: [
      /no container with (?:name|ID)|No such container|container .* is not running|can only create exec sessions/i,
    ],
  },
  {
    class: 'machine',
    reason: 'time-limit',
    cure: 'Run where it is faster, or raise `timeout` and `max-silent-time` in `nix-config`.',
    when: [/timed out after \d+ seconds/],
  },
  {
    class: 'machine',
    reason: 'no-builder',
    cure: 'Name a machine with the feature {subject} in `builders`, or add it to `system-features` in `nix-config` where this machine has it.',
    when: [
      /\ban? '[\w-]+' with features \{(?<subject>[^}]+)\} is required to build '/,
      /Required system: '[\w-]+' with features \{(?<subject>[^}]+)\}/,
    ],
  },
  {
    class: 'machine',
    reason: 'no-builder',
    cure: 'Name a machine for {subject} in `builders`, or emulate it: binfmt on this machine, and `extra-platforms = {subject}` in `nix-config`.',
    when: [
      /\ban? '(?<subject>[\w-]+)'(?: with features \{\})? is required to build '/,
      /Required system: '(?<subject>[\w-]+)'/,
      /required system or feature|platform mismatch/,
    ],
  },
  {
    class: 'machine',
    reason: 'network',
    cure: NETWORK,
    when: [
      /could(?:n't| not) (?:resolve|connect)|Temporary failure in name resolution|Network is unreachable/i,
      /HTTP error (?:40[1378]|429|5\d\d)|unable to download .*(?:timed out|Timeout|SSL|HTTP error 0|reset)/is,
      /(?:Connection|Operation) (?:timed out|refused|reset)|failed to (?:start|open) SSH connection|cannot connect to '/i,
    ],
  },
  {
    class: 'machine',
    reason: 'cache',
    cure: 'Look at `substituters` and `trusted-public-keys`, or let `fallback = true` in `nix-config` build what the cache does not give.',
    when: [
      /some substitutes for the outputs of derivation '|does not exist in binary cache|hash mismatch importing path/,
      /lacks a (?:valid )?signature|not signed by any of the keys|does not have a valid signature/,
      /no substituter that can build it|(?:NAR info file|narinfo) .*(?:corrupt|invalid)|input compression not recognized/,
      /don't know how to build these paths|is for Nix stores with prefix|AWS error|public key is not valid/,
    ],
  },
  {
    class: 'machine',
    cure: 'Look at how Nix is set up on this machine.',
    when: [
      /daemon disconnected unexpectedly|database disk image is malformed|Too many open files/i,
      /only sandboxed builds|error: (?:changing ownership|creating directory|opening lock file)/,
    ],
  },
];

/**
 * The same in the last lines of the log of a build that failed. Of memory only who was killed for it, or a compiler that
 * got none: a package's tests can speak of it, too, and no machine mends what they run into.
 */
export const LAST_LINES_RULES: readonly Rule[] = [
  {
    class: 'machine',
    reason: 'disk-full',
    say: 'The disk is full.',
    cure: MORE_DISK,
    when: [/No space left on device/],
  },
  {
    class: 'machine',
    reason: 'out-of-memory',
    say: KILLED,
    cure: MORE_MEMORY,
    when: [
      /Killed signal terminated program|terminated with signal 9|\(signal: 9, SIGKILL: kill\)/,
      /^make.*\*\*\* \[.*\] Killed$|: line \d+: +\d+ Killed\b/m,
      /^(?:[\w.+-]+: )?(?:virtual memory exhausted|LLVM ERROR: out of memory)/m,
    ],
  },
];

/** The same in the log of a build that downloads: the build of a fixed-output derivation, no other has a network. */
export const DOWNLOAD_LOG_RULES: readonly Rule[] = [
  {
    class: 'machine',
    reason: 'network',
    say: 'Something could not be downloaded.',
    cure: NETWORK,
    when: [
      /curl: \((?:5|6|7|28|35|52|56)\)|Could not resolve host|Temporary failure in name resolution/,
      /The requested URL returned error: (?:429|5\d\d)|gnutls_handshake\(\) failed/,
    ],
  },
];
