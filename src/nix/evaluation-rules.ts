import { kernelModule, moduleCause } from './kernel-module.js';
import { causeIn, type Cause, type Rule } from './rules.js';

const OPTION_GONE =
  'Take it out of the configuration, or put in its place what the release notes of the new channel name. {hint}';
const PACKAGE_GONE = 'Take it out of the configuration, or put in its place what the release notes name.';
const BROKEN =
  'Do without it, or wait for a release in which it is mended; `nixpkgs.config.allowBroken` tries it all the same.';

// Words of nixpkgs of 2014 to 2026: quotes are `x', ‘x’ or 'x'.
const PACKAGE = /[Pp]ackage [‘'](?<subject>[^’'\n]{1,200})[’'] in .{0,400}?/.source;

/** What nixpkgs and Nix say when a configuration does not evaluate. The first that fits wins. */
const RULES: readonly Rule[] = [
  {
    class: 'evaluation',
    reason: 'removed-option',
    cure: OPTION_GONE,
    when: [
      /The option definition [`‘'](?<subject>[^\n]{1,200}?)['’] in [^\n]{0,1000}? no longer has any effect; please remove it\.(?<hint>[^]*?)(?:\n-|$)/,
      /The option [`‘'](?<subject>[^\n]{1,200}?)['’] can no longer be used since it's been removed\.(?<hint>[^]*)/,
    ],
  },
  {
    class: 'evaluation',
    reason: 'unknown-option',
    cure: OPTION_GONE,
    when: [
      /The option [`‘'](?<subject>[^\n]{1,200}?)['’](?: defined in [^\n]{0,300}?)? does not exist/,
      /[Oo]ption [`‘'](?<subject>[^\n]{1,200}?)['’] (?:is not an option|does not exist)/,
    ],
  },
  {
    class: 'evaluation',
    reason: 'insecure-package',
    cure: 'Change to a version that is looked after, or accept the risk: add "{subject}" to `nixpkgs.config.permittedInsecurePackages`.',
    when: [
      new RegExp(`${PACKAGE}is marked as insecure`, 's'),
      new RegExp(`${PACKAGE}has problems:\\n- (?:insecure:|\\S+ \\(kind "insecure"\\))`, 's'),
    ],
  },
  {
    class: 'evaluation',
    reason: 'unfree-package',
    cure: 'Allow it by `nixpkgs.config.allowUnfreePredicate`, or all of them by `nixpkgs.config.allowUnfree = true`.',
    when: [new RegExp(`${PACKAGE}has an unfree license`, 's')],
  },
  {
    class: 'evaluation',
    reason: 'unfree-package',
    cure: 'Do without it, or look at the licenses that `nixpkgs.config` refuses.',
    when: [new RegExp(`${PACKAGE}(?:has a black|has a block|contains elements not built from source)`, 's')],
  },
  {
    class: 'evaluation',
    reason: 'broken-package',
    cure: BROKEN,
    when: [
      new RegExp(`${PACKAGE}is marked as broken`, 's'),
      new RegExp(`${PACKAGE}has problems:\\n- (?:broken:|\\S+ \\(kind "broken"\\))`, 's'),
    ],
  },
  {
    class: 'evaluation',
    reason: 'broken-package',
    cure: 'Do without it on this system; `nixpkgs.config.allowUnsupportedSystem` tries it all the same.',
    when: [
      new RegExp(`${PACKAGE}is not (?:available on the requested hostPlatform|supported on)`, 's'),
      new RegExp(`${PACKAGE}has problems:\\n- (?:unsupported:|\\S+ \\(kind "unsupported"\\))`, 's'),
    ],
  },
  {
    class: 'evaluation',
    reason: 'missing-package',
    cure: 'Do without it, or acknowledge it in `nixpkgs.config.problems.handlers`.',
    when: [new RegExp(`${PACKAGE}has (?:problems:|the following problems that must be acknowledged)`, 's')],
  },
  {
    class: 'evaluation',
    reason: 'assertion',
    cure: 'Change the configuration as it says.',
    when: [
      /Failed assertions?:[^]*?\b(?<subject>(?:boot|environment|fileSystems|hardware|i18n|networking|nix|nixpkgs|powerManagement|programs|security|services|swapDevices|system|systemd|users|virtualisation|zramSwap)\.[\w-]+(?:\.[\w-]+)*)/,
      /Failed assertions?:/,
    ],
  },
  {
    class: 'evaluation',
    reason: 'unlocked-input',
    cure: 'Run `nix flake lock`, and commit flake.lock.',
    when: [
      /cannot (?:update|write) (?:the )?(?:unlocked )?(?:flake input|lock file)|requires lock file changes/,
      /(?:fetchTree|fetchTarball|fetchurl|fetchGit)' (?:requires|will not fetch unlocked)|will not fetch unlocked input/,
      /cannot call '\w+' in pure evaluation mode|in pure evaluation mode, '\w+' requires/,
    ],
  },
  {
    class: 'evaluation',
    reason: 'missing-package',
    cure: 'Set `boot.kernelPackages` to a series that is looked after, such as `pkgs.linuxPackages`, the long-term one.',
    when: [/\b(?<subject>linux \d+\.\d+)\b.{0,40}\bremoved because it (?:has |will )?reach/],
  },
  {
    class: 'evaluation',
    reason: 'missing-package',
    cure: 'Write `{new}` in its place.',
    when: [
      /(?:^|\n)[ \t]{0,9}[`‘'"]?(?<subject>[\w.+-]+)['’"]?(?: package)? (?:has been|was|is) (?:renamed|replaced|superseded|moved)(?: to\/replaced)? (?:to|by|with|into) [`‘'"]?(?:pkgs\.)?(?<new>[\w.+-]*\w)/,
    ],
  },
  {
    class: 'evaluation',
    reason: 'missing-package',
    cure: PACKAGE_GONE,
    when: [
      /(?:^|\n)[ \t]{0,9}[`‘'"]?(?<subject>[\w.+-]+)['’"]?(?: package)? (?:has been|was|is) (?:removed|dropped|deprecated|merged|renamed|replaced)\b/,
      /(?:^|\n)[ \t]{0,9}deprecated [\d-]+: /,
      /attribute '(?<subject>[^'\n]+)' missing/,
      /undefined variable '(?<subject>[^'\n]+)'/,
    ],
  },
];

// ZFS of 2018 threw it.
const MODULE_THROWS =
  /Linux v?(?<kernel>\d[\w.]*) is not yet supported by (?<module>[\w-]+)(?: v?(?<version>[\w.]+))?/;

/** Why a configuration does not evaluate. @param text an error of Nix, all that it says; null: nothing that is known */
export function evaluationCause(message: string, text: string): Cause | null {
  const thrown = MODULE_THROWS.exec(message)?.groups;
  if (thrown) {
    const { module = '', version, kernel = '' } = thrown;
    return moduleCause(
      { name: version === undefined ? module : `${module}-${version}`, module, kernel },
      'evaluation',
    );
  }
  const cause = causeIn(RULES, message);
  if (cause?.reason === 'broken-package' && cause.subject !== undefined) {
    const module = kernelModule(cause.subject, message);
    if (module) return moduleCause(module, 'evaluation');
  }
  // Only Nix's own text has it, after its excerpt of the code.
  const meant = /Did you mean ([^\n]{1,100}\?)/.exec(text)?.[1];
  if (cause?.reason !== 'missing-package' || meant === undefined) return cause;
  return { ...cause, cure: `${cause.cure ?? ''} Did you mean ${meant}`.trim() };
}
