import { parseArgs } from 'node:util';
import { HttpClient } from '../../upstream/http-client.ts';
import { readEnvironment } from '../config.ts';
import { examine } from './doctor.ts';

/** `npm run doctor`: tries the configuration, the proxy, the clock, the store and each service, and says in plain words what is wrong. */

async function post(origin: string, query: string): Promise<unknown> {
  const http = new HttpClient({
    source: 'the gateway',
    connections: 1,
    timeoutMs: 120_000,
    maxBodyBytes: 1_048_576,
  });
  try {
    const { body } = await http.request({
      method: 'POST',
      origin,
      path: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
    });
    return JSON.parse(body.toString());
  } finally {
    await http.close();
  }
}

const { values } = parseArgs({ options: { 'env-file': { type: 'string' } } });
const findings = await examine(readEnvironment(values['env-file']), { post, now: () => Date.now() });
for (const { what, problem } of findings)
  process.stdout.write(
    `${problem === undefined ? 'well ' : 'WRONG'}  ${what}${problem === undefined ? '' : `: ${problem}`}\n`,
  );
if (findings.some(({ problem }) => problem !== undefined)) process.exitCode = 1;
