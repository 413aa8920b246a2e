import { ENDPOINT } from './endpoint.ts';

/** The text that `npm start` prints once the gateway listens: its address and something to try. */
export function welcome(origin: string, sandbox: boolean): string {
  const endpoint = origin + ENDPOINT;
  if (!sandbox) return `\nGraphQL is answered at ${endpoint}\n\n`;
  const query = '{ paymentRuns(first: 3) { nodes { reference phase total { amount currency } } } }';
  return [
    '',
    `  GraphQL    ${endpoint}`,
    `  GraphiQL   open ${endpoint} in a browser: a few operations are there, ready to run`,
    '',
    '  Nothing is configured, so an embedded sandbox stands in for SAP Concur and iplicit; no money moves. Try:',
    '',
    `    curl ${endpoint} --json '${JSON.stringify({ query })}'`,
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ].join('\n');
}
