import type { PackageChange } from './change-set.js';
import { isCommitHash, isDate } from './version-kind.js';

/**
 * Services that keep data of their own, with the count of leading numbers that make a major version: their data may
 * not survive a new one, or not the way back. Names as in nixpkgs.
 */
const stateful = new Map<string, number>(
  Object.entries({
    cassandra: 1,
    ceph: 1,
    clickhouse: 2,
    cockroachdb: 2,
    couchdb: 1,
    elasticsearch: 1,
    etcd: 2,
    forgejo: 1,
    'forgejo-lts': 1,
    gitea: 2,
    gitlab: 1,
    'gitlab-ee': 1,
    grafana: 1,
    influxdb: 1,
    influxdb2: 1,
    k3s: 2,
    keycloak: 1,
    mariadb: 2,
    'mariadb-server': 2,
    mastodon: 2,
    mongodb: 2,
    'mongodb-ce': 2,
    mysql: 2,
    neo4j: 1,
    nextcloud: 1,
    openldap: 2,
    opensearch: 1,
    'percona-server': 2,
    postgresql: 1,
    prometheus: 1,
    'rabbitmq-server': 2,
    redis: 1,
    valkey: 1,
    vault: 2,
  }),
);

/** Packages that everything stands on or that face the network. */
const core: ReadonlySet<string> = new Set(['systemd', 'glibc', 'openssh', 'openssl']);

/** What installs a boot loader is in a system's closure. systemd's own comes with systemd. */
const loaders: ReadonlySet<string> = new Set([
  'grub',
  'lanzaboote',
  'lanzaboote-tool',
  'limine',
  'lzbt',
  'refind',
  'syslinux',
  'systemd-boot',
]);

/** Whether a package's change is a new major version of a service with data of its own. */
export function isStatefulMajor(change: PackageChange): boolean {
  const count = stateful.get(change.name);
  if (count === undefined) return false;
  // PostgreSQL's majors were 9.5, 9.6, then 10, 11.
  const old = change.name === 'postgresql' && change.before.some((version) => /^[0-9]\./.test(version));
  return isMajor(change, old ? 2 : count);
}

export function isBootLoader(name: string): boolean {
  return loaders.has(name);
}

export function isCorePackage(name: string): boolean {
  return core.has(name);
}

/** A version that is a date or a commit has no major. `glibc 2.39 -> 2.40` counts by two numbers. */
export function isCoreMajor(change: PackageChange): boolean {
  return isCorePackage(change.name) && isMajor(change, change.name === 'glibc' ? 2 : 1);
}

// `691`, `2024`: each release counts it up. `24.05`, `25.04.2`: year and month.
const withoutMajor = /^[0-9]+[a-z]?$|^[12][0-9]\.0[1-9](?![0-9])/;

/** Whether any package's change is a new major version: the first number of its versions is another. */
export function isNewMajor(change: Pick<PackageChange, 'before' | 'after'>): boolean {
  const { before, after } = change;
  const counted = (versions: readonly string[]): boolean =>
    versions.some((version) => !withoutMajor.test(version));
  return counted(before) && counted(after) && isMajor(change, 1);
}

function isMajor({ before, after }: Pick<PackageChange, 'before' | 'after'>, count: number): boolean {
  const gone = majors(
    before.filter((version) => !after.includes(version)),
    count,
  );
  const come = majors(
    after.filter((version) => !before.includes(version)),
    count,
  );
  return gone.length > 0 && come.some((major) => !gone.includes(major));
}

/** The leading numbers; of dates and commits there are none. `17rc1` is `17`, and by two numbers `17.0`. */
function majors(versions: readonly string[], count: number): string[] {
  return versions
    .filter((version) => /^[0-9]/.test(version) && !isCommitHash(version) && !isDate(version))
    .map((version) => {
      const numbers = /^[0-9]+(?:\.[0-9]+)*/.exec(version)?.[0].split('.') ?? [];
      return Array.from({ length: count }, (_, index) => numbers[index] ?? '0').join('.');
    });
}
