import * as path from 'node:path';
import { Snapshot } from '../../../cli/commands/plan/objects/snapshot';
import type { Raw } from '../../checks/objects';

/** One side of a plan, with the objects of a file each. */
export const sideOf = (objects: readonly Raw[]): Snapshot =>
  new Snapshot(
    'dist',
    objects.map((json) => ({ file: 'dist/shop.k8s.yaml', text: JSON.stringify(json), json })),
    [],
  );

const REPOSITORY = path.resolve(__dirname, '../../..');

/** An app of Portico, whose tables are known, in a folder that has packages. */
export const ofPortico = (body: string) => ({
  'node_modules/.keep': '',
  'cdk8s.yaml': `app: node -r ${require.resolve('ts-node/register')} app.js\n`,
  'app.js': `
    const { ApiObject, App, Chart } = require('${REPOSITORY}/node_modules/cdk8s');
    const { CanaryRelease, Environment, GatewayImplementation, IngressRouter, RoutingTarget, Scale, Tls, WebService } = require('${REPOSITORY}/lib');
    const app = new App();
    const web = (scope, name, image, scale) => new WebService(scope, name, { image, scale });
    ${body}
    app.synth();`,
});

/** Lets the apps of a suite use the library as it is written. */
export function withTypeScript(): void {
  const { TS_NODE_PROJECT } = process.env;
  beforeAll(() => {
    process.env.TS_NODE_PROJECT = path.join(REPOSITORY, 'tsconfig.json');
  });
  afterAll(() => {
    if (TS_NODE_PROJECT === undefined) delete process.env.TS_NODE_PROJECT;
    else process.env.TS_NODE_PROJECT = TS_NODE_PROJECT;
  });
}
