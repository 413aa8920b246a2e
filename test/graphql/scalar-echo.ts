import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { executableSchema } from '../../src/graphql/schema.ts';
import { scalars } from '../../src/graphql/scalars.ts';

const names = Object.keys(scalars);
const fields = names.map((name) => `${name}(value: ${name}!): ${name}!`);

const sdl = `${readFileSync(new URL('../../schema/scalars.graphql', import.meta.url), 'utf8')}
  type Query { ${fields.join('\n')} }`;

/** A server whose only field of each scalar's name gives back what it was given. */
export const echo = new ApolloServer({
  schema: executableSchema(sdl, [
    scalars,
    {
      Query: Object.fromEntries(
        names.map((name) => [name, (_: unknown, { value }: { value: string }) => value]),
      ),
    },
  ]),
});

/** What came back: the value, or the messages of the errors. */
export type Echo = { value: unknown } | { errors: string[] };

/** Sends a value as a variable, the way JSON brings it. */
export async function sendVariable(scalar: keyof typeof scalars, json: string): Promise<Echo> {
  const query = `query($value: ${scalar}!) { ${scalar}(value: $value) }`;
  return result(scalar, query, { value: JSON.parse(json) as unknown });
}

/** Sends a value written in the document. */
export async function sendLiteral(scalar: keyof typeof scalars, literal: string): Promise<Echo> {
  return result(scalar, `{ ${scalar}(value: ${literal}) }`, {});
}

async function result(scalar: string, query: string, variables: Record<string, unknown>): Promise<Echo> {
  const { body } = await echo.executeOperation({ query, variables });
  if (body.kind !== 'single') throw new Error('one answer was expected');
  const { data, errors } = body.singleResult;
  return errors ? { errors: errors.map(({ message }) => message) } : { value: data?.[scalar] };
}
