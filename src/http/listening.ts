import type { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { StartError } from '../start-error.ts';
import { urlHost } from './host.ts';

/** Milliseconds between closings of idle connections. */
const SWEEP_EVERY_MS = 50;

/**
 * Starts to listen.
 * @returns the origin that clients on this machine can use
 * @throws {StartError} if the address cannot be used
 */
export function listen(server: HttpServer, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(listenError(error, port, host));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const { port: bound } = server.address() as AddressInfo;
      resolve(`http://${reachableHost(host)}:${bound}`);
    });
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const address = `${urlHost(host)}:${port}`;
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

/** The host by which this machine reaches an address that it listens at. */
function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : urlHost(host);
}

/**
 * Stops listening and resolves when every connection has ended: idle ones at once, the others after their
 * last answer.
 * @param graceMs milliseconds after which the connections that are left are closed
 */
export async function close(server: HttpServer, graceMs: number): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  // Connections become idle one by one, and Node only closes those that are idle at the time of the call.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
  // A closed HTTP server no longer enforces its timeouts for requests that arrive slowly, and would wait for
  // them without end. So only the underlying net.Server is closed first.
  await new Promise((resolve) => Server.prototype.close.call(server, resolve));
  server.close();
  clearTimeout(cutOff);
  clearInterval(sweep);
}
