import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../../../__tests__/support/app';
import type { ApiServer } from '../api-server';
import { outputOf } from '../output-of';
import { RunningProgram } from '../running-program';
import type { Place } from './driver';

/** Folders of the image that a Pod of nginx has for itself. */
const FOLDERS = ['/etc/nginx', '/etc/nginx-agent', '/run', '/var/lib', '/var/log', '/var/cache'];
/** Where the agent and the controller look for their certificates and tokens. */
export const CREDENTIALS = '/var/run/secrets/ngf';
const AGENT_CREDENTIALS = '/var/run/secrets/agent';

/** The Deployment by which the controller asks for an nginx, and how to reach the controller. */
export interface Wanted {
  readonly namespace: string;
  readonly name: string;
  /** The name of the controller in its certificate, which is the audience of the agent's token as well. */
  readonly controller: string;
}

/**
 * The source of the mounts. Within a container, the agent does not start unless some mount names the container; any will do.
 */
const CONTAINER = `containers/${'0'.repeat(64)}`;

/** Gives the run empty folders where an image has its own; they end with its namespace of mounts. */
export function mountFolders(): void {
  for (const folder of FOLDERS) {
    mkdirSync(folder, { recursive: true });
    outputOf('mount', ['-t', 'tmpfs', CONTAINER, folder]);
  }
}

/** Does what a cluster does with the Deployment of an nginx: its files, its token, its processes and its Pod object. */
export async function startNginxPod(
  api: ApiServer,
  wanted: Wanted,
  place: Place,
  running: RunningProgram[],
): Promise<void> {
  const check = () => {
    for (const program of running) program.check();
  };
  const { namespace, name, controller } = wanted;
  const [deployment, settings, bootstrap] = await api.waitForObjects(
    [
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name },
      { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: `${name}-agent-config` },
      { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: `${name}-includes-bootstrap` },
    ],
    check,
  );
  const labels = deployment?.spec.template.metadata.labels;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      containers: [{ name: 'nginx', image: 'nginx' }],
      serviceAccountName: name,
      automountServiceAccountToken: false,
    },
  };
  await api.create([pod]);
  await api.setStatus(pod, { phase: 'Running' });

  writeNginxFiles(place, bootstrap?.data ?? {});
  const [tls] = await api.waitForObjects([{ apiVersion: 'v1', kind: 'Secret', namespace, name: `${name}-agent-tls` }]);
  writeSecret(AGENT_CREDENTIALS, tls as Manifest);
  writeFileSync(path.join(AGENT_CREDENTIALS, 'token'), await api.tokenOf(namespace, name, controller));
  const agentSettings = Object.values(settings?.data ?? {})
    .join('\n')
    .replaceAll(`${CREDENTIALS}/serviceaccount`, AGENT_CREDENTIALS)
    .replaceAll(CREDENTIALS, AGENT_CREDENTIALS)
    .replace(`host: ${controller}\n`, 'host: 127.0.0.1\n')
    .replace('port: 443\n', 'port: 8443\n');
  writeFileSync('/etc/nginx-agent/nginx-agent.conf', agentSettings);

  const flags = ['-c', '/etc/nginx/nginx.conf', '-g', 'daemon off; user root;'];
  running.push(new RunningProgram(place.programs.nginx ?? '', flags, place));
  // The agent looks for nginx when it starts.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  running.push(new RunningProgram(place.programs['nginx-agent'] ?? '', [], place));
}

/** The files of the image of nginx, of which the source of the implementation has those that are its own. */
function writeNginxFiles({ programs }: Place, bootstrap: { readonly [file: string]: string }): void {
  const source = programs['nginx-gateway-fabric-nginx'] ?? '';
  const folders = ['conf.d', 'stream-conf.d', 'main-includes', 'events-includes', 'secrets', 'includes', 'modules/njs'];
  for (const folder of folders) mkdirSync(`/etc/nginx/${folder}`, { recursive: true });
  for (const folder of [
    '/var/run/nginx',
    '/var/log/nginx',
    '/var/cache/nginx',
    '/var/log/nginx-agent',
    '/var/lib/nginx-agent',
  ]) {
    mkdirSync(folder, { recursive: true });
  }
  cpSync(path.join(source, 'conf'), '/etc/nginx', { recursive: true });
  cpSync(path.join(source, 'modules', 'src'), '/etc/nginx/modules/njs', { recursive: true });
  const { stderr } = spawnSync(programs.nginx ?? '', ['-V'], { encoding: 'utf8' });
  const modules = /--modules-path=(\S+)/.exec(stderr)?.[1] ?? '';
  symlinkSync(path.join(modules, 'ngx_http_js_module.so'), '/etc/nginx/modules/ngx_http_js_module.so');
  writeFileSync('/etc/nginx/mime.types', 'types {}\n');
  for (const [file, text] of Object.entries(bootstrap)) {
    writeFileSync(`/etc/nginx/${file.startsWith('events') ? 'events' : 'main'}-includes/${file}`, text);
  }
}

/** Writes the values of a Secret as files. */
export function writeSecret(folder: string, { data }: Manifest): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, value] of Object.entries(data as { [file: string]: string })) {
    writeFileSync(path.join(folder, file), Buffer.from(value, 'base64'));
  }
}
