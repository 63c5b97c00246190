#!/usr/bin/env node
// Cuts the operations that the miniature forge speaks out of GitHub's published OpenAPI description
// (npm package @octokit/openapi): schemas alone, prose stripped. `node cut.mjs` rewrites slice.json,
// `node cut.mjs --check` fails when the committed slice is not what the installed package gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const repository = '/repos/{owner}/{repo}';

/** Path to methods. An operation that is not here is answered as an error by the miniature. */
const operations = {
  '/rate_limit': ['get'],
  '/user': ['get'],
  [repository]: ['get'],
  [`${repository}/branches/{branch}`]: ['get'],
  [`${repository}/check-runs`]: ['post'],
  [`${repository}/check-runs/{check_run_id}`]: ['get', 'patch'],
  [`${repository}/commits`]: ['get'],
  [`${repository}/commits/{ref}`]: ['get'],
  [`${repository}/commits/{commit_sha}/pulls`]: ['get'],
  [`${repository}/commits/{ref}/check-runs`]: ['get'],
  [`${repository}/commits/{ref}/status`]: ['get'],
  [`${repository}/compare/{basehead}`]: ['get'],
  [`${repository}/contents/{path}`]: ['get'],
  [`${repository}/git/blobs`]: ['post'],
  [`${repository}/git/blobs/{file_sha}`]: ['get'],
  [`${repository}/git/commits`]: ['post'],
  [`${repository}/git/commits/{commit_sha}`]: ['get'],
  [`${repository}/git/matching-refs/{ref}`]: ['get'],
  [`${repository}/git/ref/{ref}`]: ['get'],
  [`${repository}/git/refs`]: ['post'],
  [`${repository}/git/refs/{ref}`]: ['patch', 'delete'],
  [`${repository}/git/trees`]: ['post'],
  [`${repository}/git/trees/{tree_sha}`]: ['get'],
  [`${repository}/issues`]: ['get', 'post'],
  [`${repository}/issues/{issue_number}`]: ['get', 'patch'],
  [`${repository}/issues/{issue_number}/assignees`]: ['post'],
  [`${repository}/issues/comments/{comment_id}`]: ['get', 'patch', 'delete'],
  [`${repository}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${repository}/issues/{issue_number}/labels`]: ['get', 'post'],
  [`${repository}/issues/{issue_number}/labels/{name}`]: ['delete'],
  [`${repository}/milestones`]: ['get'],
  [`${repository}/pulls`]: ['get', 'post'],
  [`${repository}/pulls/{pull_number}`]: ['get', 'patch'],
  [`${repository}/pulls/{pull_number}/commits`]: ['get'],
  [`${repository}/pulls/{pull_number}/files`]: ['get'],
  [`${repository}/pulls/{pull_number}/merge`]: ['put'],
  [`${repository}/pulls/{pull_number}/requested_reviewers`]: ['post'],
  [`${repository}/pulls/{pull_number}/reviews`]: ['get'],
  [`${repository}/statuses/{sha}`]: ['post'],
};

const prose = new Set([
  'description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags', 'headers', 'deprecated',
  'deprecationDate', 'servers',
]); // prettier-ignore

/** A copy without prose. Under `properties` every key is a name, not a keyword. */
function strip(node, names = false) {
  if (Array.isArray(node)) return node.map((item) => strip(item));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => names || (!prose.has(key) && !key.startsWith('x-')))
      .map(([key, value]) => [key, strip(value, key === 'properties' && !names)]),
  );
}

/** JSON alone: the other media types (raw, diff, HTML) are not spoken here. */
function jsonOnly(operation) {
  const bodies = [operation.requestBody, ...Object.values(operation.responses)];
  for (const body of bodies) {
    if (!body?.content) continue;
    const json = body.content['application/json'];
    body.content = json ? { 'application/json': json } : {};
  }
  return operation;
}

function references(node, found) {
  if (typeof node !== 'object' || node === null) return;
  if (typeof node.$ref === 'string') found.add(node.$ref);
  for (const value of Object.values(node)) references(value, found);
}

/** Every component that the paths lead to, sorted by name. */
function componentsOf(source, paths) {
  const components = {};
  const seen = new Set();
  const queue = new Set();
  references(paths, queue);
  for (const reference of queue) {
    if (seen.has(reference)) continue;
    seen.add(reference);
    const [, , kind, name] = reference.split('/');
    const component = strip(source.components[kind][name]);
    components[kind] ??= {};
    components[kind][name] =
      kind === 'responses' ? jsonOnly({ responses: { all: component } }).responses.all : component;
    references(component, queue);
  }
  return sorted(Object.fromEntries(Object.entries(components).map(([kind, named]) => [kind, sorted(named)])));
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The text of slice.json, as the installed package gives it. */
function cut() {
  const require = createRequire(import.meta.url);
  const manifest = JSON.parse(readFileSync(require.resolve('@octokit/openapi/package.json'), 'utf8'));
  const source = JSON.parse(
    readFileSync(require.resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
  );
  const paths = {};
  for (const [path, methods] of Object.entries(operations)) {
    paths[path] = Object.fromEntries(
      methods.map((method) => [method, jsonOnly(strip(source.paths[path][method]))]),
    );
  }
  const slice = {
    source: { package: '@octokit/openapi', version: manifest.version, openapi: source.openapi },
    paths,
    components: componentsOf(source, paths),
  };
  // A line per component and operation: small, and still to be read in a diff.
  const lines = (named) =>
    Object.entries(named)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  const kinds = Object.entries(slice.components).map(
    ([kind, named]) => `${JSON.stringify(kind)}:{\n${lines(named)}}`,
  );
  return `{"source":${JSON.stringify(slice.source)},\n"paths":{\n${lines(paths)}},\n"components":{${kinds.join(',\n')}}}\n`;
}

const file = fileURLToPath(new URL('slice.json', import.meta.url));
const fresh = cut();
if (!process.argv.includes('--check')) writeFileSync(file, fresh);
else if (readFileSync(file, 'utf8') !== fresh) {
  console.error(
    'slice.json is not what the installed @octokit/openapi gives: run this script without --check',
  );
  process.exitCode = 1;
}
