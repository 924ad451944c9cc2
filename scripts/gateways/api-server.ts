import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as https from 'node:https';
import * as path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { Manifest } from '../../__tests__/support/app';
import { outputOf } from './output-of';
import { RunningProgram } from './running-program';

const ETCD = 'http://127.0.0.1:2379';
const PORT = 6443;
const SERVER = `https://127.0.0.1:${PORT}`;
const TOKEN = 'only-for-this-run';
const PATIENCE = 120_000;
/** Requests at the same time. */
const AT_ONCE = 8;

export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** A Kubernetes API server of its own, with nothing behind it: objects are taken, checked and kept. */
export class ApiServer {
  /** Starts etcd and the server, and creates the CustomResourceDefinitions of a folder, if there is one. */
  static async start(folder: string, programs: { readonly [name: string]: string }, crds?: string): Promise<ApiServer> {
    const key = path.join(folder, 'accounts.key');
    outputOf('openssl', ['genrsa', '-out', key, '2048']);
    const tokens = path.join(folder, 'tokens.csv');
    writeFileSync(tokens, `${TOKEN},admin,admin,system:masters\n`);
    const data = path.join(folder, 'etcd');
    mkdirSync(data, { mode: 0o700 });
    const peers = ETCD.replace('2379', '2380');
    const etcd = new RunningProgram(
      programs.etcd ?? '',
      [
        `--data-dir=${data}`,
        `--listen-client-urls=${ETCD}`,
        `--advertise-client-urls=${ETCD}`,
        `--listen-peer-urls=${peers}`,
        `--initial-advertise-peer-urls=${peers}`,
        `--initial-cluster=default=${peers}`,
        '--unsafe-no-fsync',
      ],
      { folder },
    );
    const server = new RunningProgram(
      programs['kube-apiserver'] ?? '',
      [
        `--etcd-servers=${ETCD}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        '--endpoint-reconciler-type=none',
        `--secure-port=${PORT}`,
        `--cert-dir=${path.join(folder, 'certificates')}`,
        `--service-account-key-file=${key}`,
        `--service-account-signing-key-file=${key}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        '--service-cluster-ip-range=10.96.0.0/16',
        '--authorization-mode=RBAC',
        `--token-auth-file=${tokens}`,
      ],
      { folder },
    );
    const api = new ApiServer([etcd, server], writeKubeconfig(folder));
    try {
      await api.waitFor('the API server is ready', async () => (await send('GET', '/readyz')).body === 'ok');
      if (crds !== undefined) await api.create(readCrds(crds));
    } catch (error) {
      await api.stop();
      throw error;
    }
    return api;
  }

  /** The paths of collections by `apiVersion/kind`. */
  private readonly collections = new Map<string, { readonly name: string; readonly namespaced: boolean }>();

  private constructor(
    private readonly programs: readonly RunningProgram[],
    readonly kubeconfig: string,
  ) {}

  get log(): string {
    return this.programs.map(({ log }) => log).join('\n');
  }

  check(): void {
    for (const program of this.programs) program.check();
  }

  /** Creates objects, and the namespaces that they are in. Those of one kind are created at the same time. */
  async create(objects: readonly Manifest[]): Promise<void> {
    const namespaces = [...new Set(objects.map(({ metadata }) => metadata.namespace))].filter(
      (name) => name !== undefined && !['default', 'kube-system'].includes(name),
    ) as string[];
    const made = namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    const all: Manifest[] = [...made, ...objects];
    for (const kind of new Set(all.map((object) => object.kind))) {
      const queue = all.filter((object) => object.kind === kind);
      const worker = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) await this.createOne(next);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    }
  }

  /** Objects as soon as somebody has made all of them. */
  async waitForObjects(wanted: readonly ObjectName[], check?: () => void): Promise<Manifest[]> {
    const found: Manifest[] = [];
    for (const { apiVersion, kind, namespace, name } of wanted) {
      const url = `${await this.pathOf({ apiVersion, kind, metadata: { name, namespace } })}/${name}`;
      const isThere = async () => {
        const { status, body } = await send('GET', url);
        if (status === 200) found.push(JSON.parse(body));
        return status === 200;
      };
      await this.waitFor(`${kind} ${name} is there`, isThere, check);
    }
    return found;
  }

  /** A token of a ServiceAccount for an audience. */
  async tokenOf(namespace: string, account: string, audience: string): Promise<string> {
    const url = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
    const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [audience] } };
    const { body } = await send('POST', url, request);
    return JSON.parse(body).status.token;
  }

  /** Replaces the status of an object, as whoever runs it does. */
  async setStatus(object: Manifest, status: object): Promise<void> {
    const { status: code, body } = await send(
      'PATCH',
      `${await this.pathOf(object)}/${object.metadata.name}/status`,
      { status },
      'application/merge-patch+json',
    );
    if (code >= 300) throw new Error(`The status of ${object.kind} ${object.metadata.name} is refused: ${body}`);
  }

  async stop(): Promise<void> {
    for (const program of [...this.programs].reverse()) await program.stop();
  }

  private async createOne(object: Manifest): Promise<void> {
    const { status, body } = await send('POST', await this.pathOf(object), object);
    if (status >= 300 && status !== 409) {
      throw new Error(`The API server refuses ${object.kind} ${object.metadata.name}: ${JSON.parse(body).message}`);
    }
  }

  private async pathOf({ apiVersion, kind, metadata: { namespace = 'default' } }: Manifest): Promise<string> {
    const { name, namespaced } = await this.collectionOf(apiVersion, kind);
    return `${rootOf(apiVersion)}/${namespaced ? `namespaces/${namespace}/` : ''}${name}`;
  }

  /** The collection of a kind, once it is served: a CustomResourceDefinition takes a moment. */
  private async collectionOf(apiVersion: string, kind: string) {
    const key = `${apiVersion}/${kind}`;
    await this.waitFor(`${kind} is served`, async () => {
      if (this.collections.has(key)) return true;
      const { status, body } = await send('GET', rootOf(apiVersion));
      if (status !== 200) return false;
      const resources: { kind: string; name: string; namespaced: boolean }[] = JSON.parse(body).resources;
      const found = resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
      if (found !== undefined) this.collections.set(key, found);
      return found !== undefined;
    });
    return this.collections.get(key) as { name: string; namespaced: boolean };
  }

  private async waitFor(what: string, isSo: () => Promise<boolean>, check = () => {}): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await isSo().catch(() => false))) {
      this.check();
      check();
      if (Date.now() > end) throw new Error(`Not so after ${PATIENCE / 1000} s: ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

const rootOf = (apiVersion: string) => (apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

function send(method: string, url: string, object?: object, type = 'application/json'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': type };
    const request = https.request(`${SERVER}${url}`, { method, agent, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(object && JSON.stringify(object));
  });
}

function writeKubeconfig(folder: string): string {
  const file = path.join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'own', cluster: { server: SERVER, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token: TOKEN } }],
    contexts: [{ name: 'own', context: { cluster: 'own', user: 'admin' } }],
    'current-context': 'own',
  };
  writeFileSync(file, stringify(config));
  return file;
}

function readCrds(folder: string): Manifest[] {
  const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
  const objects: (Manifest | null)[] = files.flatMap((file) =>
    parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')).map((document) => document.toJS()),
  );
  return objects.filter((object): object is Manifest => object?.kind === 'CustomResourceDefinition');
}
