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
      sink.put(encode(node.target));
  }
  sink.put(END);
}

function putDirectory(sink: HashSink, node: DirectoryNode): void {
  sink.put(DIRECTORY);
  // The default order compares characters, which are bytes here.
  for (const [name, entry] of [...node.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    sink.put(ENTRY);
    sink.put(encode(name));
    sink.put(NODE);
    putNode(sink, entry);
    sink.put(END);
  }
}

function putFile(sink: HashSink, node: FileNode): void {
  sink.put(FILE);
  if (node.executable) sink.put(EXECUTABLE);
  sink.put(CONTENTS);
  sink.put(encodeLength(node.size));
  for (const piece of node.content) sink.put(piece);
  sink.put(new Uint8Array(padding(node.size)));
}

function createHashSink(): HashSink {
  const hash = createHash('sha256');
  const batch = new Uint8Array(BATCH);
  let used = 0;
  let narBytes = 0;

  function flush(): void {
    hash.update(batch.subarray(0, used));
    used = 0;
  }

  return {
    put(bytes) {
      narBytes += bytes.length;
      if (used + bytes.length > BATCH) flush();
      if (bytes.length > COPY_LIMIT) {
        flush();
        hash.update(bytes);
        return;
      }
      batch.set(bytes, used);
      used += bytes.length;
    },
    finish() {
      flush();
      return { sha256: new Uint8Array(hash.digest()), narBytes };
    },
  };
}

function encode(...texts: string[]): Buffer {
  return Buffer.concat(
    texts.flatMap((text) => [
      encodeLength(text.length),
      Buffer.from(text, 'latin1'),
      Buffer.alloc(padding(text.length)),
    ]),
  );
}

function encodeLength(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(length));
  return bytes;
}

function padding(length: number): number {
  return (8 - (length % 8)) % 8;
}
