import { createHash } from 'node:crypto';
import { GraphQLError, Kind, parse } from 'graphql';
import { kindOfValue } from './scalars.ts';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../start-error.ts';
import { isObject } from '../json.ts';

/** A document that clients may request by its id. */
interface TrustedDocument {
  readonly id: string;
  readonly text: string;
}

/** Documents that are known in advance, by the id from their manifest and by their SHA-256. */
export class TrustedDocuments {
  readonly #byId = new Map<string, string>();
  readonly #bySha256 = new Map<string, string>();

  /**
   * Adds a document.
   * @returns false, without adding it, if another document has its id
   */
  add({ id, text }: TrustedDocument): boolean {
    if ((this.#byId.get(id) ?? text) !== text) return false;
    this.#byId.set(id, text);
    this.#bySha256.set(sha256(text), text);
    return true;
  }

  /**
   * The text of a document; undefined if there is none.
   * @param id from the manifest, or `sha256:` and the text's SHA-256, as in the appendix of GraphQL over HTTP
   */
  byId(id: string): string | undefined {
    return this.#byId.get(id) ?? (id.startsWith('sha256:') ? this.#bySha256.get(id.slice(7)) : undefined);
  }

  /**
   * The text of a document; undefined if there is none.
   * @param hash the text's SHA-256, or its id if the manifest has ids of another kind
   */
  byHash(hash: string): string | undefined {
    return this.#bySha256.get(hash) ?? this.#byId.get(hash);
  }

  /** Whether a text is exactly that of a document. */
  has(text: string): boolean {
    return this.#bySha256.has(sha256(text));
  }
}

/** SHA-256 of a text, as 64 hexadecimal digits in lower case. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A manifest cannot be used. The message names the place in it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

const APOLLO = 'apollo-persisted-query-manifest';

/**
 * The documents of a manifest in any of these formats: an object of texts by id (`persisted-documents.json`
 * of GraphQL Codegen's client preset, Relay's compiler), a list of pairs of id and text (Relay, where it
 * keeps their order), or Apollo's `{ format, version, operations: [{ id, name, type, body }] }`.
 * @throws {ManifestError} if it has none of these formats, or a document in it is not valid
 */
export function readManifest(json: string): TrustedDocument[] {
  const manifest = parsed(json);
  if (Array.isArray(manifest)) return manifest.map(pair);
  if (!isObject(manifest)) throw new ManifestError(`it is ${kindOfValue(manifest)}, not an object or a list`);
  if ('format' in manifest && !isDocumentText(manifest['format'])) return operations(manifest);
  return Object.entries(manifest).map(([id, text]) => document(id, text, `"${id}"`));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ManifestError(`it is not JSON: ${String(error instanceof Error ? error.message : error)}`);
  }
}

function operations({ format, version, operations: list }: Record<string, unknown>): TrustedDocument[] {
  if (format !== APOLLO) throw new ManifestError(`format is not "${APOLLO}"`);
  if (version !== 1) throw new ManifestError('version is not 1, the only one supported');
  if (!Array.isArray(list)) throw new ManifestError(`operations is ${kindOfValue(list)}, not a list`);
  return list.map((operation: unknown, index) => {
    const place = `operations[${index}]`;
    if (!isObject(operation)) throw new ManifestError(`${place} is ${kindOfValue(operation)}, not an object`);
    return document(operation['id'], operation['body'], place, `${place}.body`);
  });
}

function pair(entry: unknown, index: number): TrustedDocument {
  const place = `[${index}]`;
  if (!Array.isArray(entry) || entry.length !== 2) {
    throw new ManifestError(`${place} is not a pair of an id and a document`);
  }
  return document(entry[0], entry[1], place, `${place}[1]`);
}

function document(id: unknown, text: unknown, place: string, textPlace = place): TrustedDocument {
  if (typeof id !== 'string' || id === '') throw new ManifestError(`${place} has no id`);
  if (typeof text !== 'string')
    throw new ManifestError(`${textPlace} is ${kindOfValue(text)}, not a document`);
  try {
    const { definitions } = parse(text);
    if (definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return { id, text };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    const where = at ? ` (line ${at.line}, column ${at.column})` : '';
    throw new ManifestError(`${textPlace} is not a GraphQL document: ${error.message}${where}`);
  }
  throw new ManifestError(`${textPlace} has no operation`);
}

/** Any word can be an id, even `format`; then its value is a document. */
function isDocumentText(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{');
}

/**
 * Reads the documents of a manifest, or of every manifest (`*.json`) in a folder.
 * @throws {ConfigError} naming every file that cannot be used, and where in it the problem is
 */
export async function openTrustedDocuments(path: string): Promise<TrustedDocuments> {
  const documents = new TrustedDocuments();
  const problems: string[] = [];
  for (const file of await filesAt(path)) {
    try {
      for (const document of readManifest(await readFile(file, 'utf8')))
        if (!documents.add(document))
          problems.push(problem(file, `the id "${document.id}" has two documents`));
    } catch (error) {
      problems.push(problem(file, reason(error)));
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return documents;
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted();
    if (names.length > 0) return names.map((name) => join(path, name));
  } catch (error) {
    throw new ConfigError([problem(path, reason(error))]);
  }
  throw new ConfigError([problem(path, 'the folder has no manifest (*.json)')]);
}

function problem(file: string, what: string): string {
  return `TRUSTED_DOCUMENTS cannot be used. ${file}: ${what}.`;
}

/** What is wrong with a manifest or a file. Rethrows any other error. */
function reason(error: unknown): string {
  if (error instanceof ManifestError) return error.message;
  if (error instanceof Error && 'code' in error) return `it cannot be read (${String(error.code)})`;
  throw error;
}
