import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outcome, type RouteRequest, type RouteTable, RoutingTarget } from '../../../../lib';
import { CASES } from '../../cases';
import { buildCase, describeDecision, parseRequest, renderTable } from '../../support';
import { lackingOf } from '../lacking';
import { IngressNginxModel } from './controller/controller-model';
import { nginxConf } from './controller/nginx-conf';
import { nginxIsInstalled } from './controller/nginx-run';

const installed = nginxIsInstalled();
if (!installed && process.env.CI) {
  test('CI has an nginx to compare with', () => {
    throw new Error('nginx is not installed: apt-get install nginx-light');
  });
} else if (!installed) {
  process.stdout.write('real-nginx.test.ts is skipped: there is no nginx on this machine\n');
}

/** A canary, www and the redirect to HTTPS are Lua in the controller, of which a stock nginx knows nothing. */
function needsLua({ hosts, httpsRedirect }: RouteTable): boolean {
  return (
    httpsRedirect ||
    hosts.some(({ redirectedHost, routes, defaultBackend }) => {
      return redirectedHost !== undefined || [defaultBackend, ...routes.map(({ backend }) => backend)].some(hasSplit);
    })
  );
}

const hasSplit = (backend: { readonly split?: unknown } | undefined) => backend?.split !== undefined;

const target = RoutingTarget.ingressNginx();
const ASKED = CASES.filter((routingCase) => lackingOf(target, routingCase).length === 0)
  .map((routingCase) => ({ ...routingCase, table: buildCase(routingCase).router.table }))
  .filter(({ table }) => !needsLua(table))
  .map(({ title, requests, table }, index) => ({
    title,
    index,
    // The stock nginx serves only HTTP.
    requests: requests.filter(([request]) => parseRequest(request).scheme !== 'https'),
    model: new IngressNginxModel(renderTable(table, target)),
  }));

/**
 * One nginx for all cases, each with its servers on a socket of its own: no two cases share a host's routes, and there is
 * no port that something else could have taken.
 */
class Nginx {
  private directory = '';
  private child?: ChildProcess;

  async start(models: readonly IngressNginxModel[]): Promise<void> {
    this.directory = mkdtempSync(join(tmpdir(), 'nginx-'));
    writeFileSync(join(this.directory, 'nginx.conf'), this.conf(models));
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };
    const flags = ['-p', this.directory, '-c', 'nginx.conf', '-g', 'daemon off; master_process off;'];
    const child = spawn('nginx', flags, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk;
    });
    for (const deadline = Date.now() + 5_000; Date.now() < deadline && child.exitCode === null; ) {
      if (await this.ask(0, { path: '/' }).catch(() => undefined)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`nginx did not start:\n${complaint}`);
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exit;
    }
    if (this.directory) rmSync(this.directory, { recursive: true, force: true });
  }

  /** The answer as the cases write it. */
  async ask(index: number, asked: RouteRequest): Promise<string> {
    const { message, body } = await this.send(index, asked);
    const { location, 'x-model-upstream': upstream } = message.headers;
    if (upstream !== undefined) {
      const { service, port } = ASKED[index]?.model.upstreams.get(String(upstream))?.service ?? {};
      const named =
        typeof port === 'string' ? { servicePort: 0, servicePortName: port } : { servicePort: Number(port) };
      const backend = { serviceName: String(service), ...named, weight: 100 };
      const path = body.replace(/\?.*$/, '');
      return describeDecision({ outcome: Outcome.FORWARD, backends: [backend], path }, asked);
    }
    const status = message.statusCode ?? 0;
    const outcome = location === undefined ? Outcome.NONE : Outcome.REDIRECT;
    // What no route takes is 404 and nothing else.
    if (outcome === Outcome.NONE && status !== 404) return String(status);
    return describeDecision({ outcome, backends: [], status, location }, asked);
  }

  private send(
    index: number,
    { host = 'any', path }: RouteRequest,
  ): Promise<{ message: IncomingMessage; body: string }> {
    return new Promise((resolve, reject) => {
      const socketPath = join(this.directory, `${index}.sock`);
      const sent = httpRequest({ socketPath, path, headers: { host }, agent: false, timeout: 3_000 }, (message) => {
        let body = '';
        message.setEncoding('latin1');
        message.on('data', (chunk: string) => {
          body += chunk;
        });
        message.on('end', () => resolve({ message, body }));
      });
      sent.on('timeout', () => sent.destroy(new Error('nginx did not answer')));
      sent.on('error', reject);
      sent.end();
    });
  }

  /** The servers of every configuration under the head of the first, with sockets for ports. */
  private conf(models: readonly IngressNginxModel[]): string {
    const { directory } = this;
    const confs = models.map((model, port) => nginxConf(model, { directory, port, echoPort: models.length }));
    const [head = ''] = (confs[0] ?? '').split(/^ {2}server \{$/m, 1);
    const servers = new Set(confs.flatMap((conf) => conf.match(/^ {2}server \{$.*?^ {2}\}$/gms) ?? []));
    return `${head}${[...servers].join('\n')}\n}\n`
      .replace('worker_connections 64', 'worker_connections 1024')
      .replace(/127\.0\.0\.1:(\d+)/g, `unix:${directory}/$1.sock`);
  }
}

(installed ? describe : describe.skip)(
  'a real nginx with the emitted objects answers every case that needs no Lua (canary, www, redirect to HTTPS)',
  () => {
    const nginx = new Nginx();
    beforeAll(() => nginx.start(ASKED.map(({ model }) => model)), 10_000);
    afterAll(() => nginx.stop());

    describe.each(ASKED)('$title', ({ requests, index }) => {
      test.each(requests)('%j', async (request, answer) => {
        expect(await nginx.ask(index, parseRequest(request))).toBe(answer);
      });
    });
  },
);
