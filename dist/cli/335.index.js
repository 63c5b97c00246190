export const id = 335;
export const ids = [335];
export const modules = {

/***/ 16335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  initVerb: () => (/* binding */ initVerb)
});

// EXTERNAL MODULE: ./build/src/core/glob.js
var glob = __webpack_require__(60379);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var rules = __webpack_require__(66975);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(47912);
// EXTERNAL MODULE: ./build/src/app/config.js
var app_config = __webpack_require__(98955);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 21 modules
var proposals = __webpack_require__(15909);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/series.js
var core_series = __webpack_require__(6924);
;// CONCATENATED MODULE: ./build/src/app/init/configuration.js


/** So many hosts are shown as examples. */
const SHOWN = 8;
/** Formats whose pins are no source that a host without a flake is built from. */
const NOT_CLASSIC = new Set(['flake-lock', 'flake-nix', 'devenv-lock', 'workflow']);
/**
 * The text of a configuration, or null where nothing is worth saying. All settings in it are commented out (`#hosts:`,
 * no blank), so it changes nothing as it stands; a remark has a blank (`# Hosts`).
 * @param pins as the policy has them
 */
function configurationText(pins, ground) {
    const direct = pins.filter((pin) => pin.direct);
    const parts = [hostsPart(direct, ground), followPart(direct), groupPart(direct)].filter((part) => part !== null);
    if (parts.length === 0)
        return null;
    const head = [
        '# Settings of Channel Bump. All of them: docs/configuration.md in its repository.',
        '# Take the `#` away from the lines that you want.',
    ];
    return `${[head, ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
function hostsPart(pins, ground) {
    if (ground.flake === 'names')
        return null;
    const examples = [...classicHosts(pins, ground), ...flakeHosts(ground)];
    return [...about(pins, ground), '#hosts:', ...examples.map((example) => `#- { ${example} }`)];
}
function about(pins, ground) {
    const classic = classicPin(pins);
    const floating = classic?.state === 'floating'
        ? [
            `# The pin ${scalar(pinName(classic, pins))} names a channel and no release: there is no source to build from before it is`,
            '# pinned. `channel-bump check --verbose` says how to pin it.',
        ]
        : [];
    const silent = ground.flake === 'silent'
        ? [
            '# Every `nixosConfigurations.*` of the flake is rebuilt by itself. No file here names any: where there are some all',
            '# the same, nothing needs to be said. Other hosts are named; these are examples:',
        ]
        : [
            ground.hosts.length > 0 || ground.subflakes.length > 0
                ? '# The hosts to rebuild: those of no flake are named. These are examples, by the names of files:'
                : '# The hosts to rebuild: those of no flake are named. No file here is called like a host; this one is made up:',
        ];
    const none = ground.hosts.length > 0 || ground.subflakes.length > 0 || ground.flake !== 'none'
        ? []
        : [
            '# Where there is no NixOS host at all, nothing can be proven: `rebuild: none`, and take the job `gate` out of the',
            '# workflow, which refuses that.',
        ];
    return [...none, ...floating, ...silent];
}
/** `name: db1, configuration: ./hosts/db1.nix, pin: nixpkgs`; without such a pin whatever else a host can be. */
function classicHosts(pins, { hosts, flake, subflakes }) {
    const pin = classicPin(pins);
    if (pin === null) {
        if (subflakes.length > 0)
            return [];
        return flake === 'none'
            ? ['name: machine, file: ./default.nix, attribute: hosts.machine.config.system.build.toplevel']
            : ['name: machine, attribute: colmenaHive.nodes.machine'];
    }
    const files = hosts.length > 0 ? hosts.slice(0, SHOWN) : [{ name: 'machine', file: 'configuration.nix' }];
    return files.map(({ name, file }) => `name: ${scalar(name)}, configuration: ./${file}, pin: ${scalar(pinName(pin, pins))}`);
}
/** `name: lab, flake: ./lab, attribute: nixosConfigurations.lab` */
function flakeHosts({ subflakes }) {
    return subflakes.slice(0, SHOWN).map((folder) => {
        const last = external_node_path_.posix.basename(folder);
        const name = /^[A-Za-z][A-Za-z0-9_-]*$/.test(last) ? last : 'machine';
        return `name: ${scalar(name)}, flake: ${scalar(`./${folder}`)}, attribute: nixosConfigurations.${name}`;
    });
}
/** The pin that hosts without a flake are most likely built from: one that can be, that is called so, that comes first. */
function classicPin(pins) {
    const weight = ({ state, name }) => (state === 'pinned' ? 0 : state === 'floating' ? 4 : 2) + (/^(?:nixpkgs|nixos)$/.test(name) ? 0 : 1);
    const classic = pins.filter(({ format }) => !NOT_CLASSIC.has(format));
    return classic.toSorted((a, b) => weight(a) - weight(b))[0] ?? null;
}
/** As `pin:` of a host asks for it. */
function pinName({ file, name }, pins) {
    return pins.filter((pin) => pin.name === name).length === 1 ? name : `${file}:${name}`;
}
/** Pins of which nobody knows what newer means. */
function followPart(pins) {
    const bare = pins.filter(({ state, channel, file, name }) => state === 'pinned' && channel === null && isNoGlob(`${file}:${name}`));
    if (bare.length === 0)
        return null;
    const channel = pins.find((pin) => pin.channel !== null)?.channel ?? 'nixos-unstable';
    return [
        '# These pins name a revision and no channel, so they stay where they are until a rule says which channel they follow.',
        '# `channel-bump check` says which release a revision is.',
        '#rules:',
        ...bare
            .slice(0, SHOWN)
            .map(({ file, name }) => `#- { match: ${scalar(`${file}:${name}`)}, follow: ${channelNamed(name) ?? channel} }`),
    ];
}
/** A pin's name may tell the series that it is there for: `pinned-18.09`. */
function channelNamed(name) {
    const [series] = (0,core_series/* seriesNamed */.l)(name);
    return series === undefined ? null : `nixos-${series}`;
}
function isNoGlob(text) {
    return !/[*?[\]{}()!\\]/.test(text);
}
function groupPart(pins) {
    const moving = pins.filter(({ state }) => state === 'pinned').flatMap(({ channel }) => channel ?? []);
    if (new Set(moving).size < 2)
        return null;
    return ['# Each channel has a pull request of its own. One for all of them:', '#group: all'];
}
/** A YAML scalar on one line, in ASCII: names come from files, and must not end a comment. */
function scalar(text) {
    if (/^[A-Za-z][A-Za-z0-9._/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text))
        return text;
    const quoted = JSON.stringify(text);
    return quoted.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// EXTERNAL MODULE: ./build/src/core/channel.js
var channel = __webpack_require__(26466);
// EXTERNAL MODULE: ./build/src/core/policy/upgrade-targets.js
var upgrade_targets = __webpack_require__(26155);
;// CONCATENATED MODULE: ./build/src/app/init/expected.js



/** What is to be expected of each channel, by the policy alone: nothing is asked of any server. In the order of the pins. */
function expectations(pins, settings) {
    const groups = new Map();
    for (const pin of pins.filter(({ direct }) => direct)) {
        const lanes = lanesOf(pin, settings);
        const sentence = sentenceOf(pin, lanes, settings);
        const key = JSON.stringify([pin.channel, sentence]);
        const group = groups.get(key) ?? { channel: pin.channel, pins: [], lanes, sentence };
        group.pins.push(`${pin.file}:${pin.name}`);
        groups.set(key, group);
    }
    return [...groups.values()];
}
function lanesOf(pin, settings) {
    const { selected, lanes } = (0,rules/* settingsOf */.f5)(pin, settings);
    if (!selected || pin.state !== 'pinned' || pin.channel === null)
        return [];
    return [
        ...(lanes.includes('refresh') ? ['refresh'] : []),
        ...((0,upgrade_targets/* upgradesFrom */.Qd)(pin, settings) === null ? [] : ['upgrade']),
    ];
}
const WORDS = {
    refresh: 'newer releases (refresh)',
    upgrade: 'the next stable channel (upgrade)',
};
function sentenceOf(pin, lanes, settings) {
    if (lanes.length > 0) {
        const rolls = (0,channel/* isRolling */.m$)(pin.channel) ? '; it rolls, so there is no upgrade' : '';
        return `${lanes.map((lane) => WORDS[lane]).join(', ')}${rolls}`;
    }
    if (pin.state === 'frozen')
        return 'nothing: it is frozen';
    if (pin.state === 'foreign')
        return 'nothing: it is of no official channel';
    if (pin.state === 'floating')
        return 'nothing: it names a channel and no release; `check --verbose` says how to pin it';
    if (pin.channel === null)
        return 'nothing: it names a revision and no channel; a rule can say which';
    return (0,rules/* settingsOf */.f5)(pin, settings).selected
        ? 'nothing: the configuration gives it no lane that it could go'
        : 'nothing: the configuration does not select it';
}

// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(68212);
;// CONCATENATED MODULE: ./build/src/app/init/forge.js

const forgeNames = ['github', 'forgejo'];
/** Folders at the repository's top that only one kind of forge reads. */
const forgejoFolders = ['.forgejo', '.gitea'];
/** What was asked for; else what a folder tells, as nobody has one by chance; else the remote; else GitHub. */
function chooseForge({ asked, folders, host }) {
    const byHost = host === null ? null : forgeOfHost(host);
    const [found] = forgejoFolders.filter((one) => folders.includes(one));
    const isGitea = found === undefined ? host !== null && /gitea/i.test(host) : found === '.gitea';
    const forgejo = { forge: 'forgejo', folder: isGitea ? '.gitea/workflows' : '.forgejo/workflows' };
    const github = { forge: 'github', folder: '.github/workflows' };
    if (asked !== null) {
        return { ...(asked === 'github' ? github : forgejo), because: '--forge says so' };
    }
    if (found !== undefined)
        return { ...forgejo, because: `there is a folder ${found}` };
    if (host === null)
        return { ...github, because: 'no remote says otherwise; else --forge forgejo' };
    const where = `the remote is at ${(0,inert/* plain */.pj)(host, 100)}`;
    if (byHost === null) {
        return { ...github, because: `${where}, which tells nothing; else --forge forgejo` };
    }
    return { ...(byHost === 'github' ? github : forgejo), because: where };
}
/** Null where the name of the host tells nothing: a forge of one's own. */
function forgeOfHost(host) {
    if (/github/i.test(host))
        return 'github';
    return /(?:^|\.)codeberg\.org$|forgejo|gitea/i.test(host) ? 'forgejo' : null;
}
/** `https://user@host/…`, `ssh://host:22/…`, `git@host:owner/name` -> `host`; null for a path on this machine. */
function hostOfRemote(url) {
    if (url.includes('://'))
        return (URL.canParse(url) && new URL(url).hostname) || null;
    // A slash before the first colon: a path.
    return /^(?:[^@/:\s]+@)?([A-Za-z0-9.-]+):(?!\/\/)/.exec(url)?.[1] ?? null;
}
/** The remote that counts: `origin`, else the first. */
function hostOf(remotes) {
    const [first = null] = remotes.values();
    const url = remotes.get('origin') ?? first;
    return url === null ? null : hostOfRemote(url);
}

// EXTERNAL MODULE: ./build/src/app/reading.js
var reading = __webpack_require__(49);
;// CONCATENATED MODULE: ./build/src/app/init/ground.js


/** @param root absolute path of the folder; `ignored`: files that are not looked at */
async function surveyHosts(files, root, ignored) {
    const walked = await files.walk(root);
    const paths = walked.files.filter((path) => path.endsWith('.nix') && !ignored(path));
    const names = async (path) => {
        const content = await files.readIf(`${root}/${path}`, reading/* MAX_SIZE */.Vt, (glimpse) => /\bnixosConfigurations\b/.test(glimpse));
        return content.kind === 'bytes';
    };
    const below = [];
    for (const path of paths.filter((one) => one.endsWith('/flake.nix')))
        if (await names(path))
            below.push(external_node_path_.posix.dirname(path));
    return { flake: await flakeAtRoot(paths, names), subflakes: below, hosts: hostFiles(paths) };
}
/** A flake may have its hosts in a file beside it: it need not name them itself. */
async function flakeAtRoot(paths, names) {
    if (!paths.includes('flake.nix'))
        return 'none';
    if (await names('flake.nix'))
        return 'names';
    const folders = paths.filter((path) => path.endsWith('/flake.nix')).map((path) => external_node_path_.posix.dirname(path));
    const own = paths.filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`)));
    for (const path of own)
        if (await names(path))
            return 'names';
    return 'silent';
}
/** Where people keep hosts: `hosts/db1.nix`, `machines/db1/default.nix`; and `configuration.nix` anywhere. */
const KEPT = /^(?:.*\/)?(?:hosts|machines|systems|nodes|servers)\/([^/]+?)(?:\/default)?\.nix$/;
const CONFIGURATION = /^(?:(?:.*\/)?([^/]+)\/)?configuration\.nix$/;
const HARMLESS = /^[A-Za-z0-9._/+-]+$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** The files that look like a host's, each name once; what would need quotes is left out. */
function hostFiles(paths) {
    const found = new Map();
    for (const file of paths.filter((path) => HARMLESS.test(path))) {
        const name = nameOf(file);
        if (name !== null && NAME.test(name) && !found.has(name))
            found.set(name, { name, file });
    }
    return [...found.values()];
}
function nameOf(file) {
    const configuration = CONFIGURATION.exec(file);
    if (configuration)
        return configuration[1] ?? 'machine';
    const name = KEPT.exec(file)?.[1] ?? null;
    return name === 'default' || name === 'common' || name === 'hardware-configuration' ? null : name;
}

// EXTERNAL MODULE: ./build/src/pins/registry.js + 64 modules
var registry = __webpack_require__(68989);
// EXTERNAL MODULE: ./build/src/report/table.js
var table = __webpack_require__(26108);
;// CONCATENATED MODULE: ./build/src/app/init/workflow.js

/** Put by a person: the action's own repository, and the commit of the release that is used. */
const placeholders = {
    github: 'OWNER/channel-bump@COMMIT',
    forgejo: 'https://HOST/OWNER/channel-bump@COMMIT',
};
// v5.0.0; the same commit as in docs/workflows.
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
/** The workflow of the README (of docs/forgejo.md on Forgejo and Gitea), for this repository. */
function workflowText({ forge, directory }) {
    const onGithub = forge === 'github';
    const checkout = onGithub ? CHECKOUT : `https://code.forgejo.org/${CHECKOUT}`;
    const runner = onGithub ? 'ubuntu-latest' : 'docker # a runner with podman or docker in it, or with Nix';
    // What a scheduled run calls its event is not the same in all versions of Forgejo and Gitea.
    const updates = onGithub
        ? "github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'"
        : "github.event_name != 'pull_request'";
    const queue = onGithub ? '\n  merge_group: # where a merge queue is used' : '';
    const gated = onGithub
        ? "github.event_name == 'pull_request' || github.event_name == 'merge_group'"
        : "github.event_name == 'pull_request'";
    const where = directory === '' ? [] : [`directory: ${quoted(directory)}`];
    const contained = onGithub ? ['sandbox: container # never on the machine itself'] : [];
    const action = placeholders[forge];
    return `name: Channel Bump
on:
  schedule:
    - cron: '30 4 * * *'
  workflow_dispatch:
  pull_request:${queue}

permissions:
  contents: read

concurrency: # one update at a time
  group: channel-bump-\${{ github.ref }}

jobs:
  update:
    if: ${updates}
    runs-on: ${runner}
    permissions:
      contents: write # the branch with the bump
      pull-requests: write # the pull request
      issues: write # its labels, and the issue of a channel that is stuck
      checks: write # the check runs on it
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
      - uses: ${action} # pin it to a commit
${inputs(where)}
  gate:
    if: ${gated}
    runs-on: ${runner}
    permissions:
      contents: read
      checks: write # check runs on the head commit
      pull-requests: write # its one comment
    steps:
      - uses: ${checkout}
        with:
          fetch-depth: 0 # the gate compares with the base
          persist-credentials: false
      - uses: ${action}
${inputs(['command: gate', ...contained, ...where])}`;
}
function inputs(lines) {
    if (lines.length === 0)
        return '';
    return ['        with:', ...lines.map((line) => `          ${line}`), ''].join('\n');
}
/** In a workflow `${{` begins an expression in any text; and a name that needs more than quotes is not worth the risk. */
function quoted(directory) {
    if (/^[A-Za-z0-9._/+@-][A-Za-z0-9._/+@ -]*$/.test(directory))
        return `'${directory}'`;
    throw new errors/* UserError */.yo('the name of the folder has characters that are not put into a workflow.', {
        cure: 'Call it by letters, digits and `. _ - + @`, or write the workflow by hand: docs/workflows.',
    });
}

;// CONCATENATED MODULE: ./build/src/app/init/told.js




/** Of a dry run the files themselves stand first. */
function initText(made) {
    const { workflow, configuration, dryRun } = made;
    const files = [workflow, ...(configuration === null ? [] : [configuration])];
    const shown = files.map(({ path, text }) => `Would write ${(0,inert/* plain */.pj)(path)}:\n\n${text}`);
    const parts = [
        ...(dryRun ? shown : []),
        channelsText(made.expected),
        [
            hostsSentence(made),
            `Forge: ${forgeName(made.choice)}, for ${made.choice.because}.`,
            ...made.notes,
        ].join('\n'),
        [...(dryRun ? [] : files.map(({ path }) => `Wrote ${(0,inert/* plain */.pj)(path)}.`)), configurationSentence(made)]
            .filter((line) => line !== '')
            .join('\n'),
        `To do:\n${tasks(made)
            .map((task, index) => `${index + 1}. ${task}`)
            .join('\n')}`,
        `Next: \`${(0,inert/* plain */.pj)(made.next)}\` says what there is to bump.`,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
const told_SHOWN = 4;
function channelsText(expected) {
    const rows = expected.map(({ channel, pins, sentence }) => {
        const more = pins.length > told_SHOWN ? [`and ${pins.length - told_SHOWN} more`] : [];
        return [channel ?? '-', [...pins.slice(0, told_SHOWN), ...more].join(', '), sentence];
    });
    const channels = new Set(expected.flatMap(({ channel, lanes }) => (lanes.length > 0 ? [channel] : [])));
    const apart = channels.size > 1 ? '\nEach channel has pull requests of its own; `group: all` makes them one.' : '';
    const nothing = channels.size === 0 ? '\nNothing can be proposed as it stands: see what is said of each pin.' : '';
    return (0,table/* alignedTable */.n)([['CHANNEL', 'PINS', 'PROPOSED'], ...rows]) + apart + nothing;
}
function hostsSentence({ ground, configuration, kept, named }) {
    const path = configuration?.path ?? kept;
    const where = path === null ? '' : ` in ${(0,inert/* plain */.pj)(path)}`;
    const beside = named === 0 ? '' : ` ${named} named${where}.`;
    switch (ground.flake) {
        case 'names':
            return `Hosts: every nixosConfigurations.* of the flake; none has to be named.${beside}`;
        case 'silent':
            return `Hosts: every nixosConfigurations.* of the flake; no file here names any.${beside || ` Where there are none, name the hosts${where}.`}`;
        case 'none':
            return `Hosts:${beside || ` there is no flake that names them at the top, so they have to be named, under \`hosts\`${where}.`}`;
    }
}
function configurationSentence({ configuration, kept }) {
    if (configuration !== null)
        return '';
    if (kept !== null)
        return `${(0,inert/* plain */.pj)(kept)} is there already, and stays as it is.`;
    return 'No configuration is needed: there is nothing to say in one.';
}
function forgeName({ forge, folder }) {
    return forge === 'github' ? 'GitHub' : folder.startsWith('.gitea') ? 'Gitea' : 'Forgejo';
}
function tasks({ choice, ground, workflow, configuration, kept, named }) {
    const onGithub = choice.forge === 'github';
    const what = onGithub ? 'repository and commit' : 'address and commit';
    const hosts = configuration?.path ?? kept;
    return [
        `Put the ${what} that you use for ${placeholders[choice.forge]} in ${(0,inert/* plain */.pj)(workflow.path)}.`,
        ...(ground.flake === 'none' && named === 0 && hosts !== null
            ? [`Name the hosts in ${(0,inert/* plain */.pj)(hosts)}.`]
            : []),
        onGithub
            ? 'Switch on "Allow GitHub Actions to create and approve pull requests" in the repository\'s settings (Actions, General).'
            : "Switch on Actions in the repository's settings (Units); `runs-on` has to name a runner with podman, docker or Nix.",
        'Commit it. To hold back pull requests that break a host, require the check `channel-bump`: docs/gate.md.',
    ];
}
/** What to say where there is no pin. */
function nothingFound(folder) {
    const rows = registry/* pinFormats */.g.map(({ id, files }) => [id, files.join(', ')]);
    return [
        `No pins found in ${(0,inert/* plain */.pj)(folder)}, so nothing was written. Looked for nixpkgs, of an official channel or named by its address, in:`,
        (0,table/* alignedTable */.n)(rows),
        'A pin that Nix code computes is not followed. `channel-bump pins` shows what is found.',
    ].join('\n\n');
}

;// CONCATENATED MODULE: ./build/src/app/init/write.js


/**
 * Holds all files against what is there, before the first is written.
 * @param top absolute path of the repository
 * @throws UserError where a file is there already, or its folder leads out of the repository or is none
 */
async function assertFree(files, top, wanted) {
    for (const { path } of wanted) {
        await assertFoldersInside(files, top, path);
        // A workflow of the other ending would run beside ours.
        const other = path.replace(/\.yml$/, '.yaml');
        for (const one of [path, other])
            if (await files.exists(`${top}/${one}`))
                throw isThere(one);
    }
}
/** @throws UserError where a file was put there meanwhile */
async function writeNew(files, top, wanted) {
    for (const { path, text } of wanted)
        if (!(await files.create(`${top}/${path}`, text, top)))
            throw isThere(path);
}
async function assertFoldersInside(files, top, path) {
    const realTop = (await files.resolve(top)) ?? top;
    const folders = path.split('/').slice(0, -1);
    for (let count = 1; count <= folders.length; count++) {
        const folder = folders.slice(0, count).join('/');
        if (!(await files.exists(`${top}/${folder}`)))
            return;
        const real = await files.resolve(`${top}/${folder}`);
        if (real === null || !real.startsWith(`${realTop}/`)) {
            throw new errors/* UserError */.yo('this is a symlink that leads out of the repository: nothing is written there.', {
                place: { file: folder },
                cure: 'Put a folder there instead.',
            });
        }
        if (!(await files.isFolder(real))) {
            throw new errors/* UserError */.yo(`this is no folder, and \`${external_node_path_.posix.basename(path)}\` belongs into one.`, {
                place: { file: folder },
                cure: 'Move it away.',
            });
        }
    }
}
function isThere(path) {
    return new errors/* UserError */.yo('this file is there already, and is never overwritten.', {
        place: { file: path },
        cure: 'Move it away, or edit it by hand: `channel-bump init --dry-run` prints what would be written.',
    });
}

;// CONCATENATED MODULE: ./build/src/app/init/init.js













/**
 * `init [DIR]`: writes a workflow, and a configuration where something is worth saying, for the repository that DIR
 * lies in. By what its files say alone: Nix is not started, and nothing is asked of any server.
 */
async function initVerb(context, { positional, options }) {
    const asked = askedForge(options);
    const { files, folder, config, git } = context;
    const top = await git.root(folder);
    if (top === null) {
        throw new errors/* UserError */.yo(`${folder} is no git repository.`, {
            cure: 'Name a folder of the repository that the workflow is to run in, or make one: `git init`.',
        });
    }
    const settings = (0,proposals/* policySettings */.cw)(config);
    const discovered = await (0,proposals/* discoverPins */.ud)(context);
    if (discovered.errors.length > 0)
        throw new errors/* UserError */.yo('nothing is written, as not every pin file can be read.', {
            cure: 'Mend what is told above, and run it again.',
        });
    const pins = (0,rules/* ruled */.Vy)(discovered.pins, settings);
    if (!pins.some(({ direct }) => direct))
        return none(folder);
    const directory = (await git.prefix(folder)).replace(/\/$/, '');
    const choice = await forgeOf(context, top, asked);
    const ground = await surveyHosts(files, folder, (path) => (0,glob/* matchesGlob */.k)(config.ignore, path));
    const configPath = directory === '' ? app_config/* configFile */.Ze : `${directory}/${app_config/* configFile */.Ze}`;
    const isConfigured = await files.exists(`${top}/${configPath}`);
    const configuration = isConfigured ? null : configurationText(pins, ground);
    const made = {
        choice,
        ground,
        expected: expectations(pins, settings),
        workflow: {
            path: `${choice.folder}/channel-bump.yml`,
            text: workflowText({ forge: choice.forge, directory }),
        },
        configuration: configuration === null ? null : { path: configPath, text: configuration },
        kept: isConfigured ? configPath : null,
        named: config.hosts.length,
        dryRun: options['dryRun'] === true,
        notes: await otherWorkflows(context, top, choice),
        next: ['channel-bump check', ...(positional[0] === undefined ? [] : [positional[0]])].join(' '),
    };
    const wanted = [...(made.configuration === null ? [] : [made.configuration]), made.workflow];
    if (made.dryRun)
        await tellTaken(context, top, wanted);
    else {
        await assertFree(files, top, wanted);
        await writeNew(files, top, wanted);
    }
    return { text: initText(made), json: initJson(made), exitCode: 0 };
}
/** What is in the way does not keep a dry run from showing the files. */
async function tellTaken({ files, log }, top, wanted) {
    try {
        await assertFree(files, top, wanted);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        log.warning(error.message, error.place);
    }
}
function askedForge(options) {
    const given = options['forge'];
    if (given === undefined)
        return null;
    const name = forgeNames.find((one) => one === given);
    if (name !== undefined)
        return name;
    throw new errors/* UserError */.yo(`\`${String(given)}\` is no forge that a workflow can be written for.`, {
        cure: `Known: ${forgeNames.join(', ')} (Gitea as well).`,
        exitCode: 64,
    });
}
async function forgeOf({ files, git, folder }, top, asked) {
    const folders = [];
    for (const one of forgejoFolders)
        if (await files.isFolder(`${top}/${one}`))
            folders.push(one);
    return chooseForge({ asked, folders, host: hostOf(await git.remotes(folder)) });
}
/** Forgejo and Gitea read one folder of workflows: with the first one in theirs they read GitHub's no more. */
async function otherWorkflows({ files }, top, { folder }) {
    if (folder.startsWith('.github') || (await files.isFolder(`${top}/${folder}`)))
        return [];
    if (!(await files.isFolder(`${top}/.github/workflows`)))
        return [];
    return [
        `With ${folder} there, this forge reads the workflows in .github/workflows no more: move those that it ran.`,
    ];
}
function none(folder) {
    return {
        text: nothingFound(folder),
        json: {
            schemaVersion: json/* schemaVersion */.CZ,
            forge: null,
            dryRun: false,
            files: [],
            kept: null,
            channels: [],
            hosts: null,
            notes: [],
        },
        exitCode: 1,
    };
}
function initJson({ choice, ground, expected, workflow, configuration, kept, dryRun, notes }) {
    return {
        schemaVersion: json/* schemaVersion */.CZ,
        forge: choice.forge,
        dryRun,
        files: [workflow, ...(configuration === null ? [] : [configuration])],
        kept,
        channels: expected,
        hosts: ground.flake === 'none' ? 'named' : 'flake',
        notes,
    };
}


/***/ }),

/***/ 68212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   Vw: () => (/* binding */ inertPlain),
/* harmony export */   js: () => (/* binding */ htmlText),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/**
 * Text by others (names, versions, branches, log lines) made harmless before it is posted. Markup is answered by the
 * form it is put in (code span, escaped prose, fence); what a forge or an e-mail reply would still find in the bare
 * words (mentions, references, addresses, tags, character references) is broken up with a zero-width space.
 */
const breaker = '\u200b';
const escapeSequence = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g;
const lineBreaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;
// Control, format (bidi, zero-width), lone surrogates, unassigned; and letters that show nothing.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\u034f]/gu;
/** What most names and versions are: nothing in it has to go. */
const printable = /^[ -~]*$/;
/** One line without anything that can't be seen; at most `limit` characters. For terminals and plain text. */
function plain(text, limit = 200) {
    if (text.length <= limit && printable.test(text))
        return text;
    // Far more than is shown is not worth the work.
    const line = text
        .slice(0, limit * 8)
        .replace(escapeSequence, '')
        .replace(lineBreaks, ' ');
    const visible = Array.from(line.replace(invisible, '\ufffd'));
    return visible.length > limit ? `${visible.slice(0, limit - 1).join('')}…` : visible.join('');
}
/** `plain`, with mentions, references and addresses broken up. For titles and commit messages. */
function inertPlain(text, limit) {
    return plain(text, limit)
        .replace(/(?<![A-Za-z0-9_])@(?=[A-Za-z0-9_-])/g, `@${breaker}`)
        .replace(/[#!](?=[0-9])/g, (mark) => mark + breaker)
        .replace(/(?<![A-Za-z0-9])gh-(?=[0-9])/gi, (mark) => mark + breaker)
        .replace(/:\/\//g, `:${breaker}//`)
        .replace(/(?<![A-Za-z0-9])www\./gi, (mark) => mark.slice(0, 3) + breaker + '.')
        .replace(/[<&](?=[A-Za-z/!?#])/g, (mark) => mark + breaker);
}
/** A markdown code span, also in a table. A pipe becomes a broken bar: parsers disagree on how to escape it there. */
function codeSpan(text) {
    const inert = inertPlain(text).replaceAll('|', '¦');
    if (inert.trim() === '')
        return '(empty)';
    const fence = '`'.repeat(longestRun(inert) + 1);
    const pad = /^[ `]|[ `]$/.test(inert) ? ' ' : '';
    return fence + pad + inert + pad + fence;
}
/** Markdown prose, also in a table: every character that could be markup as a character reference. */
function prose(text, limit = 400) {
    return (inertPlain(text, limit)
        .replaceAll(' -> ', ' → ')
        .replace(/@(?=[^\u200b])/g, `@${breaker}`)
        // `:tada:`
        .replace(/:(?=[a-z+-][a-z0-9_+-]*:)/gi, `:${breaker}`)
        .replace(/[&<>|\\`*_[\]~#!$]/g, reference)
        .replace(/^[^A-Za-z&]/u, reference));
}
/** Text in our own HTML. */
function htmlText(text) {
    return inertPlain(text).replace(/[&<>"']/g, reference);
}
/** A fenced block, its fence longer than any run of backticks in it. */
function fenced(lines) {
    const inert = lines.map((line) => inertPlain(line, 500));
    const fence = '`'.repeat(Math.max(3, longestRun(inert.join('\n')) + 1));
    return [`${fence}text`, ...inert, fence].join('\n');
}
function reference(character) {
    return `&#${character.codePointAt(0) ?? 0xfffd};`;
}
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}


/***/ }),

/***/ 47912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ schemaVersion),
/* harmony export */   l4: () => (/* binding */ reportJson),
/* harmony export */   xJ: () => (/* binding */ bumpJson)
/* harmony export */ });
/** Raised when a field goes or changes its meaning; new fields leave it. */
const schemaVersion = 1;
/** A pin that moves, or (with `done`) that would. Empty words become null. */
function bumpJson({ name, file, channel, lane, from, to, hash }, done) {
    return {
        pin: name,
        file,
        from: { channel: from.channel ?? null, release: from.release || null, revision: from.revision || null },
        to: { channel, release: to.release || null, revision: to.revision || null, hash },
        lane,
        ...(done === undefined ? {} : { done }),
    };
}
/** The report for machines: docs/json.md, docs/schema/report.json. The walks put bumps and pull requests beside. */
function reportJson(report) {
    return { schemaVersion, hosts: report.hosts.map(hostJson) };
}
function hostJson({ name, outcome, changes, newWarnings, beforeFailure, pushedTo }) {
    return {
        name,
        outcome,
        beforeFailure: beforeFailure ?? null,
        // Equal derivations are a verdict of their own.
        verdict: changes?.verdict ?? (outcome.kind === 'unchanged' ? 'no-op' : null),
        reasons: changes?.reasons ?? [],
        notes: changes?.notes ?? [],
        inhibitors: changes?.inhibitors ?? [],
        kernel: changes?.kernel ?? null,
        nix: changes?.nix ?? null,
        packages: changes?.packages ?? null,
        configuration: changes?.configuration ?? null,
        units: changes?.units ?? null,
        etc: changes?.etc ?? null,
        users: changes?.users ?? null,
        groups: changes?.groups ?? null,
        firewall: changes?.firewall ?? null,
        closure: changes?.closure ?? null,
        newWarnings,
        pushedTo: pushedTo ?? null,
    };
}


/***/ }),

/***/ 26108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ alignedTable)
/* harmony export */ });
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68212);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92301);


/** A reason may be some sentences long. */
const LONGEST = 600;
const GAP = '  ';
/**
 * Rows in aligned columns for a terminal; the last cell of a row is not padded. No cell
 * can break its line, or show what is not there.
 */
function alignedTable(rows, { indent = '', room = null, paint = (cell) => cell } = {}) {
    const shown = rows.map((row) => row.map((cell) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(cell, LONGEST)));
    const natural = naturalWidths(shown);
    const widths = room === null ? natural : fittingWidths(natural, room, indent.length);
    if (widths === null)
        return room === null ? '' : blocks(shown, indent, room);
    return shown
        .map((row, at) => {
        const fitting = row.map((cell, column) => room === null ? cell : (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(cell, widths[column] ?? 0));
        const last = fitting.findLastIndex((cell) => cell !== '');
        const cells = fitting.slice(0, last + 1).map((cell, column) => {
            const filled = column === last ? cell : (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .padded */ .jC)(cell, widths[column] ?? 0);
            return paint(filled, at, column);
        });
        return indent + cells.join(GAP);
    })
        .join('\n');
}
function naturalWidths(rows) {
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .displayWidth */ .F1)(cell));
        });
    }
    return widths;
}
/** Of those that may, the widest column gives way first, down to its least; null: there is no room for all of them. */
function fittingWidths(natural, { width, least }, indent) {
    const widths = natural.slice();
    let excess = indent + sum(widths) + GAP.length * (widths.length - 1) - width;
    for (; excess > 0; excess--) {
        const spare = widths.map((one, column) => (one > (least[column] ?? Infinity) ? one : 0));
        const widest = Math.max(...spare);
        if (widest === 0)
            return null;
        widths[spare.indexOf(widest)] = widest - 1;
    }
    return widths;
}
/** A row's first cell, and below it the others. */
function blocks(rows, indent, { width, headed }) {
    const [heads = [], ...rest] = rows;
    return (headed ? rest : rows)
        .map(([first = '', ...cells]) => {
        const told = cells.flatMap((cell, column) => {
            const head = headed ? `${heads[column + 1]?.toLowerCase() ?? ''}: ` : '';
            return cell === '' || cell === '–' ? [] : [head + cell];
        });
        const below = headed ? told : [told.join(', ')];
        // A row that goes on with the one above has no first cell.
        const lines = [...(first === '' ? [] : [first]), ...below.map((line) => `  ${line}`)];
        return (0,_width_js__WEBPACK_IMPORTED_MODULE_0__/* .wrapped */ .ky)(lines.map((line) => indent + line).join('\n'), width);
    })
        .join('\n');
}
function sum(numbers) {
    return numbers.reduce((all, one) => all + one, 0);
}


/***/ }),

/***/ 92301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F1: () => (/* binding */ displayWidth),
  jC: () => (/* binding */ padded),
  vI: () => (/* binding */ shortened),
  ky: () => (/* binding */ wrapped)
});

;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/utils.js
/* MAIN */
const getCodePointsLength = (() => {
    const SURROGATE_PAIR_RE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
    return (input) => {
        let surrogatePairsNr = 0;
        SURROGATE_PAIR_RE.lastIndex = 0;
        while (SURROGATE_PAIR_RE.test(input)) {
            surrogatePairsNr += 1;
        }
        return input.length - surrogatePairsNr;
    };
})();
const isFullWidth = (x) => {
    return x === 0x3000 || x >= 0xFF01 && x <= 0xFF60 || x >= 0xFFE0 && x <= 0xFFE6;
};
const isWideNotCJKTNotEmoji = (x) => {
    return x === 0x231B || x === 0x2329 || x >= 0x2FF0 && x <= 0x2FFF || x >= 0x3001 && x <= 0x303E || x >= 0x3099 && x <= 0x30FF || x >= 0x3105 && x <= 0x312F || x >= 0x3131 && x <= 0x318E || x >= 0x3190 && x <= 0x31E3 || x >= 0x31EF && x <= 0x321E || x >= 0x3220 && x <= 0x3247 || x >= 0x3250 && x <= 0x4DBF || x >= 0xFE10 && x <= 0xFE19 || x >= 0xFE30 && x <= 0xFE52 || x >= 0xFE54 && x <= 0xFE66 || x >= 0xFE68 && x <= 0xFE6B || x >= 0x1F200 && x <= 0x1F202 || x >= 0x1F210 && x <= 0x1F23B || x >= 0x1F240 && x <= 0x1F248 || x >= 0x20000 && x <= 0x2FFFD || x >= 0x30000 && x <= 0x3FFFD;
};
/* EXPORT */


;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/index.js
/* IMPORT */

/* HELPERS */
const ANSI_RE = /[\u001b\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]|\u001b\]8;[^;]*;.*?(?:\u0007|\u001b\u005c)/y;
const CONTROL_RE = /[\x00-\x08\x0A-\x1F\x7F-\x9F]{1,1000}/y;
const CJKT_WIDE_RE = /(?:(?![\uFF61-\uFF9F\uFF00-\uFFEF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tangut}]){1,1000}/yu;
const TAB_RE = /\t{1,1000}/y;
const EMOJI_RE = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation}|\p{Emoji}\uFE0F\u20E3?))*/yu;
const LATIN_RE = /(?:[\x20-\x7E\xA0-\xFF](?!\uFE0F)){1,1000}/y;
const MODIFIER_RE = /\p{M}+/gu;
const NO_TRUNCATION = { limit: Infinity, ellipsis: '' };
/* MAIN */
const getStringTruncatedWidth = (input, truncationOptions = {}, widthOptions = {}) => {
    /* CONSTANTS */
    const LIMIT = truncationOptions.limit ?? Infinity;
    const ELLIPSIS = truncationOptions.ellipsis ?? '';
    const ELLIPSIS_WIDTH = truncationOptions?.ellipsisWidth ?? (ELLIPSIS ? getStringTruncatedWidth(ELLIPSIS, NO_TRUNCATION, widthOptions).width : 0);
    const ANSI_WIDTH = 0;
    const CONTROL_WIDTH = widthOptions.controlWidth ?? 0;
    const TAB_WIDTH = widthOptions.tabWidth ?? 8;
    const EMOJI_WIDTH = widthOptions.emojiWidth ?? 2;
    const FULL_WIDTH_WIDTH = 2;
    const REGULAR_WIDTH = widthOptions.regularWidth ?? 1;
    const WIDE_WIDTH = widthOptions.wideWidth ?? FULL_WIDTH_WIDTH;
    const PARSE_BLOCKS = [
        [LATIN_RE, REGULAR_WIDTH],
        [ANSI_RE, ANSI_WIDTH],
        [CONTROL_RE, CONTROL_WIDTH],
        [TAB_RE, TAB_WIDTH],
        [EMOJI_RE, EMOJI_WIDTH],
        [CJKT_WIDE_RE, WIDE_WIDTH],
    ];
    /* STATE */
    let indexPrev = 0;
    let index = 0;
    let length = input.length;
    let lengthExtra = 0;
    let truncationEnabled = false;
    let truncationIndex = length;
    let truncationLimit = Math.max(0, LIMIT - ELLIPSIS_WIDTH);
    let unmatchedStart = 0;
    let unmatchedEnd = 0;
    let width = 0;
    let widthExtra = 0;
    /* PARSE LOOP */
    outer: while (true) {
        /* UNMATCHED */
        if ((unmatchedEnd > unmatchedStart) || (index >= length && index > indexPrev)) {
            const unmatched = input.slice(unmatchedStart, unmatchedEnd) || input.slice(indexPrev, index);
            lengthExtra = 0;
            for (const char of unmatched.replaceAll(MODIFIER_RE, '')) {
                const codePoint = char.codePointAt(0) || 0;
                if (isFullWidth(codePoint)) {
                    widthExtra = FULL_WIDTH_WIDTH;
                }
                else if (isWideNotCJKTNotEmoji(codePoint)) {
                    widthExtra = WIDE_WIDTH;
                }
                else {
                    widthExtra = REGULAR_WIDTH;
                }
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, Math.max(unmatchedStart, indexPrev) + lengthExtra);
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                lengthExtra += char.length;
                width += widthExtra;
            }
            unmatchedStart = unmatchedEnd = 0;
        }
        /* EXITING */
        if (index >= length) {
            break outer;
        }
        /* PARSE BLOCKS */
        for (let i = 0, l = PARSE_BLOCKS.length; i < l; i++) {
            const [BLOCK_RE, BLOCK_WIDTH] = PARSE_BLOCKS[i];
            BLOCK_RE.lastIndex = index;
            if (BLOCK_RE.test(input)) {
                lengthExtra = BLOCK_RE === CJKT_WIDE_RE ? getCodePointsLength(input.slice(index, BLOCK_RE.lastIndex)) : BLOCK_RE === EMOJI_RE ? 1 : BLOCK_RE.lastIndex - index;
                widthExtra = lengthExtra * BLOCK_WIDTH;
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, index + Math.floor((truncationLimit - width) / BLOCK_WIDTH));
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                width += widthExtra;
                unmatchedStart = indexPrev;
                unmatchedEnd = index;
                index = indexPrev = BLOCK_RE.lastIndex;
                continue outer;
            }
        }
        /* UNMATCHED INDEX */
        index += 1;
    }
    /* RETURN */
    return {
        width: truncationEnabled ? truncationLimit : width,
        index: truncationEnabled ? truncationIndex : length,
        truncated: truncationEnabled,
        ellipsed: truncationEnabled && LIMIT >= ELLIPSIS_WIDTH
    };
};
/* EXPORT */
/* harmony default export */ const dist = (getStringTruncatedWidth);

;// CONCATENATED MODULE: ./node_modules/fast-string-width/dist/index.js
/* IMPORT */

/* HELPERS */
const dist_NO_TRUNCATION = {
    limit: Infinity,
    ellipsis: '',
    ellipsisWidth: 0,
};
/* MAIN */
const fastStringWidth = (input, options = {}) => {
    return dist(input, dist_NO_TRUNCATION, options).width;
};
/* EXPORT */
/* harmony default export */ const fast_string_width_dist = (fastStringWidth);

;// CONCATENATED MODULE: ./build/src/report/width.js

/** Text on a terminal, in columns: what is written wide (CJK, emoji) takes two, what joins the letter before takes none. */
// What shows nothing, but for what joins emoji.
const unseen = /(?!\u200d)[\p{Cf}\p{Cs}]/gu;
let segmenter = null;
/** What is read as one letter each. Loading the rules for it takes longer than most texts take to be drawn. */
function* graphemes(text) {
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    for (const { segment } of segmenter.segment(text))
        yield segment;
}
/** Columns of a text without escape sequences. */
function displayWidth(text) {
    // Nearly all are, with signs of our own; the rules of Unicode take a hundred times as long.
    return /^[ -~–…→]*$/.test(text) ? text.length : fast_string_width_dist(text.replace(unseen, ''));
}
function padded(text, width) {
    return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
const ARROW = ' -> ';
/** In fewer columns nothing of `old -> new` could be read. */
const LEAST_MOVE = 10;
/** At most so many columns; what is cut ends in `…`. Of `old -> new` the new one is kept, or its beginning. */
function shortened(text, width) {
    if (displayWidth(text) <= width)
        return text;
    const arrow = text.lastIndexOf(ARROW);
    if (arrow > 0 && width >= LEAST_MOVE) {
        const now = text.slice(arrow + ARROW.length);
        const room = Math.max(1, width - ARROW.length - displayWidth(now));
        return `${shortened(text.slice(0, arrow), room)}${ARROW}${shortened(now, width - ARROW.length - 1)}`;
    }
    return width < 1 ? '' : `${beginning(text, width - 1).trimEnd()}…`;
}
/** As much of a text as so many columns hold; no letter is cut through. */
function beginning(text, width) {
    let [taken, used] = ['', 0];
    for (const segment of graphemes(text)) {
        used += displayWidth(segment);
        if (used > width)
            break;
        taken += segment;
    }
    return taken;
}
/** Further than this a text is not moved to the right: there would be no room left. */
const MOST_INDENT = 8;
/** Lines of at most so many columns. What of a line goes on in the next stands two columns to the right of its start. */
function wrapped(text, width) {
    return text
        .split('\n')
        .flatMap((line) => (displayWidth(line) <= width ? [line] : wrappedLine(line, width)))
        .join('\n');
}
function wrappedLine(line, width) {
    const start = /^ */.exec(line)?.[0] ?? '';
    const hanging = ' '.repeat(Math.min(start.length, MOST_INDENT) + 2);
    const lines = [];
    let current = start;
    let isEmpty = true;
    const next = () => {
        lines.push(current);
        [current, isEmpty] = [hanging, true];
    };
    for (const word of line.slice(start.length).split(' ')) {
        const joint = isEmpty ? '' : ' ';
        if (displayWidth(current + joint + word) <= width) {
            current += joint + word;
            isEmpty = false;
            continue;
        }
        if (!isEmpty)
            next();
        for (const piece of pieces(word, Math.max(1, width - hanging.length))) {
            if (!isEmpty)
                next();
            current += piece;
            isEmpty = false;
        }
    }
    return isEmpty ? lines : [...lines, current];
}
/** A word in pieces of at most so many columns. An address stays whole: one that is broken can't be opened. */
function pieces(word, width) {
    if (word.includes('://'))
        return [word];
    const parts = [];
    let [part, used] = ['', 0];
    for (const segment of graphemes(word)) {
        const columns = displayWidth(segment);
        if (part !== '' && used + columns > width) {
            parts.push(part);
            [part, used] = ['', 0];
        }
        part += segment;
        used += columns;
    }
    return [...parts, part];
}


/***/ })

};
