/** A JSON number as it was written, every digit kept. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON as it arrived, numbers in their own digits. */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | { [member: string]: ExactJson };

/** The part of JSON that the language has and its type declarations lack: a number's source text, both ways. */
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

const sourceText = JSON as unknown as SourceTextJson;

/** Reads JSON without turning numbers into doubles. @throws SyntaxError as JSON.parse does. */
export function parseExactJson(text: string): ExactJson {
  return sourceText.parse(text, (_key, value, { source }) =>
    typeof value === 'number' ? new ExactNumber(source ?? String(value)) : value,
  ) as ExactJson;
}

/** A number to be written by JSON.stringify digit for digit: `145.17000` stays so. */
export function rawNumber(text: string): unknown {
  return sourceText.rawJSON(text);
}
