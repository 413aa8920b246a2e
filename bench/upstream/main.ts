import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerOrders } from '../run/orders.ts';
import { jsonAnswer, sendAnswer, xmlAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ChangingBody } from './changing-body.ts';
import { BenchConcur } from './concur.ts';
import { BenchIplicit } from './iplicit.ts';
import { SETTINGS } from './settings.ts';
import type { UpstreamCounts, UpstreamSettings } from './settings.ts';
import { BenchSignIn } from './sign-in.ts';

/** The process of the upstream: both services as one HTTP server that costs little compared with the servers measured. */
const signIn = new BenchSignIn();
let settings = SETTINGS;
let iplicit = new BenchIplicit(settings.payments, settings.allocationsPerPayment);
let concur = new BenchConcur(settings.batches);
let calls = 0;
let sent = { payments: 0, batches: 0, details: 0 };

const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  const { url = '/', method } = request;
  if (method === 'PATCH') {
    text(request).then(
      (body) =>
        send(
          response,
          admitted(request, () => iplicit.update(url, body)),
        ),
      () => response.destroy(),
    );
    return;
  }
  request.resume();
  const signedIn = method === 'POST' ? signIn.answer(url, `http://${request.headers.host ?? ''}`) : undefined;
  send(response, signedIn ?? admitted(request, () => read(url)));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  answerOrders({
    origin: () => `http://127.0.0.1:${port}`,
    configure,
    /** What was seen since the last call. */
    counts: () => {
      const counted: UpstreamCounts = {
        calls,
        callers: signIn.takeSeen(),
        revisions: {
          payments: revisionOf(sent.payments),
          batches: revisionOf(sent.batches),
          details: revisionOf(sent.details),
        },
      };
      calls = 0;
      return counted;
    },
  });
});

function configure(changes: Partial<UpstreamSettings>): void {
  settings = { ...SETTINGS, ...changes };
  iplicit = new BenchIplicit(settings.payments, settings.allocationsPerPayment);
  concur = new BenchConcur(settings.batches);
  sent = { payments: 0, batches: 0, details: 0 };
  calls = 0;
}

function admitted(request: IncomingMessage, answer: () => Answer): Answer {
  if (!signIn.admits(request.headers.authorization)) return jsonAnswer('{}', 401);
  calls += 1;
  return answer();
}

function read(url: string): Answer {
  const batches = concur.list(url);
  if (batches) return xmlAnswer(bytesOf(batches, 'batches'));
  if (url.startsWith('/api/BatchPayment?')) return jsonAnswer(bytesOf(iplicit.list(url), 'payments'));
  const detail = settings.changesEvery === 0 ? undefined : iplicit.changingDetail(url);
  return detail ? jsonAnswer(bytesOf(detail, 'details')) : iplicit.read(url);
}

/** The body at the current revision. A changing body is copied, because the next revision overwrites its bytes in place. */
function bytesOf(body: ChangingBody, kind: keyof typeof sent): Buffer {
  if (settings.changesEvery === 0) return body.bytes;
  sent[kind] += 1;
  body.revise(revisionOf(sent[kind]));
  return Buffer.from(body.bytes);
}

function revisionOf(answers: number): number {
  return settings.changesEvery === 0 ? 0 : Math.floor(answers / settings.changesEvery);
}

function send(response: ServerResponse, answer: Answer): void {
  if (settings.latencyMs === 0) sendAnswer(response, answer);
  else setTimeout(sendAnswer, settings.latencyMs, response, answer);
}
