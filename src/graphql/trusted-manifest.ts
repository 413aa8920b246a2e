import { GraphQLError, Kind, parse } from 'graphql';
import type { TrustedDocument } from './trusted-documents.ts';
import { kindOfValue } from './value-kind.ts';

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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
