/** A JSON number exactly as it was written. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Parsed JSON with every digit of its numbers. */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | { [member: string]: ExactJson };

/** ECMAScript's access to the source text of numbers, which TypeScript does not declare yet. */
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

const sourceText = JSON as unknown as SourceTextJson;

/**
 * Parses JSON without rounding numbers.
 * @throws {SyntaxError} as JSON.parse
 */
export function parseExactJson(text: string): ExactJson {
  return sourceText.parse(text, (_key, value, { source }) =>
    typeof value === 'number' ? new ExactNumber(source ?? String(value)) : value,
  ) as ExactJson;
}

/** Makes JSON.stringify write a number with exactly these digits: `145.17000` stays so. */
export function rawNumber(text: string): unknown {
  return sourceText.rawJSON(text);
}
