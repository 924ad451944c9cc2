import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ObjectOfApp } from '../../lib/cdk8s/objects-file';
import { at, fieldsOf, nonEmptyStringOf } from '../../lib/checks/model/read';
import type { RouterTable } from '../../lib/routing/router/routes-file';
import { readDocuments } from '../files/yaml-documents';
import { readYamlFiles } from '../files/yaml-files';
import type { Terminal } from '../terminal';
import type { AppSource } from './app-source';
import { failureOf, runForTables } from './route-tables';

/** The kinds that bring requests to Services, by their groups. */
const ROUTING_KINDS: { readonly [group: string]: RegExp } = {
  'networking.k8s.io': /^Ingress$/,
  extensions: /^Ingress$/,
  'gateway.networking.k8s.io': /^(HTTP|GRPC|TLS|TCP|UDP)Route$/,
  'traefik.io': /^IngressRoute(TCP|UDP)?$/,
  'traefik.containo.us': /^IngressRoute(TCP|UDP)?$/,
  'networking.istio.io': /^VirtualService$/,
  'projectcontour.io': /^HTTPProxy$/,
  'k8s.nginx.org': /^(VirtualServer|TransportServer)$/,
  'route.openshift.io': /^Route$/,
  'apisix.apache.org': /^ApisixRoute$/,
  'getambassador.io': /^(Mapping|TCPMapping)$/,
};

/** An object that routes requests, and that no router has made. */
export interface ForeignRoute {
  readonly environment?: string;
  /** The object with the place where it is from, such as `Ingress shop/web  shop/ingress`. */
  readonly title: string;
}

/** All routes of an app: the tables of its routers, and the objects that route requests without one; or what it printed when it failed. */
export type AppRoutes =
  | { readonly tables: readonly RouterTable[]; readonly foreign: readonly ForeignRoute[] }
  | { readonly failure: string };

/** Runs an app for its routes, with further variables. */
export async function routesOf(app: AppSource, env: NodeJS.ProcessEnv, terminal: Terminal): Promise<AppRoutes> {
  const aside = mkdtempSync(path.join(tmpdir(), 'portico-routes-'));
  const [output, file] = [path.join(aside, 'output'), path.join(aside, 'objects.json')];
  try {
    const { run, tables } = await runForTables(app, output, { ...env, PORTICO_OBJECTS: file });
    if (run.exitCode !== 0) return { failure: failureOf(app, run) };
    const objects: readonly ObjectOfApp[] = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : await writtenIn(output, terminal);
    const routers = tables.map((table) => `${table.path}/`);
    const foreign = objects.filter(
      (object) => isRouting(object.json) && !routers.some((router) => object.path.startsWith(router)),
    );
    return { tables, foreign: foreign.map((object) => ({ ...object, title: titleOf(object) })) };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** The objects of an app that has nothing of Portico's, by what it wrote. */
async function writtenIn(output: string, terminal: Terminal): Promise<ObjectOfApp[]> {
  const files = await readYamlFiles([output], terminal);
  return files.flatMap(({ name, text = '' }) =>
    readDocuments(text).flatMap((document) =>
      'flaw' in document ? [] : [{ path: path.relative(output, name), json: document.json }],
    ),
  );
}

function isRouting(json: unknown): boolean {
  const { apiVersion, kind } = fieldsOf(json);
  const group = String(apiVersion).split('/')[0] ?? '';
  return Object.hasOwn(ROUTING_KINDS, group) && ROUTING_KINDS[group]?.test(String(kind)) === true;
}

function titleOf({ json, path: place }: ObjectOfApp): string {
  const [namespace, name] = ['namespace', 'name'].map((field) => nonEmptyStringOf(at(json, 'metadata', field)));
  return `${fieldsOf(json).kind} ${namespace === undefined ? '' : `${namespace}/`}${name}  ${place}`;
}
