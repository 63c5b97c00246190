import { z } from 'zod';
import type { BootProof } from '../../core/boot.js';
import type { ChangeSet } from '../../core/change-set.js';
import type { Failure, HostOutcome, HostRebuild, HostSide } from '../../core/rebuild.js';
import { rememberedFailure } from '../proof/memory-file.js';
import { hostShape } from './plan-file.js';

/** The file is of a bounded size; what is longer than anybody reads is cut short. */
const LONGEST_WORD = 1024;
const LONGEST_SENTENCE = 20_000;
const MOST_SENTENCES = 1000;

/** Control characters have no business in what is said of a host, whoever says it. */
const word = z.string().transform((text) => text.slice(0, LONGEST_WORD).replace(/\p{Cc}/gu, ' '));
const sentence = z
  .string()
  .transform((text) => text.slice(0, LONGEST_SENTENCE).replace(/(?!\n)\p{Cc}/gu, ' '));
const words = z.array(word);
const few = z.array(sentence).transform((sentences) => sentences.slice(0, MOST_SENTENCES));
const count = z.int().min(0);
const seconds = z.number().min(0);
const storePath = z
  .string()
  .max(300)
  .regex(/^\/nix\/store\/[0-9a-z]{32}-[\w+.?=-]+$/);
const derivation = storePath.regex(/\.drv$/);
const texts = z.record(word, word);

const failure = z.object({
  class: z.enum(['evaluation', 'build', 'boot', 'switch', 'machine']),
  side: z.enum(['before', 'after']),
  message: sentence,
  derivation: derivation.nullable(),
  log: few,
  reason: rememberedFailure.shape.reason,
  subject: word.exactOptional(),
  cure: sentence.exactOptional(),
  intended: z.enum(['built', 'fetched']).exactOptional(),
}) satisfies z.ZodType<Failure>;

const switched = z.object({
  exitCode: z.int(),
  stopped: words,
  started: words,
  restarted: words,
  reloaded: words,
  kept: words,
  failed: words,
});

const schema = z.int().nullable();
const vm = z.object({
  accelerator: z.enum(['kvm', 'software']),
  kernel: z.object({ before: word, after: word }),
  seconds: z.object({ before: seconds, after: seconds }),
  failedOnBoth: words,
  mended: words,
  checks: words,
  switch: z.object({ there: switched, back: switched }).nullable(),
  schema: z.object({ before: schema, switched: schema, back: schema }),
  notes: few,
}) satisfies z.ZodType<BootProof>;

const plan = z.object({
  build: words,
  fetch: words,
  downloadBytes: z.number().min(0).nullable(),
  unpackedBytes: z.number().min(0).nullable(),
});

const realised = {
  built: count,
  fetched: count,
  downloadedBytes: z.number().min(0).optional(),
  seconds,
};
const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unchanged') }),
  z.object({ kind: z.literal('evaluated'), plan, seconds }),
  z.object({ kind: z.literal('built'), ...realised, notBooted: sentence.exactOptional() }),
  z.object({ kind: z.literal('booted'), ...realised, vm }),
  z.object({ kind: z.literal('switched'), ...realised, vm }),
  failure.extend({ kind: z.literal('failed') }),
]) satisfies z.ZodType<HostOutcome>;

const linked = z.object({ storePath, target: word }).nullable();
const side = z.object({
  derivation: derivation.nullable(),
  toplevel: z
    .object({
      path: storePath,
      kernel: linked,
      kernelModules: linked,
      initrd: linked,
      firmware: linked,
      systemd: linked,
      kernelParams: words.nullable(),
      nixosVersion: word.nullable(),
      system: word.nullable(),
      label: word.nullable(),
      rebootTriggers: texts.nullable(),
      switchInhibitors: texts.nullable(),
      nixVersion: word.nullable(),
    })
    .nullable(),
}) satisfies z.ZodType<HostSide>;

const version = word.nullable();
const moved = { before: version, after: version };
const id = z.int().min(0).nullable();
const user = z
  .object({ uid: id, group: version, normal: z.boolean(), home: version, shell: version })
  .nullable();
const group = z.object({ gid: id, members: words }).nullable();
const port = z.int().min(0).max(65_535);
const ports = z.array(
  z.object({ protocol: z.enum(['tcp', 'udp', 'any']), from: port, to: port, interface: version }),
);
const firewallKind = z.enum(['iptables', 'nftables', 'off']);
const size = z.object({ paths: z.int(), bytes: z.number() });
const sizes = { before: z.number().min(0), after: z.number().min(0) };
const why = { cause: z.enum(['own', 'dependencies']).nullable(), patched: z.boolean().optional() };
const names = { added: words, removed: words, changed: words };
const changes = z.object({
  verdict: z.enum(['no-op', 'switch', 'reboot']),
  reasons: few,
  notes: few,
  inhibitors: few,
  kernel: z
    .object({
      before: version,
      after: version,
      change: z.enum(['none', 'rebuilt', 'patch', 'series']),
      flavour: z.object(moved).optional(),
      params: z.object({ added: words, removed: words }),
      modules: z.array(
        z.object({ name: word, ...moved, builtFor: z.object(moved), matches: z.boolean().nullable() }),
      ),
      longTerm: z.object({ before: z.boolean().nullable(), after: z.boolean().nullable() }),
      config: z.array(z.object({ name: word, ...moved })).nullable(),
      firmware: z.object({ changed: z.boolean(), packages: z.array(z.object({ name: word, ...moved })) }),
    })
    .nullable(),
  nix: z.object({ before: version, after: version, schemaBefore: schema, schemaAfter: schema }),
  packages: z.array(
    z.object({
      name: word,
      before: words,
      after: words,
      change: z.enum(['upgraded', 'downgraded', 'changed', 'added', 'removed', 'rebuilt']),
      bytes: z.number(),
      ...why,
      programs: z.object({ before: words, after: words }).optional(),
      stayed: z.object({ versions: words, ...why }).optional(),
    }),
  ),
  configuration: z.object({ ...names, bytes: z.number() }),
  units: z.object(names),
  etc: z.object(names).nullable(),
  users: z.array(z.object({ name: word, before: user, after: user })).nullable(),
  groups: z.array(z.object({ name: word, before: group, after: group })).nullable(),
  firewall: z.object({ before: firewallKind, after: firewallKind, opened: ports, closed: ports }).nullable(),
  closure: z.object({ before: size, after: size, added: size, removed: size }),
  parts: z.object({
    largest: z.array(z.object({ name: word, ...sizes })),
    others: z.object({ count: z.int(), ...sizes }),
    configuration: z.object(sizes),
  }),
}) satisfies z.ZodType<ChangeSet>;

/** What a runner says of a host: foreign data, of which what we do not know is dropped. */
export const hostRebuildShape: z.ZodType<HostRebuild> = z.object({
  name: hostShape,
  outcome,
  beforeFailure: failure.exactOptional(),
  before: side,
  after: side,
  changes: changes.nullable(),
  newWarnings: few,
  pushedTo: word.exactOptional(),
});
