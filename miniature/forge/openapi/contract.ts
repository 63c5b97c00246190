import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';

/** One operation of the slice, with what it takes to hold requests and responses against it. */
export interface Contract {
  id: string;
  method: string;
  path: string;
  /** Path parameters by name, decoded, or null when the path is another's. */
  match(pathname: string): Record<string, string> | null;
  /** Coerces to the described types and fills in defaults. */
  checkParameters(path: Record<string, string>, query: Record<string, string>): Checked<Parameters>;
  checkBody(body: unknown): Checked<unknown>;
  /** Null, or what is wrong with an answer. */
  checkResponse(status: number, body: unknown): string | null;
}

export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

type Checked<T> =
  | { kind: 'fine'; value: T }
  /** A length that GitHub itself answers with 422. */
  | { kind: 'too-long'; message: string }
  | { kind: 'violation'; detail: string };

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = Record<string, Json>;
interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: JsonObject;
}

// ajv-formats is CommonJS: its default export is the module for some loaders and the function for others.
const addFormats = ('default' in addFormatsModule
  ? addFormatsModule.default
  : addFormatsModule) as unknown as (ajv: Ajv) => void;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type; `oneOf` becomes `anyOf`, as GitHub's alternatives overlap. */
function toJsonSchema(node: Json): Json {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (!isObject(node)) return node;
  const { nullable, oneOf, ...rest } = node;
  const schema: JsonObject = {};
  for (const [key, value] of Object.entries(rest)) schema[key] = toJsonSchema(value);
  if (oneOf !== undefined) schema['anyOf'] = isObject(oneOf) ? toJsonSchema(oneOf) : toJsonSchema(oneOf);
  if (isObject(nullable)) schema['nullable'] = toJsonSchema(nullable); // a property of that name
  if (nullable !== true) return schema;
  if (Array.isArray(schema['enum'])) schema['enum'] = [...schema['enum'], null];
  if (typeof schema['type'] === 'string') return { ...schema, type: [schema['type'], 'null'] };
  return { anyOf: [{ type: 'null' }, schema] };
}

/** `/repos/{owner}/{repo}/git/ref/{ref}`: the last parameter may hold slashes, and so may any ref. */
function pattern(path: string): { regex: RegExp; names: string[] } {
  const names: string[] = [];
  const source = path.replace(/\/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    if (name === 'path') return '(?:/(.*))?'; // the top folder's is empty
    return ['ref', 'branch', 'basehead', 'name'].includes(name) ? '/(.+)' : '/([^/]+)';
  });
  return { regex: new RegExp(`^${source}$`), names };
}

const explain = (validate: ValidateFunction): string =>
  (validate.errors ?? [])
    .map((e) => `${e.instancePath || '/'} ${e.message ?? ''} ${JSON.stringify(e.params)}`)
    .join('; ');

function checked<T>(validate: ValidateFunction, value: T): Checked<T> {
  if (validate(value)) return { kind: 'fine', value };
  for (const error of validate.errors ?? []) {
    const given = error.data as string | unknown[] | undefined;
    const limit = (error.params as { limit?: number }).limit;
    if (error.keyword === 'maxLength')
      return {
        kind: 'too-long',
        message: `Only ${limit} characters are allowed; ${given?.length} were supplied.`,
      };
    if (error.keyword === 'maxItems')
      return {
        kind: 'too-long',
        message: `No more than ${limit} items are allowed; ${given?.length} were supplied.`,
      };
  }
  return { kind: 'violation', detail: explain(validate) };
}

let loaded: Contract[] | undefined;

/** Every operation of slice.json; those with more fixed path segments come first. */
export function contracts(): readonly Contract[] {
  loaded ??= load();
  return loaded;
}

function load(): Contract[] {
  const text = readFileSync(new URL('slice.json', import.meta.url), 'utf8');
  const slice = toJsonSchema(JSON.parse(text) as Json) as JsonObject;
  const options = { strict: false, allErrors: true, verbose: true, logger: false } as const;
  const ajv = new Ajv(options);
  const lenient = new Ajv({ ...options, coerceTypes: true, useDefaults: true });
  addFormats(ajv);
  addFormats(lenient);
  ajv.addSchema({ ...slice, $id: 'github' });
  const at = (...pointer: string[]): string =>
    `github#/${pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  const find = (node: Json | undefined): JsonObject => {
    if (!isObject(node)) throw new Error('slice.json is not in the form that cut.mjs writes');
    if (typeof node['$ref'] !== 'string') return node;
    let target: Json | undefined = slice;
    for (const part of node['$ref'].slice(2).split('/')) target = isObject(target) ? target[part] : undefined;
    return find(target);
  };
  const compiled = new Map<string, ValidateFunction>();
  const compile = (reference: string): ValidateFunction => {
    const known = compiled.get(reference) ?? ajv.compile({ $ref: reference });
    compiled.set(reference, known);
    return known;
  };

  function contract(path: string, method: string, operation: JsonObject): Contract {
    const { regex, names } = pattern(path);
    const parameters = ((operation['parameters'] ?? []) as Json[]).map(
      (p) => find(p) as unknown as Parameter,
    );
    const parameterSchema = {
      type: 'object',
      properties: Object.fromEntries(parameters.map((p) => [p.name, p.schema])),
      required: parameters.filter((p) => p.required).map((p) => p.name),
      additionalProperties: false,
    };
    const validateParameters = lenient.compile(parameterSchema);
    const bodyKnown = bodyProperties(operation);
    return {
      id: operation['operationId'] as string,
      method: method.toUpperCase(),
      path,
      match(pathname) {
        const hit = regex.exec(pathname);
        return (
          hit && Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(hit[i + 1] ?? '')]))
        );
      },
      checkParameters: (inPath, inQuery) =>
        checked<Parameters>(validateParameters, { ...inQuery, ...inPath }),
      checkBody(body) {
        if (bodyKnown === null) {
          return body === null
            ? { kind: 'fine', value: null }
            : { kind: 'violation', detail: 'no body is described' };
        }
        const unknown = Object.keys(isObject(body as Json) ? (body as JsonObject) : {}).filter(
          (k) => !bodyKnown.has(k),
        );
        if (bodyKnown.size > 0 && unknown.length > 0)
          return { kind: 'violation', detail: `not described: ${unknown.join(', ')}` };
        return checked(
          compile(at('paths', path, method, 'requestBody', 'content', 'application/json', 'schema')),
          body,
        );
      },
      checkResponse(status, body) {
        const responses = operation['responses'] as JsonObject;
        const described = responses[String(status)];
        if (described === undefined) return undescribed(status, body);
        const reference =
          isObject(described) && typeof described['$ref'] === 'string' ? described['$ref'] : null;
        const base = reference
          ? reference.slice(2).split('/')
          : ['paths', path, method, 'responses', String(status)];
        if (!isObject(find(described)['content'])) {
          if (status >= 400) return undescribed(status, body);
          return body === null ? null : 'a body is not described';
        }
        const validate = compile(at(...base, 'content', 'application/json', 'schema'));
        return validate(body) ? null : explain(validate);
      },
    };
  }

  /** Names at the top of the request body; empty: any; null: there is none. */
  function bodyProperties(operation: JsonObject): Set<string> | null {
    if (operation['requestBody'] === undefined) return null;
    const content = find(find(operation['requestBody'])['content']);
    const found = new Set<string>();
    const collect = (node: Json | undefined): void => {
      const schema = find(node);
      for (const name of Object.keys((schema['properties'] ?? {}) as JsonObject)) found.add(name);
      for (const part of [schema['anyOf'], schema['allOf']])
        for (const s of Array.isArray(part) ? part : []) collect(s);
    };
    collect(find(content['application/json'])['schema']);
    return found;
  }

  /** Refusals that GitHub gives everywhere and describes nowhere (401, 403, a limit) have the common form. */
  function undescribed(status: number, body: unknown): string | null {
    if (status < 400) return `status ${status} is not described`;
    const validate = compile(at('components', 'schemas', 'basic-error'));
    return validate(body) ? null : explain(validate);
  }

  const all: Contract[] = [];
  for (const [path, methods] of Object.entries(slice['paths'] as JsonObject)) {
    for (const [method, operation] of Object.entries(methods as JsonObject)) {
      all.push(contract(path, method, operation as JsonObject));
    }
  }
  // "commits/{ref}/check-runs" before "commits/{ref}"
  const fixed = (c: Contract): number => c.path.replace(/\{\w+\}/g, '').length;
  return all.sort((a, b) => fixed(b) - fixed(a));
}
