import type { PackageChange } from '../core/change-set.js';
import { skippedMajors } from '../core/stateful.js';

const GITLAB = 'its upgrades have stops that none may pass over, and there is no way back without a backup';
const MONGODB =
  'its data goes one major version at a time, with featureCompatibilityVersion set to each before the next';
const MYSQL =
  'it upgrades its tables at the first start, and the version before does not read them any more: dump them first';
const MARIADB =
  'it upgrades its tables at the first start, and the version before may not read them any more: dump them first';
const INDICES = 'its indices go one major version at a time, and not back: take a snapshot first';
const MAJORS = 'it goes one major version at a time, and not back without a backup';
const MINORS = 'it goes one minor version at a time, and not back without a backup';
const EXTENSION = 'each database that uses it must be told: ALTER EXTENSION … UPDATE';

/** What a new major version of a service means for its data, by the names of nixpkgs. Source: the upgrade notes of each. */
const meanings: Readonly<Record<string, string>> = {
  cassandra: MAJORS,
  dovecot:
    'it may not read the settings of the version before, and converts what it stores: read its notes on upgrading first',
  elasticsearch: INDICES,
  etcd: MINORS,
  gitlab: GITLAB,
  'gitlab-ee': GITLAB,
  k3s: MINORS,
  kanidm: MINORS,
  kubernetes: MINORS,
  mariadb: MARIADB,
  'mariadb-server': MARIADB,
  meilisearch:
    'it does not start on the data of another version: dump it with the old one, and import the dump',
  mongodb: MONGODB,
  'mongodb-ce': MONGODB,
  mysql: MYSQL,
  nextcloud: MAJORS,
  'percona-server': MYSQL,
  postgis: EXTENSION,
  opensearch: INDICES,
  postgresql:
    'it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand',
  rke2: MINORS,
  teleport: MAJORS,
  timescaledb: EXTENSION,
  'timescaledb-apache': EXTENSION,
};

/** So many of the versions that are passed over are named. */
const FEW = 5;

const ELSE =
  'its data may be converted at the first start, and the version before may not read it any more: have a backup first';

/** A sentence's end: what a new major version of this service means. */
export function meaningOfMajor(name: string): string {
  return (Object.hasOwn(meanings, name) ? meanings[name] : undefined) ?? ELSE;
}

/** A sentence's end: what an older major version of this service means. */
export function meaningOfDowngrade(name: string): string {
  return name === 'postgresql'
    ? 'it does not start on the data of another major version: only a dump or a backup goes back'
    : 'it may not read what the newer one has written: have a backup first';
}

/** A sentence's end: what a service may not pass over, and does; mostly empty. */
export function skipped(change: PackageChange): string {
  const majors = skippedMajors(change);
  const more = majors.length > FEW ? ` and ${majors.length - FEW} more` : '';
  return majors.length === 0 ? '' : `; this passes over ${majors.slice(0, FEW).join(', ')}${more}`;
}
