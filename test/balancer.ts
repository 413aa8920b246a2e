import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A balancer before several gateways. */
export interface Balancer {
  /** The GraphQL endpoint, of whichever gateway is ready. */
  url: string;
  end(): Promise<void>;
}

/**
 * Starts HAProxy, as the Debian package of that name has it, before gateways. It sends new connections to those
 * that are ready only, and leaves those that are open where they are.
 * @param urls their GraphQL endpoints
 * @throws {Error} if HAProxy is not installed
 */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  if (spawnSync('haproxy', ['-v']).error) throw new Error('HAProxy is missing: apt-get install haproxy');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'haproxy-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(
    file,
    `global
  maxconn 8000
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout tunnel 60s
frontend gateway
  bind 127.0.0.1:${port}
  default_backend replicas
backend replicas
  balance roundrobin
  option httpchk GET /health/ready
  http-request set-header host 127.0.0.1
  option redispatch
  retries 3
${urls.map((url, index) => `  server replica${index} ${new URL(url).host} check inter 200 fall 1 rise 1`).join('\n')}
`,
  );
  const child = spawn('haproxy', ['-f', file, '-db'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const url = `http://127.0.0.1:${port}/graphql`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`HAProxy did not start: ${said}`);
    await sleep(50);
  }
  return {
    url,
    async end() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url.replace(/graphql$/, 'health/ready'))).ok;
  } catch {
    return false;
  }
}
