export const id = 335;
export const ids = [335];
export const modules = {

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  initVerb: () => (/* binding */ initVerb)
});

// EXTERNAL MODULE: ./build/src/core/glob.js
var glob = __webpack_require__(379);
// EXTERNAL MODULE: ./build/src/core/policy/rules.js
var rules = __webpack_require__(6975);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(7912);
// EXTERNAL MODULE: ./build/src/app/config.js
var app_config = __webpack_require__(8955);
// EXTERNAL MODULE: ./build/src/app/proposals.js + 22 modules
var proposals = __webpack_require__(9914);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/app/init/configuration.js

/** So many hosts are shown as examples. */
const SHOWN = 8;
/** Formats whose pins are no source that a host without a flake is built from. */
const NOT_CLASSIC = new Set(['flake-lock', 'flake-nix', 'workflow']);
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
            '# pinned. `channel-bump check --verbose` says the line that would pin it.',
        ]
        : [];
    const silent = ground.flake === 'silent'
        ? [
            '# Every `nixosConfigurations.*` of the flake is rebuilt by itself. No file here names any: where there are some all',
            '# the same, nothing needs to be said. Other hosts are named; these are examples:',
        ]
        : ['# The hosts to rebuild: those of no flake are named. These are examples, by the names of files:'];
    const none = ground.hosts.length > 0 || ground.subflakes.length > 0 || ground.flake !== 'none'
        ? []
        : [
            '# Where there is no NixOS host at all, nothing can be proven: `rebuild: none`, and take the job `gate` out of the',
            '# workflow, which refuses that.',
        ];
    return [...silent, ...floating, ...none];
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
            .map(({ file, name }) => `#- { match: ${scalar(`${file}:${name}`)}, follow: ${channel} }`),
    ];
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
var channel = __webpack_require__(6466);
// EXTERNAL MODULE: ./build/src/core/policy/upgrade-targets.js
var upgrade_targets = __webpack_require__(6155);
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
        return 'nothing: it names a channel and no release; `check --verbose` says the line that would pin it';
    if (pin.channel === null)
        return 'nothing: it names a revision and no channel; a rule can say which';
    return (0,rules/* settingsOf */.f5)(pin, settings).selected
        ? 'nothing: the configuration gives it no lane that it could go'
        : 'nothing: the configuration does not select it';
}

// EXTERNAL MODULE: ./build/src/report/inert.js
var inert = __webpack_require__(8212);
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

// EXTERNAL MODULE: ./build/src/pins/registry.js + 53 modules
var registry = __webpack_require__(409);
// EXTERNAL MODULE: ./build/src/report/table.js
var table = __webpack_require__(6108);
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
        `Put the ${what} of the release that you use for ${placeholders[choice.forge]} in ${(0,inert/* plain */.pj)(workflow.path)}.`,
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


/***/ })

};
