/** A tar member as a test wants it, also one that no tar would write. */
export interface Member {
  name: string;
  type?: string;
  link?: string;
  body?: string | Buffer;
  mode?: number;
  /** Bytes that the header tells, where not the body's. */
  size?: number;
  /** Fields of the header written over, by offset, before the checksum is made. */
  raw?: Record<number, Buffer | string>;
}

export function file(name: string, body = '', mode = 0o644): Member {
  return { name, body, mode };
}

export function directory(name: string): Member {
  return { name, type: '5', mode: 0o755 };
}

/** A pax header for the next member, or for all (`g`). */
export function pax(records: Record<string, string>, type = 'x'): Member {
  return { name: 'pax', type, body: Buffer.concat(Object.entries(records).map(([k, v]) => paxRecord(k, v))) };
}

export function tar(...members: Member[]): Buffer {
  return Buffer.concat([...members.map(encodeMember), Buffer.alloc(1024)]);
}

function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

function encodeMember({
  name,
  type = '0',
  link = '',
  body = '',
  mode = 0o644,
  size,
  raw = {},
}: Member): Buffer {
  const bytes = Buffer.from(body);
  const header = Buffer.alloc(512);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(name, 0, 100);
  header.write(octal(mode, 8), 100);
  header.write(octal(size ?? bytes.length, 12), 124);
  header.write(octal(1_700_000_000, 12), 136);
  header.write(type, 156);
  header.write(link, 157, 100);
  header.write('ustar\x0000', 257);
  for (const [offset, value] of Object.entries(raw)) Buffer.from(value).copy(header, Number(offset));
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(octal(sum, 7), 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
