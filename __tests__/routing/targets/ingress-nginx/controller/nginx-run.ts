import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IngressNginxModel, ModelRequest } from './controller-model';
import { type ConfOptions, nginxConf } from './nginx-conf';

/** What a stock nginx answered. */
export interface NginxAnswer {
  readonly status: number;
  readonly location?: string;
  /** The upstream that got the request, and the request target that it saw. */
  readonly upstream?: string;
  readonly path?: string;
}

const START_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 3_000;
const STOP_TIMEOUT = 3_000;
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };

export function nginxIsInstalled(): boolean {
  return spawnSync('nginx', ['-v'], { env: ENVIRONMENT }).status === 0;
}

/** What `nginx -t` says of a configuration: nothing where it would load. */
export async function nginxComplaint(write: (options: ConfOptions) => string): Promise<string | undefined> {
  return withDirectory(async (directory) => {
    const options = { directory, ...(await freePorts()) };
    writeFileSync(join(directory, 'nginx.conf'), write(options));
    const run = spawnSync('nginx', ['-t', '-p', directory, '-c', 'nginx.conf'], { env: ENVIRONMENT, encoding: 'utf8' });
    return run.status === 0 ? undefined : run.stderr;
  });
}

/** Starts nginx on two free loopback ports, sends the requests one after the other, and stops it. */
export async function askNginx(model: IngressNginxModel, requests: readonly ModelRequest[]): Promise<NginxAnswer[]> {
  return withDirectory(async (directory) => {
    const { port, echoPort } = await freePorts();
    writeFileSync(join(directory, 'nginx.conf'), nginxConf(model, { directory, port, echoPort }));
    const flags = ['-p', directory, '-c', 'nginx.conf', '-g', 'daemon off; master_process off;'];
    const child = spawn('nginx', flags, { env: ENVIRONMENT, stdio: 'ignore' });
    try {
      await listening(child, port, directory);
      const answers: NginxAnswer[] = [];
      for (const request of requests) {
        answers.push(await ask(port, request));
      }
      return answers;
    } finally {
      await stopped(child);
    }
  });
}

async function withDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'model-nginx-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function listening(child: ChildProcess, port: number, directory: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline && child.exitCode === null) {
    try {
      await ask(port, { path: '/' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error(`nginx did not start:\n${readFileSync(join(directory, 'error.log'), 'utf8')}`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
  await exit;
  clearTimeout(kill);
}

async function ask(port: number, { host, path, headers }: ModelRequest): Promise<NginxAnswer> {
  const response = await new Promise<{ message: IncomingMessage; body: string }>((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        headers: { ...headers, host: host ?? 'nobody' },
        agent: false,
        timeout: REQUEST_TIMEOUT,
      },
      (message) => {
        let body = '';
        message.setEncoding('latin1');
        message.on('data', (chunk: string) => {
          body += chunk;
        });
        message.on('end', () => resolve({ message, body }));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('nginx did not answer')));
    sent.on('error', reject);
    sent.end();
  });
  const { message, body } = response;
  const upstream = message.headers['x-model-upstream'];
  const status = message.statusCode ?? 0;
  return {
    status,
    location: message.headers.location,
    ...(typeof upstream === 'string' ? { upstream, path: body } : {}),
  };
}

/** Two different ports: both are held until both are known, since nginx would proxy to itself on one. */
async function freePorts(): Promise<Pick<ConfOptions, 'port' | 'echoPort'>> {
  const servers = [createServer(), createServer()];
  const [port, echoPort] = await Promise.all(servers.map(listenAnywhere));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  if (port === undefined || echoPort === undefined) {
    throw new Error('no free ports');
  }
  return { port, echoPort };
}

async function listenAnywhere(server: Server): Promise<number | undefined> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address === null || typeof address === 'string' ? undefined : address.port;
}
