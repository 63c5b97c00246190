const directory = 0o040755;
const symlink = 0o120777;
const device = 0o020600;

/**
 * An initrd: a cpio archive (newc) of the files, their folders and /dev/console, all root's.
 * @param files `{ name, content, executable? }` or `{ name, target }`, names relative
 */
export function cpio(files) {
  const folders = [...new Set(['dev', ...files.flatMap(({ name }) => parents(name))])];
  const entries = [
    ...folders.map((name) => entry({ name, mode: directory })),
    // Where the kernel's first program speaks, before it has mounted anything.
    entry({ name: 'dev/console', mode: device, major: 5, minor: 1 }),
    ...files.map(({ name, content, target, executable }) =>
      target === undefined
        ? entry({ name, mode: executable ? 0o100755 : 0o100644, content })
        : entry({ name, mode: symlink, content: Buffer.from(target) }),
    ),
    entry({ name: 'TRAILER!!!', mode: 0 }),
  ];
  return Buffer.concat(entries.map((make, index) => make(index + 1)));
}

/** `a/b/c` -> `a`, `a/b` */
function parents(name) {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function entry({ name, mode, content = Buffer.alloc(0), major = 0, minor = 0 }) {
  return (inode) => {
    const fields = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, name.length + 1, 0];
    const head = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}${name}\0`;
    return Buffer.concat([padded(Buffer.from(head)), padded(content)]);
  };
}

function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
