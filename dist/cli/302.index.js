export const id = 302;
export const ids = [302];
export const modules = {

/***/ 94302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ archiveUrl),
  LH: () => (/* binding */ createSources),
  l8: () => (/* binding */ currentArchiveUrl),
  cB: () => (/* binding */ hashSource)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/web"
var web_ = __webpack_require__(37830);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_zlib_, 2);
// EXTERNAL MODULE: ./node_modules/xz-decompress/dist/package/xz-decompress.js
var xz_decompress = __webpack_require__(36642);
var xz_decompress_namespaceObject = /*#__PURE__*/__webpack_require__.t(xz_decompress, 2);
;// CONCATENATED MODULE: ./build/src/nar/decompress.js





// Node.js has the exports of this CommonJS package under `default`, the bundler has them as they are.
const { XzReadableStream } = xz_decompress ?? xz_decompress_namespaceObject;
// Large pieces: each one costs a turn of the thread pool.
const CHUNK = 256 * 1024;
const MAGIC = {
    gzip: Buffer.from('1f8b', 'hex'),
    xz: Buffer.from('fd377a585a00', 'hex'),
    zstd: Buffer.from('28b52ffd', 'hex'),
};
const LONGEST_MAGIC = 6;
/**
 * Unpacks gzip, xz or zstd, told by their first bytes; anything else is passed on as it is.
 * The source is read to its end; an error of its own comes through unchanged.
 * @throws UserError when what is packed is damaged or cut short
 */
async function* decompress(source, unpackers) {
    const failure = {};
    const input = noting(failure, source);
    try {
        const head = await readHead(input);
        yield* unpack(head, rejoin(head, input), unpackers);
        // An xz stream knows its end: what comes after it belongs to whoever sends it.
        while ((await input.next()).done !== true)
            ;
    }
    catch (error) {
        if ('cause' in failure)
            throw failure.cause;
        if (error instanceof errors/* UserError */.yo)
            throw error;
        throw new errors/* UserError */.yo('The archive is damaged, cut short or packed in an uncommon way.', {
            cure: 'Download it again, or pack it anew.',
            cause: error,
        });
    }
    finally {
        await input.return(undefined);
    }
}
function unpack(head, packed, unpackers) {
    const starts = (magic) => head.subarray(0, magic.length).equals(magic);
    if (starts(MAGIC.gzip))
        return through(packed, external_node_zlib_.createGunzip({ chunkSize: CHUNK }));
    if (starts(MAGIC.xz) && unpackers.xz)
        return unpackers.xz(packed);
    if (starts(MAGIC.xz))
        return new XzReadableStream(web_.ReadableStream.from(packed));
    if (/^\s*<(?:!|\?xml|html|head|body)/i.test(head.toString('latin1'))) {
        throw new errors/* UserError */.yo('It is a web page, not an archive.', {
            cure: 'Check the address and what stands before it.',
        });
    }
    if (starts(MAGIC.zstd))
        return through(packed, createZstdDecompress());
    return packed;
}
function through(packed, transform) {
    // Whoever reads the transform gets its error, and the source's: nothing is left to do at the end.
    (0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(packed, { objectMode: false }), transform, () => undefined);
    return transform;
}
function createZstdDecompress() {
    const { createZstdDecompress: create } = external_node_zlib_namespaceObject;
    if (create)
        return create({ chunkSize: CHUNK });
    throw new errors/* UserError */.yo('This Node.js can not unpack zstd.', {
        cure: 'Use Node.js 22.15 or newer, or the .tar.xz beside it: it holds the same tree.',
    });
}
/** The same chunks; what the source throws is noted, to be told from an error of what unpacks it. */
async function* noting(failure, source) {
    try {
        yield* source;
    }
    catch (error) {
        failure.cause = error;
        throw error;
    }
}
async function readHead(input) {
    let head = Buffer.alloc(0);
    while (head.length < LONGEST_MAGIC) {
        const next = await input.next();
        if (next.done === true)
            break;
        head = Buffer.concat([head, next.value]);
    }
    return head;
}
async function* rejoin(head, rest) {
    yield head;
    yield* rest;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/nar/nar-hash.js

// Framing and small contents go to the hash in batches: each call costs more than the copy.
const BATCH = 256 * 1024;
const COPY_LIMIT = 32 * 1024;
// A NAR is a row of strings: the length in 64 bits, the bytes, zeros up to a multiple of 8.
const START = encode('nix-archive-1');
const DIRECTORY = encode('(', 'type', 'directory');
const ENTRY = encode('entry', '(', 'name');
const NODE = encode('node');
const FILE = encode('(', 'type', 'regular');
const EXECUTABLE = encode('executable', '');
const CONTENTS = encode('contents');
const SYMLINK = encode('(', 'type', 'symlink', 'target');
const END = encode(')');
/**
 * sha256 of the NAR of a tree, and the NAR's size in bytes.
 * Source: Nix manual, "Nix Archive (NAR) format".
 */
function hashNar(root) {
    const sink = createHashSink();
    sink.put(START);
    putNode(sink, root);
    return sink.finish();
}
function putNode(sink, node) {
    switch (node.type) {
        case 'directory':
            putDirectory(sink, node);
            break;
        case 'file':
            putFile(sink, node);
            break;
        case 'symlink':
            sink.put(SYMLINK);
            sink.putText(node.target);
    }
    sink.put(END);
}
function putDirectory(sink, node) {
    sink.put(DIRECTORY);
    // The default order compares characters, which are bytes here.
    for (const [name, entry] of [...node.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
        sink.put(ENTRY);
        sink.putText(name);
        sink.put(NODE);
        putNode(sink, entry);
        sink.put(END);
    }
}
function putFile(sink, node) {
    sink.put(FILE);
    if (node.executable)
        sink.put(EXECUTABLE);
    sink.put(CONTENTS);
    sink.putLength(node.size);
    for (const piece of node.content)
        sink.put(piece);
    sink.putPadding(node.size);
}
function createHashSink() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const batch = Buffer.alloc(BATCH);
    let used = 0;
    let narBytes = 0;
    function flush() {
        hash.update(batch.subarray(0, used));
        narBytes += used;
        used = 0;
    }
    function reserve(length) {
        if (used + length > BATCH)
            flush();
    }
    function putLength(length) {
        reserve(8);
        used = batch.writeUInt32LE(length % 2 ** 32, used);
        used = batch.writeUInt32LE(Math.floor(length / 2 ** 32), used);
    }
    function putPadding(length) {
        const zeros = padding(length);
        reserve(zeros);
        batch.fill(0, used, used + zeros);
        used += zeros;
    }
    return {
        putLength,
        putPadding,
        put(bytes) {
            reserve(bytes.length);
            if (bytes.length > COPY_LIMIT) {
                flush();
                hash.update(bytes);
                narBytes += bytes.length;
                return;
            }
            batch.set(bytes, used);
            used += bytes.length;
        },
        putText(text) {
            putLength(text.length);
            reserve(text.length);
            used += batch.write(text, used, 'latin1');
            putPadding(text.length);
        },
        finish() {
            flush();
            return { sha256: new Uint8Array(hash.digest()), narBytes };
        },
    };
}
/** These strings as they stand in a NAR. */
function encode(...texts) {
    return Buffer.concat(texts.flatMap((text) => {
        const length = Buffer.alloc(8);
        length.writeUInt8(text.length);
        return [length, Buffer.from(text), Buffer.alloc(padding(text.length))];
    }));
}
function padding(length) {
    return (8 - (length % 8)) % 8;
}

;// CONCATENATED MODULE: ./build/src/nar/byte-reader.js

// Whoever takes pieces holds them, and a nixpkgs has 0.4 GB: this is the size at which something is wrong.
const MOST_BYTES = 4 * 1024 ** 3;
function createByteReader(chunks) {
    const source = chunks[Symbol.asyncIterator]();
    let chunk = new Uint8Array();
    let position = 0;
    let before = 0;
    async function refill() {
        const next = await source.next();
        if (next.done === true)
            throw new errors/* UserError */.yo('The archive is cut short.', { cure: 'Download it again.' });
        before += chunk.length;
        if (before > MOST_BYTES)
            throw new errors/* UserError */.yo('The archive unpacks to more than 4 GiB.');
        chunk = next.value;
        position = 0;
    }
    function slice(length) {
        const start = position;
        position = Math.min(start + length, chunk.length);
        return chunk.subarray(start, position);
    }
    async function pieces(length) {
        const parts = [];
        let missing = length;
        while (missing > 0) {
            if (position === chunk.length)
                await refill();
            const part = slice(missing);
            missing -= part.length;
            if (part.length > 0)
                parts.push(part);
        }
        return parts;
    }
    return {
        pieces,
        async take(length) {
            if (chunk.length - position >= length)
                return slice(length);
            return Buffer.concat(await pieces(length));
        },
        offset: () => before + position,
        async drain() {
            while ((await source.next()).done !== true)
                ;
        },
        async close() {
            await source.return?.();
        },
    };
}

;// CONCATENATED MODULE: ./build/src/nar/tar-header.js

const BLOCK = 512;
const CHECKSUM = { start: 148, length: 8 };
/**
 * Reads a header block that ends at byte `end` of the tar. Null for the block of zeros that ends an archive.
 * Source: POSIX pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
 * @throws UserError when it is no header
 */
function parseHeader(block, end) {
    const header = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    if (!hasRightChecksum(header)) {
        if (header.every((byte) => byte === 0))
            return null;
        if (end > BLOCK)
            throw new errors/* UserError */.yo(`The archive is damaged before byte ${end} of the tar.`);
        throw new errors/* UserError */.yo('This is not a tar archive, nor one packed with gzip, xz or zstd.');
    }
    const name = tar_header_text(header, 0, 100);
    // Only POSIX has a prefix; GNU's own format ("ustar  ") keeps times in its place.
    const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? tar_header_text(header, 345, 155) : '';
    return {
        flag: header.toString('latin1', 156, 157),
        path: prefix === '' ? name : `${prefix}/${name}`,
        link: tar_header_text(header, 157, 100),
        mode: number(header, 100, 8),
        size: number(header, 124, 12),
        mtime: number(header, 136, 12),
    };
}
/** The sum of all bytes, the checksum's own counted as blanks. Some old tars added signed bytes. */
function hasRightChecksum(header) {
    const { start, length } = CHECKSUM;
    const written = number(header, start, length) - length * 0x20;
    const own = sum(header.subarray(start, start + length));
    if (sum(header) - own === written)
        return true;
    return sum(new Int8Array(header.buffer, header.byteOffset, BLOCK)) - own === written;
}
function sum(bytes) {
    let total = 0;
    for (let index = 0; index < bytes.length; index++)
        total += bytes[index] ?? 0;
    return total;
}
function tar_header_text(header, start, length) {
    let end = start;
    while (end < start + length && header[end] !== 0)
        end++;
    return header.toString('latin1', start, end);
}
/** Octal digits between blanks or NULs, or big-endian base 256 where the first bit is set (GNU). */
function number(header, start, length) {
    const first = header[start] ?? 0;
    if (first >= 0x80)
        return base256(header.subarray(start, start + length));
    const end = start + length;
    let index = start;
    while (index < end && isBlank(header[index]))
        index++;
    let value = 0;
    for (; index < end && !isBlank(header[index]); index++) {
        const digit = (header[index] ?? 0) - 0x30;
        if (digit < 0 || digit > 7)
            return NaN;
        value = value * 8 + digit;
    }
    return value;
}
function isBlank(byte) {
    return byte === 0x20 || byte === 0;
}
function base256(field) {
    const [first = 0, ...rest] = field;
    // 0xff: a negative number, which only a time before 1970 has.
    return rest.reduce((value, byte) => value * 256 + byte, first === 0xff ? -1 : first & 0x7f);
}

;// CONCATENATED MODULE: ./build/src/nar/tar-extensions.js

/** Type flags of members that say something of the next one: pax, pax for all, GNU long name and long link target. */
const EXTENSION_FLAGS = 'xgLK';
/** What such a member says. @throws UserError where it is damaged, or says what we can't follow */
function parseExtension(flag, body) {
    switch (flag) {
        case 'L':
            return { path: longText(body) };
        case 'K':
            return { linkpath: longText(body) };
        case 'g':
            refuseGlobalOverrides(parsePax(body));
            return {};
        default:
            return parsePax(body);
    }
}
/** A GNU long name ends with a NUL. */
function longText(body) {
    const end = body.indexOf(0);
    return body.toString('latin1', 0, end < 0 ? body.length : end);
}
/**
 * Reads pax records, one after the other: `23 path=some/long/name\n`, the number being the record's own length in
 * bytes. Records without a value, and those that we have no use for, are passed over.
 */
function parsePax(body) {
    const values = {};
    let start = 0;
    while (start < body.length) {
        const blank = body.indexOf(0x20, start);
        const length = blank < 0 ? NaN : Number(body.toString('latin1', start, blank));
        const end = start + length;
        const equals = body.indexOf(0x3d, blank);
        const wellFormed = end > blank && end <= body.length && body[end - 1] === 0x0a && equals > blank && equals < end;
        if (!wellFormed)
            throw new errors/* UserError */.yo('The archive has a damaged pax header.');
        setValue(values, body.toString('latin1', blank + 1, equals), body.toString('latin1', equals + 1, end - 1));
        start = end;
    }
    return values;
}
function setValue(values, key, value) {
    if (key.startsWith('GNU.sparse.'))
        throw new errors/* UserError */.yo('The archive holds a sparse file.');
    if (value === '')
        return;
    if (key === 'path' || key === 'linkpath')
        values[key] = value;
    if (key === 'size' || key === 'mtime')
        values[key] = Math.floor(Number(value));
}
// git archive writes a header for all members, with the commit as a comment. Tars disagree on what else one may say.
function refuseGlobalOverrides(values) {
    if (values.path === undefined && values.linkpath === undefined && values.size === undefined)
        return;
    throw new errors/* UserError */.yo('The archive has a global pax header that overrides the path or size of its members.');
}

;// CONCATENATED MODULE: ./build/src/nar/tar.js




// A longer header than this names no file that could be unpacked.
const EXTENSION_LIMIT = 1024 * 1024;
const LONGEST_SHOWN = 300;
/** Bytes as the readable text that they most likely are, in quotes. */
function forPeople(path) {
    return JSON.stringify(Buffer.from(path.slice(0, LONGEST_SHOWN), 'latin1').toString('utf8'));
}
/**
 * Reads a tar archive (V7, ustar, pax, GNU) member by member, to its end marker. What different tars understand
 * differently (sparse files, links with a body, unknown types) is refused rather than guessed.
 * @throws UserError when the archive is damaged, cut short or holds what a source can't
 */
async function* readTar(chunks) {
    const bytes = createByteReader(chunks);
    let extended = {};
    try {
        for (;;) {
            const header = parseHeader(await bytes.take(BLOCK), bytes.offset());
            if (header === null)
                break;
            if (EXTENSION_FLAGS.includes(header.flag)) {
                extended = { ...extended, ...parseExtension(header.flag, await readExtension(bytes, header)) };
                continue;
            }
            yield await readMember(bytes, header, extended);
            extended = {};
        }
        await bytes.drain();
    }
    finally {
        await bytes.close();
    }
}
async function readExtension(bytes, header) {
    if (header.size > EXTENSION_LIMIT)
        throw new errors/* UserError */.yo('The archive has a header of more than 1 MiB.');
    const body = await bytes.take(whole(header.size));
    await bytes.take(tar_padding(header.size));
    return Buffer.from(body);
}
async function readMember(bytes, header, extended) {
    const path = extended.path ?? header.path;
    const size = whole(extended.size ?? header.size);
    const type = memberType(header.flag, path);
    if (type !== 'file' && size > 0) {
        throw new errors/* UserError */.yo(`The archive has a ${type} with a body: ${forPeople(path)}.`);
    }
    const content = await bytes.pieces(size);
    await bytes.take(tar_padding(size));
    return {
        type,
        path,
        link: extended.linkpath ?? header.link,
        executable: (header.mode & 0o100) !== 0,
        mtime: whole(extended.mtime ?? header.mtime, Number.MIN_SAFE_INTEGER),
        content,
        size,
    };
}
function memberType(flag, path) {
    switch (flag) {
        case '0':
        case '\0':
        case '7':
            // Archives older than the type flag write a directory as a file whose name ends so.
            return path.endsWith('/') ? 'directory' : 'file';
        case '1':
            return 'hard link';
        case '2':
            return 'symlink';
        case '5':
            return 'directory';
        default:
            throw new errors/* UserError */.yo(`The archive holds what is no file, folder or link (tar type ${JSON.stringify(flag)}): ${forPeople(path)}.`);
    }
}
function whole(value, least = 0) {
    if (Number.isSafeInteger(value) && value >= least)
        return value;
    throw new errors/* UserError */.yo('The archive is damaged: a size or time in it is out of range.');
}
function tar_padding(size) {
    return (BLOCK - (size % BLOCK)) % BLOCK;
}

;// CONCATENATED MODULE: ./build/src/nar/tree.js


// What Linux takes as a path: nothing longer could be unpacked.
const LONGEST_PATH = 4095;
/** The tree that unpacking gives: puts in one member after the other, the last one of a name stays. */
function addMember(root, member) {
    const parts = splitPath(member.path);
    const name = parts.pop();
    if (name === undefined) {
        if (member.type !== 'directory')
            throw refusal(member, 'it has no name');
        return;
    }
    const parent = descend(root, parts, member);
    if (member.type === 'directory') {
        descend(parent, [name], member);
        return;
    }
    if (parent.entries.get(name)?.type === 'directory')
        throw refusal(member, 'a folder stands in its place');
    parent.entries.set(name, toNode(root, member));
}
/** The top folder's content where there is nothing beside it, as Nix does with every archive it unpacks. */
function stripTop(root) {
    const [top, ...more] = root.entries.values();
    return top?.type === 'directory' && more.length === 0 ? top : root;
}
function toNode(root, member) {
    if (member.type === 'symlink')
        return toSymlink(member);
    if (member.type === 'hard link')
        return findLinked(root, member);
    return { type: 'file', executable: member.executable, content: member.content, size: member.size };
}
/** Targets are kept as they are, dangling or leading anywhere: nothing follows them. */
function toSymlink(member) {
    const possible = member.link !== '' && !member.link.includes('\0') && member.link.length <= LONGEST_PATH;
    if (!possible)
        throw refusal(member, 'no symlink can have its target');
    return { type: 'symlink', target: member.link };
}
/** What a hard link names: a member that came before it. */
function findLinked(root, member) {
    let node = root;
    for (const part of splitPath(member.link)) {
        node = node.type === 'directory' ? node.entries.get(part) : undefined;
        if (node === undefined)
            throw refusal(member, 'the file that it links to is not in the archive before it');
    }
    if (node.type === 'directory')
        throw refusal(member, 'it is a hard link to a folder');
    return node;
}
/** The folder at a path under another; those that no member named are made. */
function descend(from, parts, member) {
    let folder = from;
    for (const part of parts) {
        const entry = folder.entries.get(part) ?? { type: 'directory', entries: new Map() };
        if (entry.type !== 'directory')
            throw refusal(member, 'a file stands where a folder is needed');
        folder.entries.set(part, entry);
        folder = entry;
    }
    return folder;
}
function splitPath(path) {
    const unsafe = path.startsWith('/') || path.includes('\0') || path.length > LONGEST_PATH;
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    if (!unsafe && !parts.includes('..'))
        return parts;
    throw new errors/* UserError */.yo(`The archive leads out of its folder, or nowhere: ${forPeople(path)}.`);
}
function refusal(member, why) {
    return new errors/* UserError */.yo(`The archive can't be unpacked at ${forPeople(member.path)}: ${why}.`);
}

;// CONCATENATED MODULE: ./build/src/nar/hash-archive.js





/**
 * NAR hash of the tree in a tar archive (plain, gzip, xz, zstd), its single top folder stripped: what Nix has as
 * the hash of a fetched source. Reads the stream to its end and writes nothing to disk.
 * @throws UserError when the archive is damaged or can't be unpacked; errors of the stream come through unchanged
 */
async function hashArchive(archive, unpackers = {}) {
    // Contents are held until the last member is known: a NAR's order is not the archive's.
    const root = { type: 'directory', entries: new Map() };
    let members = 0;
    let newestMtime = 0;
    for await (const member of readTar(decompress(archive, unpackers))) {
        addMember(root, member);
        members++;
        newestMtime = Math.max(newestMtime, member.mtime);
    }
    if (members === 0)
        throw new errors/* UserError */.yo('The archive is empty.');
    const [top = null, ...others] = root.entries.keys();
    const tree = stripTop(root);
    return {
        ...hashNar(tree),
        members,
        newestMtime,
        top: others.length === 0 ? top : null,
        revision: revisionIn(tree),
    };
}
function revisionIn(tree) {
    const node = tree.type === 'directory' ? tree.entries.get('.git-revision') : undefined;
    if (node?.type !== 'file' || node.size > 100)
        return null;
    const text = Buffer.concat(node.content).toString('latin1').trim();
    return /^[0-9a-f]{40}$/.test(text) ? text : null;
}

// EXTERNAL MODULE: ./build/src/core/hash.js
var hash = __webpack_require__(6589);
// EXTERNAL MODULE: ./build/src/core/release.js
var core_release = __webpack_require__(2164);
// EXTERNAL MODULE: ./build/src/app/context.js
var app_context = __webpack_require__(31590);
;// CONCATENATED MODULE: ./build/src/app/source.js





const LIMITS = { mostBytes: 2 * 1024 ** 3, deadlineMs: 3_600_000, tries: 3 };
/** @param keepIn folder for the archives, or null to write nothing */
function createSources(context, keepIn, limits = LIMITS) {
    const known = new Map();
    return {
        get(url) {
            const before = known.get(url);
            if (before)
                return before;
            const keep = keepIn === null ? null : `${keepIn}/${known.size}.archive`;
            const source = download(context, url, keep, limits);
            known.set(url, source);
            return source;
        },
    };
}
/** A download that breaks off is tried again from its start: archives are large, and what was kept is written anew. */
async function download(context, url, keep, limits) {
    for (let attempt = 1;; attempt++) {
        const state = { brokenOff: false };
        try {
            return await downloadOnce(context, url, keep, { state, limits });
        }
        catch (error) {
            const last = attempt >= limits.tries || !state.brokenOff;
            if (last || !(error instanceof errors/* UserError */.yo))
                throw error;
            context.log.info(`${error.message} Trying once more.`);
            await context.clock.sleep(1000 * 2 ** (attempt - 1));
        }
        finally {
            context.log.progress('');
        }
    }
}
async function downloadOnce(context, url, keep, { state, limits }) {
    context.log.progress(`Downloading and hashing ${url}`);
    const response = await context.http.request({ url, follow: true, deadlineMs: limits.deadlineMs });
    if (response.status !== 200) {
        await response.discard();
        throw new errors/* UserError */.yo(`${url} answers ${response.status}.`, {
            cure: 'Check that the release or revision exists and that the address is right.',
        });
    }
    const { 'content-length': length, 'transfer-encoding': encoding } = response.headers;
    const total = Number(length);
    const whole = length !== undefined || encoding !== undefined;
    const watch = watched(response.body, state, whole);
    const body = counted(context, url, { total, mostBytes: limits.mostBytes }, watch);
    try {
        const hashed = await hashSource(context, keep === null ? body : kept(context, keep, body));
        checkContents(context, url, hashed);
        return { url, narHash: (0,hash/* toSri */.kB)(hashed.sha256), lastModified: hashed.newestMtime, archive: keep };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        throw new errors/* UserError */.yo(`what ${url} sends can't be hashed: ${error.message}`, {
            cure: error.cure ?? 'Try again; when it stays so, the mirror is broken.',
            cause: error,
        });
    }
}
/**
 * The archive of another release or commit than the one asked for, as a cache gives it that is confused. What an
 * archive does not tell of itself is no reason to doubt it.
 */
function checkContents(context, url, { top, revision }) {
    const origins = (0,app_context/* originsOf */.T)(context.config);
    const release = (0,core_release/* releaseOfUrl */.oV)(url, origins);
    const wanted = release?.shortRevision ?? (0,core_release/* githubArchiveOfUrl */.YQ)(url, origins)?.revision ?? null;
    if (wanted === null)
        return;
    const named = (0,core_release/* parseReleaseName */.YY)(top ?? '')?.shortRevision ?? /-([0-9a-f]{40})$/.exec(top ?? '')?.[1];
    // Of a commit's own files nobody knows what they tell.
    const told = [named ?? null, release ? revision : null];
    const other = told.find((one) => one !== null && !one.startsWith(wanted) && !wanted.startsWith(one));
    if (other === undefined || other === null)
        return;
    throw new errors/* UserError */.yo(`it is an archive of ${other}, not of ${wanted}.`, {
        cure: 'The mirror gives another source than it announces: check it, or try again later.',
    });
}
async function* watched(body, state, whole) {
    try {
        yield* body;
        // Nobody told how long it is: whether it was whole is seen when it is unpacked.
        state.brokenOff = !whole;
    }
    catch (error) {
        state.brokenOff = true;
        throw error;
    }
}
/** Hashes an archive, with the machine's own `xz` where it has one: it takes half the time of ours. */
async function hashSource({ process }, archive) {
    const xz = await process.which('xz');
    const unpack = (packed) => process.filter([xz ?? '', '--decompress', '--stdout'], packed);
    return hashArchive(archive, xz === null ? {} : { xz: unpack });
}
async function* counted(context, url, { total, mostBytes }, body) {
    let done = 0;
    for await (const piece of body) {
        done += piece.length;
        if (done > mostBytes || total > mostBytes) {
            throw new errors/* UserError */.yo(`it is larger than ${mebibytes(mostBytes)}.`, {
                cure: 'No release is so large: check the address and the mirror.',
            });
        }
        const of = total > 0 ? ` of ${mebibytes(total)}` : '';
        context.log.progress(`Downloading and hashing ${url}: ${mebibytes(done)}${of}`);
        yield piece;
    }
}
function mebibytes(bytes) {
    return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
/** Writes what passes by to a file. @throws UserError when the file can't be written, e.g. for want of space */
async function* kept(context, path, body) {
    const file = context.files.writeStream(path);
    const failed = new Promise((_, reject) => {
        file.once('error', (error) => {
            reject(notKept(path, error));
        });
    });
    failed.catch(() => undefined);
    const has = (event) => new Promise((resolve) => file.once(event, () => {
        resolve();
    }));
    try {
        for await (const piece of body) {
            if (!file.write(piece))
                await Promise.race([has('drain'), failed]);
            yield piece;
        }
        file.end();
        await Promise.race([has('close'), failed]);
    }
    finally {
        file.destroy();
    }
}
function notKept(path, error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new errors/* UserError */.yo(`the archive can't be kept in ${path}: ${reason}.`, {
        cure: 'Make room there, or name another folder in TMPDIR.',
        cause: error,
    });
}
/**
 * The address of the archive that a pin's hash is of, or null where nothing is hashed. Official addresses are
 * reached by the configured mirrors.
 */
function archiveUrl(context, pin, to) {
    if (pin.artifact === null)
        return null;
    if (pin.artifact === 'github-archive') {
        if (to.revision === null || pin.repository === null)
            return null;
        return `${context.config['archive-url']}/${pin.repository}/archive/${to.revision}.tar.gz`;
    }
    return to.releasePath === null
        ? null
        : `${context.config['releases-url']}/${to.releasePath}/${pin.artifact}`;
}
/**
 * The address of the source that a pin holds today, or null where it can't be told from the pin alone. A pin
 * without a hash (`.nix-channels`) has a source all the same.
 */
function currentArchiveUrl(context, pin) {
    const origins = (0,app_context/* originsOf */.T)(context.config);
    const release = pin.url === null ? null : (0,core_release/* releaseOfUrl */.oV)(pin.url, origins);
    const github = pin.url === null ? null : (0,core_release/* githubArchiveOfUrl */.YQ)(pin.url, origins);
    const artifact = pin.artifact ?? (release ? 'nixexprs.tar.xz' : github ? 'github-archive' : null);
    const repository = pin.repository ?? (github ? `${github.owner}/${github.repo}` : null);
    return archiveUrl(context, { artifact, repository }, {
        revision: pin.revision?.length === 40 ? pin.revision : (github?.revision ?? null),
        releasePath: release?.path ?? null,
    });
}


/***/ })

};
