import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run.js';

/** A server certificate for the names asked, PEM, and the authority that signed it. */
export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** What a client must trust: content for `NIX_SSL_CERT_FILE` and the like. */
  authority: Buffer;
}

/** Makes an authority of its own (its key is thrown away) and a certificate for host names, valid for ten days. */
export async function makeCertificate(names: readonly string[]): Promise<Certificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'channel-bump-tls-'));
  const at = (name: string): string => path.join(folder, name);
  const request = [
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
  ] as const;
  try {
    // Without a configuration of our own the system's would add its extensions beside ours.
    await writeFile(at('openssl.cnf'), '[req]\ndistinguished_name = subject\n[subject]\n');
    const common = ['-config', at('openssl.cnf'), '-days', '10'];
    await run([
      ...request,
      ...common,
      '-keyout',
      at('ca.key'),
      '-out',
      at('ca.pem'),
      '-subj',
      '/CN=Miniature authority',
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'keyUsage=critical,keyCertSign',
      '-addext',
      'subjectKeyIdentifier=hash',
    ]);
    await run([
      ...request,
      ...common,
      '-keyout',
      at('key'),
      '-out',
      at('cert'),
      '-subj',
      `/CN=${names[0] ?? 'localhost'}`,
      '-CA',
      at('ca.pem'),
      '-CAkey',
      at('ca.key'),
      '-addext',
      'basicConstraints=CA:FALSE',
      '-addext',
      `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`,
    ]);
    const [key, cert, authority] = await Promise.all(
      ['key', 'cert', 'ca.pem'].map((name) => readFile(at(name))),
    );
    if (!key || !cert || !authority) throw new Error('openssl wrote no certificate');
    return { key, cert, authority };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
