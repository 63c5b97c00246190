export const id = 325;
export const ids = [325];
export const modules = {

/***/ 6790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createPlan)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43830);

const UNITS = {
    B: 1,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
};
/**
 * Finds among the lines of Nix what it is about to do, as it says before a build and in a `--dry-run`:
 *
 *     these 2 derivations will be built:
 *       /nix/store/…-a-1.0.drv
 *     these 3 paths will be fetched (1.21 MiB download, 4.50 MiB unpacked):
 *       /nix/store/…-b-1.0
 */
function createPlan() {
    const build = new Set();
    const fetch = new Set();
    let list = null;
    let sizes = null;
    return {
        take(line) {
            if (/will be built:$/.test(line))
                list = build;
            else if (/will be fetched\b.*:$/.test(line)) {
                list = fetch;
                sizes = /\(([\d.]+) (\w+) download, ([\d.]+) (\w+) unpacked\)/.exec(line);
            }
            else if (/^ {2}\/nix\/store\//.test(line))
                list?.add(line.trim());
            else
                list = null;
        },
        plan: () => ({
            build: [...build].map(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .derivationNameOf */ .oW),
            fetch: [...fetch].map(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .derivationNameOf */ .oW),
            downloadBytes: bytes(sizes?.[1], sizes?.[2]),
            unpackedBytes: bytes(sizes?.[3], sizes?.[4]),
        }),
        /** By name, as Nix does not say whose output it fetches: `openssl-3.0.13-bin` is of `openssl-3.0.13.drv`. */
        intended(derivation) {
            if (build.has(derivation))
                return 'built';
            const name = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .derivationNameOf */ .oW)(derivation);
            const fetched = [...fetch]
                .map(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .derivationNameOf */ .oW)
                .some((path) => path === name || path.startsWith(`${name}-`));
            return fetched ? 'fetched' : null;
        },
    };
}
function bytes(amount, unit) {
    const factor = UNITS[unit ?? ''];
    return amount === undefined || factor === undefined ? null : Math.round(Number(amount) * factor);
}


/***/ }),

/***/ 37325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ readRun),
  d: () => (/* binding */ runNix)
});

;// CONCATENATED MODULE: ./build/src/nix/kernel-module.js
// Known by their names: the log of a build need not speak of the kernel then.
const KNOWN = /^(?:zfs|spl|nvidia|virtualbox|vmware|v4l2loopback|broadcom|rtl\w|r8\d{3}|wireguard|openafs|evdi|digimend|bbswitch|acpi[_-]call|ddcci|xpadneo|xone|openrazer|tuxedo|bcachefs|ndiswrapper|facetimehd|lttng|sysdig|dpdk|mstflint|nct\d|it87|zenpower|ryzen[_-]smu)/;
// `zfs-kernel-2.3.5-6.18.9`, `nvidia-x11-580.119.02-6.19`, `v4l2loopback-unstable-2024-02-12-6.6.30`: the kernel is last.
const KERNEL_LAST = /^(?<module>.+?)-(?<version>\d.*)-(?<kernel>\d{1,2}\.\d{1,3}(?:\.\d+)?(?:-rc\d+)?)$/;
// `nvidia-open-6.12.8-565.77`
const KERNEL_FIRST = /^(?<module>nvidia-open)-(?<kernel>\d{1,2}\.\d{1,3}(?:\.\d+)?(?:-rc\d+)?)-(?<version>\d.*)$/;
/** @param beside where it is defined, or the log of its build: there it is seen that it is of a kernel */
function kernelModule(name, beside) {
    const { module, kernel } = (KERNEL_FIRST.exec(name) ?? KERNEL_LAST.exec(name))?.groups ?? {};
    if (module === undefined || kernel === undefined)
        return null;
    const known = KNOWN.test(module) || /os-specific\/linux|linuxPackages|linuxKernel/.test(beside);
    return known || beside.includes(`lib/modules/${kernel}`) || beside.includes(`linux-${kernel}`)
        ? { name, module, kernel }
        : null;
}
/** That a module does not go with the kernel, by its evaluation or by its build. */
function moduleCause({ name, module, kernel }, failed) {
    const trouble = failed === 'evaluation' ? 'is not for' : 'does not build against';
    return {
        class: failed,
        reason: 'kernel-module',
        subject: name,
        say: `The kernel module ${module} ${trouble} Linux ${kernel}.`,
        cure: `Set \`boot.kernelPackages\` to a long-term series that ${module} goes with, such as \`pkgs.linuxPackages\`, or wait for a release with a newer ${module}.`,
    };
}

;// CONCATENATED MODULE: ./build/src/nix/rules.js
const LONGEST = 240;
/** The first rule that fits the text. */
function causeIn(rules, text) {
    for (const { when, cure, ...rest } of rules) {
        for (const pattern of when) {
            const match = pattern.exec(text);
            if (match)
                return { ...rest, ...filled(cure, match.groups ?? {}) };
        }
    }
    return null;
}
function filled(cure, groups) {
    const named = (key) => shorten(groups[key] ?? '', LONGEST);
    const subject = named('subject');
    return {
        ...(cure === undefined
            ? {}
            : { cure: cure.replace(/\{(\w+)\}/g, (_, key) => named(key)).trim() }),
        ...(subject === '' ? {} : { subject }),
    };
}
/** A text in one line, cut off where it is too long. */
function shorten(text, longest) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

;// CONCATENATED MODULE: ./build/src/nix/evaluation-rules.js


const OPTION_GONE = 'Take it out of the configuration, or put in its place what the release notes of the new channel name. {hint}';
const PACKAGE_GONE = 'Take it out of the configuration, or put in its place what the release notes name.';
const BROKEN = 'Do without it, or wait for a release in which it is mended; `nixpkgs.config.allowBroken` tries it all the same.';
// Words of nixpkgs of 2014 to 2026: quotes are `x', ‘x’ or 'x'.
const PACKAGE = /[Pp]ackage [‘'](?<subject>[^’'\n]{1,200})[’'] in .{0,400}?/.source;
/** What nixpkgs and Nix say when a configuration does not evaluate. The first that fits wins. */
const RULES = [
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
const MODULE_THROWS = /Linux v?(?<kernel>\d[\w.]*) is not yet supported by (?<module>[\w-]+)(?: v?(?<version>[\w.]+))?/;
/** Why a configuration does not evaluate. @param text an error of Nix, all that it says; null: nothing that is known */
function evaluationCause(message, text) {
    const thrown = MODULE_THROWS.exec(message)?.groups;
    if (thrown) {
        const { module = '', version, kernel = '' } = thrown;
        return moduleCause({ name: version === undefined ? module : `${module}-${version}`, module, kernel }, 'evaluation');
    }
    const cause = causeIn(RULES, message);
    if (cause?.reason === 'broken-package' && cause.subject !== undefined) {
        const module = kernelModule(cause.subject, message);
        if (module)
            return moduleCause(module, 'evaluation');
    }
    // Only Nix's own text has it, after its excerpt of the code.
    const meant = /Did you mean ([^\n]{1,100}\?)/.exec(text)?.[1];
    if (cause?.reason !== 'missing-package' || meant === undefined)
        return cause;
    return { ...cause, cure: `${cause.cure ?? ''} Did you mean ${meant}`.trim() };
}

;// CONCATENATED MODULE: ./build/src/nix/machine-rules.js
const KILLED = 'A process was killed, most likely because memory ran out.';
const MORE_MEMORY = 'Run where there is more memory, or do less at once: `evaluation-jobs: 1`, `max-jobs` and `cores` in `nix-config`.';
const MORE_DISK = 'Free some of the disk, or run where there is more of it.';
const NETWORK = 'Run it again; if it stays so, look at the network of the machine.';
/** What Nix says when it is the machine that fails, never the release. The first that fits wins. */
const MACHINE_RULES = [
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
const LAST_LINES_RULES = [
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
const DOWNLOAD_LOG_RULES = [
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

// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(43830);
;// CONCATENATED MODULE: ./build/src/nix/failure.js





const DERIVATION = /\/nix\/store\/[0-9a-z]{32}-[^'"\s:^]+\.drv/;
const NOT_FETCHED = /some substitutes for the outputs of derivation/;
const BUILDER = /^(?:builder for |Cannot build '|build of |\d+ dependenc)|failed to build/;
const failure_LONGEST = 300;
const LONGEST_SEARCHED = 20_000;
/** So many lines of a build's log tell how it ended. */
const LAST_LINES = 10;
/** A daemon puts the end of the build's log into its message. */
const QUOTED_LOG = /;?\s*last \d+ log lines?:.*$/is;
const HASH_CURE = 'What is downloaded is not what the release expects: wait for a release in which that is mended, or look for it among the issues of nixpkgs.';
const BUILDER_CURE = 'Read the end of its log; a package of nixpkgs that Hydra can not build either is mended in a later release.';
const FETCHED_CURE = 'It was to be fetched: find out why the cache did not give it.';
/**
 * Explains why a Nix command failed.
 *
 * @param ended `exitCode` as in `RunResult`
 * @param isDownload whether a derivation is a fixed-output one; asked only where its log speaks of the network
 */
async function explainFailure(log, phase, ended, isDownload) {
    const tail = log.messages();
    if (ended.timedOut) {
        return {
            class: 'machine',
            reason: 'time-limit',
            message: 'The time limit ran out.',
            cure: 'Run where it is faster, or where there is less to build: from a cache that has it.',
            derivation: null,
            log: tail,
        };
    }
    // A derivation that could not be built because another could not is only the bearer of the news.
    const errors = log.errors().map((e) => ({ ...e, message: e.message.replace(QUOTED_LOG, '') }));
    const error = errors.find((e) => !/dependenc\w+ (of derivation .* )?failed/.test(e.message)) ?? errors[0];
    if (!error)
        return unexplained(tail, phase, ended.exitCode);
    const derivation = DERIVATION.exec(error.message)?.[0] ?? null;
    const buildLog = derivation === null ? [] : log.logOf(derivation);
    const around = { derivation, buildLog, remarks: log.remarks(), isDownload };
    const { say, ...cause } = await causeOf(error, errors, phase, around);
    const intended = derivation === null ? null : intention(log, error, derivation);
    const said = detailed(error, log.remarks());
    return {
        ...cause,
        ...(cause.class === 'build' && intended === 'fetched'
            ? { cure: [FETCHED_CURE, cause.cure].join(' ').trim() }
            : {}),
        message: say === undefined ? said : `${say} (${said})`,
        derivation,
        log: buildLog.length > 0 ? buildLog : tail,
        ...(intended === null ? {} : { intended }),
    };
}
async function causeOf(error, errors, phase, around) {
    const message = error.message.slice(0, LONGEST_SEARCHED);
    // First, as an assertion can speak of memory or of the network.
    const evaluation = phase === 'evaluation' && !BUILDER.test(message) ? evaluationCause(message, error.text) : null;
    // Only where a cache failed is what Nix went on after what it failed of.
    const said = [...errors.map((e) => e.message), ...(NOT_FETCHED.test(message) ? around.remarks : [])];
    return (evaluation ??
        causeIn(MACHINE_RULES, said.join('\n').slice(0, LONGEST_SEARCHED)) ??
        causeIn(LAST_LINES_RULES, around.buildLog.slice(-LAST_LINES).join('\n')) ??
        (await downloadCause(around)) ??
        buildCause(errors, around) ?? { class: phase });
}
/** In the log of any other build, words of the network are the package's own. */
async function downloadCause({ derivation, buildLog, isDownload }) {
    const cause = causeIn(DOWNLOAD_LOG_RULES, buildLog.join('\n'));
    return cause !== null && derivation !== null && (await isDownload(derivation)) ? cause : null;
}
function buildCause(errors, { derivation, buildLog }) {
    const name = derivation === null ? null : (0,nix_text/* derivationNameOf */.oW)(derivation);
    const subject = name === null ? {} : { subject: name };
    if (errors.some((e) => /hash mismatch in fixed-output derivation/.test(e.message))) {
        return { class: 'build', reason: 'hash-mismatch', ...subject, cure: HASH_CURE };
    }
    if (!errors.some((e) => BUILDER.test(e.message)))
        return null;
    const module = name === null ? null : kernelModule(name, buildLog.join('\n'));
    return module
        ? moduleCause(module, 'build')
        : { class: 'build', reason: 'builder', ...subject, cure: BUILDER_CURE };
}
/** What Nix wanted to do for the derivation; that it was at it tells as well. */
function intention(log, { message }, derivation) {
    if (NOT_FETCHED.test(message))
        return 'fetched';
    return log.intended(derivation) ?? (BUILDER.test(message) ? 'built' : null);
}
/** Ended without an error of Nix: by a signal, or it was the sandbox that failed. */
function unexplained(tail, phase, exitCode) {
    const cause = causeIn(MACHINE_RULES, tail.join('\n').slice(-LONGEST_SEARCHED));
    const killed = exitCode > 128 ? `Nix was killed by signal ${exitCode - 128}.` : null;
    const last = tail.findLast((line) => line.trim() !== '') ?? '';
    const { say, ...rest } = cause ?? { ...killedCause(exitCode), class: phase };
    return {
        ...rest,
        ...(killed !== null || exitCode === 125 ? { class: 'machine' } : {}),
        message: (cause && say) ??
            killed ??
            (shorten(last, failure_LONGEST) || `Nix ended with exit code ${exitCode} and said nothing.`),
        derivation: null,
        log: tail,
    };
}
/** That Nix itself was ended by a signal. */
function killedCause(exitCode) {
    return causeIn(MACHINE_RULES, `due to signal ${exitCode - 128} `);
}
/** Nix's message in one line, store paths by name, and where it is. */
function sentence({ message, place }) {
    const where = place ? ` (${place.file}:${place.line})` : '';
    return shorten(named(message), failure_LONGEST) + where;
}
/** The same, and why a cache did not give what it has. */
function detailed(error, remarks) {
    const last = remarks.at(-1);
    return NOT_FETCHED.test(error.message) && last !== undefined
        ? `${shorten(named(last), failure_LONGEST)}: ${sentence(error)}`
        : sentence(error);
}
function named(message) {
    return message.replace(new RegExp(DERIVATION, 'g'), (path) => (0,nix_text/* derivationNameOf */.oW)(path));
}

;// CONCATENATED MODULE: ./build/src/nix/activities.js

// Start types and result types of Nix's internal-json (src/libutil/logging.hh).
const ACTIVITY = {
    copyPath: 100,
    fileTransfer: 101,
    copyPaths: 103,
    builds: 104,
    build: 105,
    substitute: 108,
};
const RESULT = { progress: 105, setExpected: 106 };
/** Keeps account of what Nix is at. Its cost does not grow with what is over. */
function createActivities(now) {
    const open = new Map();
    const over = new Map(); // what was done by activities that are over, by type
    const foretold = new Map();
    const foretell = (activity, type, expected) => {
        foretold.set(type, (foretold.get(type) ?? 0) - (activity.foretold.get(type) ?? 0) + expected);
        activity.foretold.set(type, expected);
    };
    // As Nix's own display has it: what runs says what it will do, and whoever started it may know of more.
    const count = (type) => {
        const done = over.get(type) ?? 0;
        const sum = { done, expected: done };
        for (const activity of open.values()) {
            if (activity.type !== type)
                continue;
            sum.done += activity.done;
            sum.expected += Math.max(activity.done, activity.expected);
        }
        return { done: sum.done, expected: Math.max(sum.expected, foretold.get(type) ?? 0) };
    };
    return {
        start({ id, type, fields }) {
            const path = typeof fields?.[0] === 'string' ? fields[0] : '';
            open.set(id, { type, path, since: now(), done: 0, expected: 0, foretold: new Map() });
        },
        stop(id) {
            const activity = open.get(id);
            if (!activity)
                return;
            open.delete(id);
            over.set(activity.type, (over.get(activity.type) ?? 0) + activity.done);
            for (const type of activity.foretold.keys())
                foretell(activity, type, 0);
        },
        result({ id, type, fields }) {
            const activity = open.get(id);
            const [first, second] = fields;
            if (!activity || typeof first !== 'number' || typeof second !== 'number')
                return;
            if (type === RESULT.setExpected)
                foretell(activity, first, second);
            if (type !== RESULT.progress)
                return;
            // The last progress can be all zero: the highest is the truth.
            activity.done = Math.max(first, activity.done);
            activity.expected = Math.max(second, activity.expected);
        },
        /** Store path that an activity is at; null: it is not known. */
        pathOf: (id) => open.get(id)?.path ?? null,
        progress() {
            const running = new Map();
            for (const { type, path, since } of open.values()) {
                if (!isWork(type) || path === '' || running.has(path))
                    continue;
                running.set(path, {
                    name: (0,nix_text/* derivationNameOf */.oW)(path),
                    kind: type === ACTIVITY.build ? 'build' : 'fetch',
                    since,
                });
            }
            return {
                built: count(ACTIVITY.builds),
                fetched: count(ACTIVITY.copyPaths),
                bytes: count(ACTIVITY.copyPath),
                downloaded: count(ACTIVITY.fileTransfer),
                running: [...running.values()],
            };
        },
    };
}
/** Whether an activity is one that people want to read of. */
function isWork(type) {
    return type === ACTIVITY.build || type === ACTIVITY.copyPath || type === ACTIVITY.substitute;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/src/nix/log-entry.js

const LONGEST_JSON = 4 << 20;
const id = schemas/* number */.aig(); // past 32 bits
const entrySchema = schemas/* discriminatedUnion */.gMt('action', [
    schemas/* object */.Ikc({
        action: schemas/* literal */.euz('start'),
        id,
        type: schemas/* number */.aig(),
        text: schemas/* string */.YjP(),
        fields: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional(),
    }),
    schemas/* object */.Ikc({ action: schemas/* literal */.euz('stop'), id }),
    schemas/* object */.Ikc({ action: schemas/* literal */.euz('result'), id, type: schemas/* number */.aig(), fields: schemas/* array */.YOg(schemas/* unknown */.L5J()) }),
    schemas/* object */.Ikc({
        action: schemas/* literal */.euz('msg'),
        level: schemas/* number */.aig(),
        msg: schemas/* string */.YjP(),
        raw_msg: schemas/* string */.YjP().optional(),
        file: schemas/* string */.YjP().nullish(),
        line: schemas/* number */.aig().nullish(),
    }),
]);
/** `@nix {…}`; null for any other line, and for what we do not know. */
function parseEntry(line) {
    if (!line.startsWith('@nix ') || line.length > LONGEST_JSON)
        return null;
    try {
        const parsed = entrySchema.safeParse(JSON.parse(line.slice(5)));
        // An action that we do not know says nothing to us.
        return parsed.success ? parsed.data : null;
    }
    catch {
        return null; // cut off, or a program that happens to print `@nix `
    }
}

// EXTERNAL MODULE: ./build/src/nix/plan.js
var nix_plan = __webpack_require__(6790);
// EXTERNAL MODULE: ./build/src/nix/statistics.js
var nix_statistics = __webpack_require__(3626);
;// CONCATENATED MODULE: ./build/src/nix/log.js





const TAIL = 60;
// Result types of Nix's internal-json (src/libutil/logging.hh).
const LINE = 101;
const POST_BUILD_LINE = 107;
/** @param now a clock that only goes up, in milliseconds */
function createNixLog(now = () => performance.now()) {
    const activities = createActivities(now);
    const logs = new Map();
    const warnings = new Set();
    const errors = [];
    const messages = (0,nix_text/* createTail */.$A)(TAIL);
    const remarks = (0,nix_text/* createTail */.$A)(TAIL);
    const statistics = (0,nix_statistics/* createStatistics */.c)();
    const plan = (0,nix_plan/* createPlan */.q)();
    const say = (text, raw) => {
        for (const line of text.split('\n')) {
            messages.push((0,nix_text/* plainLine */.h0)(line));
            plan.take(line);
        }
        const remark = /^error: (.+)/s.exec(text)?.[1];
        if (remark !== undefined && raw === undefined)
            remarks.push(remark);
        const warning = warningIn(text, raw);
        if (warning !== null)
            warnings.add(warning);
        return text;
    };
    const buildLine = (entry) => {
        const path = activities.pathOf(entry.id);
        if (path === null)
            return null;
        const line = (0,nix_text/* plainLine */.h0)(String(entry.fields[0]));
        const tail = logs.get(path) ?? (0,nix_text/* createTail */.$A)(TAIL);
        logs.set(path, tail);
        tail.push(line);
        return `${(0,nix_text/* derivationNameOf */.oW)(path)}> ${line}`;
    };
    const take = (entry) => {
        switch (entry.action) {
            case 'start':
                activities.start(entry);
                return entry.text === '' || !isWork(entry.type) ? null : (0,nix_text/* plainLine */.h0)(entry.text);
            case 'stop':
                activities.stop(entry.id);
                return null;
            case 'result':
                if (entry.type === LINE || entry.type === POST_BUILD_LINE)
                    return buildLine(entry);
                activities.result(entry);
                return null;
            case 'msg':
                // Warnings come in the same form, at level 1.
                if (entry.raw_msg !== undefined && entry.level === 0)
                    errors.push(errorOf(entry, entry.raw_msg));
                return say((0,nix_text/* plainText */.wh)(entry.msg), entry.raw_msg && (0,nix_text/* plainText */.wh)(entry.raw_msg));
        }
    };
    return {
        push(line) {
            const entry = parseEntry(line);
            if (entry)
                return take(entry);
            if (statistics.take(line))
                return null;
            const text = (0,nix_text/* plainLine */.h0)(line);
            const error = /^error: (.+)/.exec(text)?.[1];
            if (error !== undefined)
                errors.push({ message: error, text, place: null });
            return text === '' ? null : say(text);
        },
        progress: () => activities.progress(),
        warnings: () => [...warnings],
        errors: () => errors,
        remarks: () => remarks.items(),
        intended: (derivation) => plan.intended(derivation),
        logOf: (derivation) => logs.get(derivation)?.items() ?? [],
        peakBytes: () => statistics.peakBytes(),
        messages: () => messages.items(),
    };
}
function errorOf(entry, raw) {
    // 2.26 writes `file` as `/src/host.nix:1:7`.
    const file = entry.file?.replace(/(:\d+){1,2}$/, '');
    return {
        message: (0,nix_text/* plainText */.wh)(raw).trim(),
        text: (0,nix_text/* plainText */.wh)(entry.msg).trim(),
        place: file && entry.line ? { file, line: entry.line } : null,
    };
}
// What is due to how we call Nix, or to the machine.
const NOT_OF_EVALUATION = /--add-root|Internet access|unable to download|[Rr]etrying|substitut|binary cache|SQLite database|build-users-group|dirty|download buffer|Git cache/;
/**
 * `warning: …` of Nix, `evaluation warning: …` of builtins.warn, `trace: warning: …` of older lib.warn and of NixOS; null
 * for anything else. @param raw as it was written, where Nix tells: it indents what it shows
 */
function warningIn(text, raw) {
    const [, evaluation, warning] = /^(?:trace: )?(evaluation )?warning: (.+)/s.exec(text) ?? [];
    if (warning === undefined)
        return null;
    if (evaluation !== undefined && raw !== undefined)
        return raw.trim();
    return evaluation === undefined && !text.startsWith('trace: ') && NOT_OF_EVALUATION.test(warning)
        ? null
        : warning.trim();
}

;// CONCATENATED MODULE: ./build/src/nix/run.js


/** Runs one Nix command in the sandbox and reads what it says. */
async function runNix(session, argv, phase, read, options = {}) {
    const log = createNixLog();
    const result = await session.run(argv, {
        ...(options.env === undefined ? {} : { env: options.env }),
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
        onStderrLine(line) {
            const text = log.push(line);
            if (text !== null)
                options.onLine?.(text);
            options.onChange?.(log);
        },
    });
    return answer(session, result, log, phase, read);
}
/** Reads what a Nix command said that has ended already. */
function readRun(session, result, phase, read) {
    const log = createNixLog();
    for (const line of result.stderr.split('\n'))
        log.push(line);
    return answer(session, result, log, phase, read);
}
async function answer(session, result, log, phase, read) {
    const told = { warnings: log.warnings(), peakBytes: log.peakBytes() };
    if (result.exitCode !== 0) {
        const failure = await explainFailure(log, phase, result, (path) => isFixedOutput(session, path));
        return { kind: 'failed', failure, errors: log.errors(), ...told };
    }
    const { built, fetched, downloaded } = log.progress();
    const counts = { built: built.done, fetched: fetched.done, downloadedBytes: downloaded.done };
    return { kind: 'ok', value: read(result.stdout), ...counts, ...told };
}
/** `Derive([("out","/nix/store/…","sha256","<hash>")],…`: one whose output is known beforehand, by its hash. */
async function isFixedOutput(session, derivation) {
    const { stdout } = await session.run(['cat', derivation]);
    return /^Derive\(\[\("out","[^"]*","[^"]+","[^"]+"\)/.test(stdout);
}


/***/ }),

/***/ 3626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ TELL_STATISTICS),
/* harmony export */   c: () => (/* binding */ createStatistics)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);

/** Environment of a Nix command that is to tell what its evaluation took, on standard error. */
const TELL_STATISTICS = { NIX_SHOW_STATS: '1' };
const LONGEST = 500;
// As 2.8, 2.26 and those after them write it; without a garbage collector there is no `gc`.
const statisticsSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ gc: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ heapSize: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), totalBytes: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }) });
// What the program, the parsed code and the collector's own tables take beside the heap. The peak of NixOS hosts
// (VmHWM, Nix 2.8 and 2.26, heaps of 0.4 to 0.8 GiB) was 110 to 170 MiB above it; this is 15 to 60 MiB more than that.
const BESIDE_HEAP = 128 * 2 ** 20;
const FOR_EACH_BYTE = 1.1;
/** Finds the statistics among the lines of a Nix command: an indented JSON object that `{` and `}` alone frame. */
function createStatistics() {
    let open = null;
    let peak = null;
    return {
        take(line) {
            if (line === '{')
                open = [];
            if (open === null)
                return false;
            open.push(line);
            if (line === '}' || open.length > LONGEST) {
                peak = peakIn(open.join('\n')) ?? peak;
                open = null;
            }
            return true;
        },
        peakBytes: () => peak,
    };
}
function peakIn(text) {
    try {
        const { gc } = statisticsSchema.parse(JSON.parse(text));
        // The heap never shrinks, but it begins with 384 MiB, which a small evaluation does not touch.
        return Math.round(Math.min(gc.heapSize, gc.totalBytes) * FOR_EACH_BYTE + BESIDE_HEAP);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 43830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ createTail),
/* harmony export */   h0: () => (/* binding */ plainLine),
/* harmony export */   oW: () => (/* binding */ derivationNameOf),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* Terminal sequences: ESC [ … letter, ESC ] … BEL or ESC \, and ESC with one character. */
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const LONGEST = 2000;
/** A text without terminal sequences and control characters; tabs and newlines stay. */
function plainText(text) {
    return text.replace(SEQUENCES, '').replace(CONTROLS, '');
}
/** One line for a log: plain, no longer than 2,000 characters, after a carriage return only what came last. */
function plainLine(text) {
    const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return plainText(cut.replace(/\r+$/, '').replace(/^.*\r/s, ''));
}
/** The last `size` things pushed. */
function createTail(size) {
    let kept = [];
    return {
        push(item) {
            kept.push(item);
            if (kept.length > 2 * size)
                kept = kept.slice(-size);
        },
        items: () => kept.slice(-size),
    };
}
/** `/nix/store/<hash>-linux-6.12.8.drv` -> `linux-6.12.8`; what is no derivation has the name of its path. */
function derivationNameOf(storePath) {
    return storePath.replace(/^.*\/[0-9a-z]{32}-/, '').replace(/\.drv$/, '');
}


/***/ })

};
