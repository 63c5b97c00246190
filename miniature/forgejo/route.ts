import { contracts, type Contract } from './contract.js';

export interface Route {
  id: string;
  contract: Contract;
  path: Record<string, string>;
}

/** `{name}` takes a part of the address, `{name*}` all that is left. */
function pattern(path: string): RegExp {
  const source = path.replace(/\{(\w+)(\*?)\}/g, (_, name: string, rest: string) =>
    rest === '' ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`,
  );
  return new RegExp(`^${source}$`);
}

const routes = Object.entries(contracts).map(([id, contract]) => ({
  id,
  contract,
  pattern: pattern(contract.path),
}));

/** @param pathname below the API's own, still encoded */
export function route(method: string, pathname: string): Route | null {
  for (const { id, contract, pattern: known } of routes) {
    const match = contract.method === method ? known.exec(pathname) : null;
    if (!match) continue;
    const entries = Object.entries(match.groups ?? {});
    return {
      id,
      contract,
      path: Object.fromEntries(entries.map(([name, value]) => [name, decodeURIComponent(value)])),
    };
  }
  return null;
}
