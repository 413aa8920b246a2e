import type { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { StartError } from '../start-error.ts';

/** Milliseconds between looks for connections that have become idle. */
const SWEEP = 50;

/**
 * Starts to listen.
 * @returns the origin
 * @throws {StartError} where the address cannot be had
 */
export function listen(server: HttpServer, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(unlistenable(error, port, host));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const { port: bound } = server.address() as AddressInfo;
      resolve(`http://${nameOf(host)}:${bound}`);
    });
  });
}

function unlistenable(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const cause = { cause: error };
  if (error.code === 'EADDRINUSE')
    return new StartError(
      `${address} is taken by another program: stop it, or set PORT to a free port.`,
      cause,
    );
  if (error.code === 'EACCES')
    return new StartError(`This user may not listen at ${address}: set PORT to 1024 or above.`, cause);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartError(`This machine has no address ${host}: set HOST to one that it has.`, cause);
  return error;
}

/** The name by which this machine reaches an address that it listens at. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Listens no more; resolves when every connection has ended, idle ones at once and the rest with their last answer. */
export async function closed(server: HttpServer, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection becomes idle when its last answer is out; Node closes only those that are idle at the time of asking.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
  // An HTTP server that is closed looks no more for requests that take too long to arrive, and would wait for them: it
  // is first closed as what it is besides.
  await new Promise((resolve) => Server.prototype.close.call(server, resolve));
  server.close();
  clearTimeout(cut);
  clearInterval(sweep);
}
