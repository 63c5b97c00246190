export const id = 550;
export const ids = [550];
export const modules = {

/***/ 47550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSources: () => (/* binding */ readSources)
});

// UNUSED EXPORTS: sourcesOf

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/src/nix/text.js
var nix_text = __webpack_require__(43830);
;// CONCATENATED MODULE: ./build/src/nix/derivation-text.js


/** What is unpacked, what is applied to it, and what else is done to it before it is built. */
const KEYS = ['src', 'srcs', 'patches', 'prePatch', 'postPatch'];
// A quote within a value has a backslash before it, so that none of these is found within one.
const OUTPUT = /\("[^"]*","(\/nix\/store\/[^"]*)","([^"]*)","[^"]*"\)/g;
const NEEDED = /\("(\/nix\/store\/[^"]+\.drv)",\[/g;
const PLAIN = /\],\[((?:"\/nix\/store\/[^"]+",?)*)\],"/;
const VARIABLES = /\("(src|srcs|patches|prePatch|postPatch|__json)","((?:[^"\\]|\\.)*)"\)/g;
const structuredSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
function readDerivation(text) {
    const said = {};
    for (const [, name = '', value = ''] of text.matchAll(VARIABLES)) {
        const plain = unescaped(value);
        if (name === '__json')
            Object.assign(said, structured(plain));
        else
            said[name] = plain;
    }
    const outputs = [...text.matchAll(OUTPUT)];
    return {
        told: new Map(KEYS.filter((key) => !isEmpty(said[key])).map((key) => [key, said[key]])),
        needs: byName([...text.matchAll(NEEDED)].map(([, path = '']) => path)),
        plain: new Set((PLAIN.exec(text)?.[1] ?? '').match(/\/nix\/store\/[^"]+/g)),
        outputs: outputs.map(([, path = '']) => path),
        isFixed: outputs.some(([, , algorithm]) => algorithm !== ''),
    };
}
function byName(derivations) {
    const names = new Map();
    for (const path of derivations)
        names.set((0,nix_text/* derivationNameOf */.oW)(path), [...(names.get((0,nix_text/* derivationNameOf */.oW)(path)) ?? []), path]);
    return names;
}
/** With `__structuredAttrs` all variables are in one. */
function structured(text) {
    try {
        return structuredSchema.parse(JSON.parse(text));
    }
    catch {
        return {};
    }
}
function unescaped(value) {
    return value.replace(/\\(.)/gs, (_, one) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one);
}
function isEmpty(value) {
    return (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0));
}

;// CONCATENATED MODULE: ./build/src/nix/sources.js


/** A derivation's text has some 5 KB; so many at once are no burden to anybody's memory, nor too much to name to a program. */
const AT_ONCE = 4000;
/** A patch may be made of a patch, and that of another; further nobody looks. */
const DEEPEST = 3;
const STORE_PATH = /\/nix\/store\/[0-9a-z]{32}-[\w.+?=-]+/g;
// One program for all, where there is one that says of each line which file's it is. Derivations that are not in the store
// are left out: a cache may know a path by another one than was evaluated here.
const READ = `
if command -v grep >/dev/null; then
  LC_ALL=C exec grep -sH '' -- "$@"
fi
for derivation in "$@"; do
  [ -f "$derivation" ] || continue
  printf '%s:' "$derivation" && cat "$derivation" && echo || exit
done
`;
/**
 * Of those that are in the sandbox's store, and have a source that can be told, what they are made from.
 * @param known what was read of this store before; what is read is noted there: hosts have most of it in common. Null: from
 *   no source that can be told
 */
async function readSources(session, derivations, known = new Map()) {
    const texts = await readAll(session, derivations.filter((path) => !known.has(path)));
    for (const path of derivations)
        if (texts.has(path) && !known.has(path))
            known.set(path, sourcesOf(path, texts));
    return new Map(derivations.flatMap((path) => {
        const sources = known.get(path) ?? null;
        return sources === null ? [] : [[path, sources]];
    }));
}
/** The texts of derivations that are there, and of those that may have made their sources. */
async function readAll(session, derivations) {
    const known = new Map();
    let wanted = derivations;
    for (let depth = 0; depth <= DEEPEST && wanted.length > 0; depth++) {
        const read = await readTexts(session, wanted);
        for (const [path, text] of read)
            known.set(path, text);
        wanted = [...new Set([...read.values()].flatMap(makersOf))].filter((path) => !known.has(path));
    }
    return known;
}
async function readTexts(session, derivations) {
    const found = new Map();
    const read = async (from) => {
        const some = derivations.slice(from, from + AT_ONCE);
        if (some.length === 0)
            return;
        const { stdout } = await session.run(['/bin/sh', '-c', READ, 'sh', ...some]);
        // Each text is one line, as a newline within it is written `\n`.
        for (const line of stdout.split('\n')) {
            const end = line.indexOf(':');
            if (end > 0)
                found.set(line.slice(0, end), readDerivation(line.slice(end + 1)));
        }
    };
    // While one is read the next one is started.
    for (let at = 0; at < derivations.length; at += 2 * AT_ONCE)
        await Promise.all([read(at), read(at + AT_ONCE)]);
    return found;
}
/** Derivations that may have made what a derivation unpacks or applies. A download needs no other. */
function makersOf({ told, needs, plain, isFixed }) {
    if (isFixed)
        return [];
    const paths = [...told].flatMap(([key, value]) => (isPhase(key) ? [] : pathsIn(value)));
    return paths.filter((path) => !plain.has(path)).flatMap((path) => needs.get((0,nix_text/* derivationNameOf */.oW)(path)) ?? []);
}
/**
 * What a derivation is made from; null where it is from no source, or from one that can't be told.
 * @param known texts of derivations by their path, also of those that made its sources
 */
function sourcesOf(derivation, known) {
    const text = known.get(derivation);
    if (!text || text.told.size === 0)
        return null;
    const parts = KEYS.map((key) => {
        const value = text.told.get(key);
        if (value === undefined)
            return '';
        return isPhase(key) ? phase(value) : content(value, text, known);
    });
    return parts.includes(null) ? null : JSON.stringify(parts);
}
function isPhase(key) {
    return key === 'prePatch' || key === 'postPatch';
}
/** A program that a phase names is another store path after each rebuild. */
function phase(value) {
    return JSON.stringify(value).replaceAll(STORE_PATH, '/nix/store/…');
}
/**
 * The path of a file or a download is its content. That of a patch with a program's path put into it (`replaceVars`) is
 * another after each rebuild: it counts as what it is made from itself. Null where one of them can't be told.
 */
function content(value, { plain, needs }, known) {
    const text = JSON.stringify(value);
    const made = new Map();
    for (const path of pathsIn(value)) {
        if (plain.has(path))
            continue;
        const maker = needs.get((0,nix_text/* derivationNameOf */.oW)(path))?.find((one) => known.get(one)?.outputs.includes(path));
        if (maker === undefined)
            return null;
        if (known.get(maker)?.isFixed)
            continue;
        const sources = sourcesOf(maker, known);
        if (sources === null)
            return null;
        made.set(path, `${(0,nix_text/* derivationNameOf */.oW)(path)} of ${sources}`);
    }
    return text.replaceAll(STORE_PATH, (path) => made.get(path) ?? path);
}
function pathsIn(value) {
    return JSON.stringify(value).match(STORE_PATH) ?? [];
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
