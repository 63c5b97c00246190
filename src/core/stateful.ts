import type { ChangeSet, PackageChange, VersionSets } from './change-set.js';
import { compareVersions } from './nix-version.js';
import { isMajor, leadingNumbers } from './version-kind.js';

/** A service that keeps data of its own. */
interface Stateful {
  /** So many leading numbers make a major version: the data may not survive a new one, or not the way back. */
  majors: number;
  /** Which of the numbers goes one at a time, from 1: a service that skips one does not start, or loses data. */
  steps?: number;
  /** The unit that serves: in many systems the package is there for its library or its client alone. */
  unit?: string;
  /** Packages of one family may be given the same data. */
  family?: string;
}

/** More steps than any service has ever had majors. */
const MOST_STEPS = 100;

const one: Stateful = { majors: 1 };
const two: Stateful = { majors: 2 };
const sql: Stateful = { majors: 2, family: 'mysql' };
const kubernetes: Stateful = { majors: 2, steps: 2, family: 'kubernetes' };

/** Names as in nixpkgs. Source: what each project's notes on upgrades say of data, and of the way back. */
const services = new Map<string, Stateful>(
  Object.entries({
    'apache-kafka': one,
    arangodb: two,
    cassandra: { majors: 1, steps: 1 },
    ceph: one,
    clickhouse: two,
    cockroachdb: two,
    consul: { majors: 2, unit: 'consul.service' },
    couchdb: one,
    'cyrus-imapd': two,
    dovecot: two,
    elasticsearch: { majors: 1, steps: 1, family: 'elasticsearch' },
    etcd: { majors: 2, steps: 2 },
    firebird: one,
    forgejo: { majors: 1, family: 'forgejo' },
    'forgejo-lts': { majors: 1, family: 'forgejo' },
    garage: one,
    gitea: { majors: 2, family: 'forgejo' },
    gitlab: { majors: 1, family: 'gitlab' },
    'gitlab-ee': { majors: 1, family: 'gitlab' },
    glusterfs: one,
    gotosocial: two,
    grafana: one,
    'grafana-loki': one,
    graylog: one,
    headscale: two,
    immich: one,
    incus: { majors: 1, family: 'incus' },
    'incus-lts': { majors: 1, family: 'incus' },
    influxdb: { majors: 1, family: 'influxdb' },
    influxdb2: { majors: 1, family: 'influxdb' },
    jellyfin: two,
    k3s: kubernetes,
    kanidm: { majors: 2, steps: 2 },
    keycloak: one,
    kubernetes,
    'lemmy-server': two,
    mariadb: sql,
    'mariadb-server': sql,
    mastodon: two,
    mattermost: one,
    mediawiki: two,
    meilisearch: two,
    mimir: one,
    mongodb: { majors: 2, steps: 1, family: 'mongodb' },
    'mongodb-ce': { majors: 2, steps: 1, family: 'mongodb' },
    moodle: one,
    mysql: sql,
    neo4j: one,
    netbox: one,
    nextcloud: { majors: 1, steps: 1 },
    nomad: { majors: 2, unit: 'nomad.service' },
    openbao: { majors: 2, family: 'vault' },
    openldap: { majors: 2, unit: 'openldap.service' },
    opensearch: { majors: 1, steps: 1, family: 'elasticsearch' },
    outline: one,
    'paperless-ngx': one,
    peertube: one,
    'percona-server': sql,
    postgis: two,
    postgresql: one,
    prometheus: one,
    'rabbitmq-server': two,
    redis: { majors: 1, family: 'redis' },
    rke2: kubernetes,
    samba: { majors: 2, unit: 'samba-smbd.service' },
    seaweedfs: one,
    stalwart: { majors: 2, family: 'stalwart' },
    'stalwart-mail': { majors: 2, family: 'stalwart' },
    syncthing: one,
    teleport: { majors: 1, steps: 1 },
    tempo: one,
    timescaledb: { majors: 2, family: 'timescaledb' },
    'timescaledb-apache': { majors: 2, family: 'timescaledb' },
    'unifi-controller': one,
    valkey: { majors: 1, family: 'redis' },
    vault: { majors: 2, family: 'vault' },
    vaultwarden: one,
    'zabbix-server': two,
    zammad: one,
    zitadel: one,
    zookeeper: two,
  } satisfies Record<string, Stateful>),
);

/** Whether a package is a service that keeps data of its own. */
export function isStateful(name: string): boolean {
  return services.has(name);
}

/**
 * Whether the service is there on either side: a program of it, and where the package alone does not tell, a unit that
 * changes with it.
 */
export function isServing(change: PackageChange, { units }: Pick<ChangeSet, 'units'>): boolean {
  const service = services.get(change.name);
  if (!service) return false;
  const { unit } = service;
  const { before, after } = servedVersions(change);
  const changed = [...units.added, ...units.removed, ...units.changed];
  return (unit === undefined || changed.includes(unit)) && before.length + after.length > 0;
}

/** Whether a unit is one that a package is looked for by. */
export function isServingUnit(unit: string): boolean {
  return [...services.values()].some((service) => service.unit === unit);
}

/** Packages with the same answer may be given the same data; null for those that are alone. */
export function familyOf(name: string): string | null {
  return services.get(name)?.family ?? null;
}

/** The versions that serve: a library or a manual of another one does not count. */
export function servedVersions({ before, after, programs }: PackageChange): VersionSets {
  return programs ?? { before, after };
}

/** Whether a package's change is a new major version of a service with data of its own. */
export function isStatefulMajor(change: PackageChange): boolean {
  const service = services.get(change.name);
  if (service === undefined) return false;
  const served = servedVersions(change);
  // PostgreSQL's majors were 9.5, 9.6, then 10, 11.
  const old = change.name === 'postgresql' && served.before.some((version) => /^[0-9]\./.test(version));
  return isMajor(served, old ? 2 : service.majors);
}

/**
 * The major versions that a service must not pass over and does, between the newest that went and the newest that came:
 * `['31']` of nextcloud 30 -> 32.
 */
export function skippedMajors(change: PackageChange): string[] {
  const steps = services.get(change.name)?.steps;
  const { before, after } = servedVersions(change);
  const newest = (versions: readonly string[]): string[] =>
    leadingNumbers(versions.toSorted((a, b) => compareVersions(b, a))[0] ?? '', steps ?? 1);
  const [old, now] = [newest(before), newest(after)];
  const [from, to] = [Number(old.at(-1)), Number(now.at(-1))];
  if (steps === undefined || old.slice(0, -1).join('.') !== now.slice(0, -1).join('.')) return [];
  return Array.from({ length: Math.min(MOST_STEPS, Math.max(0, to - from - 1)) }, (_, index) =>
    [...old.slice(0, -1), from + index + 1].join('.'),
  );
}
