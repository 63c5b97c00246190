const GITLAB = 'its upgrades have stops that none may pass over, and there is no way back without a backup';
const MONGODB =
  'its data goes one major version at a time, with featureCompatibilityVersion set to each before the next';
const MYSQL =
  'it upgrades its tables at the first start, and the version before does not read them any more: dump them first';
const MARIADB =
  'it upgrades its tables at the first start, and the version before may not read them any more: dump them first';

/** What a new major version of a service means for its data, by the names of nixpkgs. Source: the upgrade notes of each. */
const meanings: Readonly<Record<string, string>> = {
  elasticsearch: 'its indices go one major version at a time, and not back: take a snapshot first',
  gitlab: GITLAB,
  'gitlab-ee': GITLAB,
  mariadb: MARIADB,
  'mariadb-server': MARIADB,
  mongodb: MONGODB,
  'mongodb-ce': MONGODB,
  mysql: MYSQL,
  nextcloud: 'it goes one major version at a time, and not back without a backup',
  'percona-server': MYSQL,
  opensearch: 'its indices go one major version at a time, and not back: take a snapshot first',
  postgresql:
    'it does not start on the data of another major version: upgrade the cluster (pg_upgrade, or dump and restore), with a backup at hand',
};

const ELSE =
  'its data may be converted at the first start, and the version before may not read it any more: have a backup first';

/** A sentence's end: what a new major version of this service means. */
export function meaningOfMajor(name: string): string {
  return (Object.hasOwn(meanings, name) ? meanings[name] : undefined) ?? ELSE;
}
