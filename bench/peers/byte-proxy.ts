import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { agent, patch, port, signedInServices } from './services.ts';
import type { Service } from './services.ts';

/**
 * A proxy that does the least possible work: it copies the upstream's bodies and parses nothing. `GET /copy?<path>&&<path>…`
 * fetches all paths at once and gives the bodies one after the other; `POST /copy?<path>` patches a payment and copies it;
 * an address without a query is answered from memory.
 */
const { concur, iplicit } = await signedInServices();
const bare = Buffer.from('{"data":{"__typename":"Query"}}');

createServer({ maxHeaderSize: 65_536 }, (request, response) => {
  const { url = '/', method } = request;
  request.resume();
  const mark = url.indexOf('?');
  if (mark < 0) send(response, [bare]);
  else if (method === 'POST') {
    const path = url.slice(mark + 1);
    patch(iplicit, path, { description: 'Copied' }).then(
      () => copy(response, [path]),
      () => response.destroy(),
    );
  } else copy(response, url.slice(mark + 1).split('&&'));
}).listen(port(), '127.0.0.1');

function copy(response: ServerResponse, paths: readonly string[]): void {
  const bodies: Buffer[][] = paths.map(() => []);
  let missing = paths.length;
  for (const [index, path] of paths.entries()) {
    fetch(path, bodies[index] as Buffer[], (failed) => {
      missing -= 1;
      if (failed) response.destroy();
      else if (missing === 0) send(response, bodies.flat());
    });
  }
}

function fetch(path: string, chunks: Buffer[], done: (failed: boolean) => void): void {
  const { origin, headers } = serviceOf(path);
  agent.dispatch(
    { origin, path, method: 'GET', headers },
    {
      onRequestStart: () => {},
      onResponseStart: () => {},
      onResponseData: (_, chunk) => void chunks.push(chunk),
      onResponseEnd: () => done(false),
      onResponseError: () => done(true),
    },
  );
}

function serviceOf(path: string): Service {
  return path.includes('/paymentbatch/') ? concur : iplicit;
}

function send(response: ServerResponse, chunks: readonly Buffer[]): void {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  response.writeHead(200, [
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(length),
  ]);
  if (chunks.length === 1) {
    response.end(chunks[0]);
    return;
  }
  response.cork();
  for (const chunk of chunks) response.write(chunk);
  response.end();
}
