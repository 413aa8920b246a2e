import { createInterface } from 'node:readline/promises';
import { readEnvironment, setIn } from '../../../app/config.ts';
import { withSecretFiles } from '../../../secret-files.ts';
import { StartError, startErrorText } from '../../../start-error.ts';
import { HttpClient } from '../../../upstream/http-client.ts';
import { connectCompany } from './connect.ts';

/** `npm run company:connect`: walks an operator through a company's first refresh token for Concur. */

const NAMES = ['CONCUR_BASE_URL', 'CONCUR_CLIENT_ID', 'CONCUR_CLIENT_SECRET'];
const INTRODUCTION = `To connect a company, an administrator of it opens Concur: Administration > Company > Company Admin >
Authentication Admin > Company Request Token, enters the client id of your app, and reads two things from the page:
the company's UUID and the request token, which is good for 24 hours and once.
`;

async function main(): Promise<void> {
  const { variables, problems } = withSecretFiles(setIn(readEnvironment()), NAMES);
  const missing = NAMES.filter((name) => !(name in variables));
  if (missing.length > 0 || problems.length > 0) {
    throw new StartError([...problems, ...missing.map((name) => `${name} is not set.`)].join('\n'));
  }
  const { CONCUR_BASE_URL = '', CONCUR_CLIENT_ID = '', CONCUR_CLIENT_SECRET = '' } = variables;
  process.stderr.write(INTRODUCTION);
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  // Lines are taken one by one, so that they may also come from a file.
  const lines = questions[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question);
    const { value } = await lines.next();
    return String(value ?? '').trim();
  };
  const company = await ask('UUID of the company: ');
  const requestToken = await ask('Request token: ');
  questions.close();
  const http = new HttpClient({
    source: 'CONCUR',
    connections: 1,
    timeoutMs: 30_000,
    maxBodyBytes: 65_536,
  });
  try {
    const { refreshToken, origin } = await connectCompany(http, {
      baseUrl: CONCUR_BASE_URL,
      clientId: CONCUR_CLIENT_ID,
      clientSecret: CONCUR_CLIENT_SECRET,
      company,
      requestToken,
    });
    process.stderr.write(
      'Connected. This refresh token is shown once: set it as CONCUR_REFRESH_TOKEN, or put it into the file of ' +
        `CONCUR_REFRESH_TOKEN_FILE.${origin ? ` The company's data centre is ${origin}: set it as CONCUR_BASE_URL.` : ''}\n`,
    );
    process.stdout.write(`${refreshToken}\n`);
  } finally {
    await http.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${startErrorText(error)}\n`);
  process.exitCode = 1;
}
