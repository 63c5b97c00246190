import { createHash } from 'node:crypto';
import type { DirectoryNode, FileNode, Node } from './tree.js';

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
export function hashNar(root: Node): { sha256: Uint8Array; narBytes: number } {
  const sink = createHashSink();
  sink.put(START);
  putNode(sink, root);
  return sink.finish();
}

interface HashSink {
  put(bytes: Uint8Array): void;
  putLength(length: number): void;
  /** Zeros after a string of this length. */
  putPadding(length: number): void;
  /** A whole string, of a length that fits a batch. */
  putText(text: string): void;
  finish(): { sha256: Uint8Array; narBytes: number };
}

function putNode(sink: HashSink, node: Node): void {
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

function putDirectory(sink: HashSink, node: DirectoryNode): void {
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

function putFile(sink: HashSink, node: FileNode): void {
  sink.put(FILE);
  if (node.executable) sink.put(EXECUTABLE);
  sink.put(CONTENTS);
  sink.putLength(node.size);
  for (const piece of node.content) sink.put(piece);
  sink.putPadding(node.size);
}

function createHashSink(): HashSink {
  const hash = createHash('sha256');
  const batch = Buffer.alloc(BATCH);
  let used = 0;
  let narBytes = 0;

  function flush(): void {
    hash.update(batch.subarray(0, used));
    narBytes += used;
    used = 0;
  }

  function reserve(length: number): void {
    if (used + length > BATCH) flush();
  }

  function putLength(length: number): void {
    reserve(8);
    used = batch.writeUInt32LE(length % 2 ** 32, used);
    used = batch.writeUInt32LE(Math.floor(length / 2 ** 32), used);
  }

  function putPadding(length: number): void {
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
function encode(...texts: string[]): Buffer {
  return Buffer.concat(
    texts.flatMap((text) => {
      const length = Buffer.alloc(8);
      length.writeUInt8(text.length);
      return [length, Buffer.from(text), Buffer.alloc(padding(text.length))];
    }),
  );
}

function padding(length: number): number {
  return (8 - (length % 8)) % 8;
}
