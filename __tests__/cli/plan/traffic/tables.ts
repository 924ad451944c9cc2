import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import { Backend, IngressRouter, type IngressRouterProps } from '../../../../lib';
import type { RouterTable } from '../../../../lib/routing/router/routes-file';

/** Writes routers into an app: each by its name, its options and its routes. */
export type Write = (route: RouterOf) => void;
export type RouterOf = (name: string, props?: IngressRouterProps, routes?: (router: IngressRouter) => void) => void;

/** A Service that something else makes, at port 80. */
export const service = (name: string) => Backend.external(name, 80);

const folder = mkdtempSync(path.join(tmpdir(), 'portico-traffic-'));
const file = path.join(folder, 'routes.json');
let written = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** The tables of an app, as its synthesis writes them to the file of routes. */
export function tablesOf(write: Write, namespace?: string): RouterTable[] {
  process.env.PORTICO_ROUTES = file;
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace });
    write((name, props, routes) => {
      const router = new IngressRouter(chart, name, props);
      routes?.(router);
    });
    app.synthYaml();
    // The file has the tables of all apps of the process.
    const tables: RouterTable[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    return tables.slice(written);
  } finally {
    written = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).length : 0;
    printed.mockRestore();
    delete process.env.PORTICO_ROUTES;
  }
}
