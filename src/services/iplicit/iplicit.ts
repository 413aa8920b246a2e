import { connect } from '../connection.ts';
import type { Connection, ConnectionOptions } from '../connection.ts';
import { IplicitClient } from './client.ts';
import { IplicitSignIn } from './sign-in.ts';
import type { IplicitCredentials } from './sign-in.ts';
import { IPLICIT } from './types.ts';

/** How to reach iplicit. */
export interface IplicitOptions extends ConnectionOptions {
  config: IplicitCredentials;
}

/** A page of 100 payments is about 60 kB; a payment with ten thousand allocations about 3 MB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Sets up access to iplicit. Nothing is sent until something is requested. */
export function createIplicit(options: IplicitOptions): Connection<IplicitClient> {
  const { config: credentials, now } = options;
  return connect(options, {
    source: IPLICIT,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    refusals: [401],
    signIn: (http) => new IplicitSignIn({ http, credentials, now }),
    access: (service) => new IplicitClient(service, now),
  });
}
