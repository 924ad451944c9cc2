import * as path from 'node:path';
import type { Files } from './support';

/** An app with the environments `dev` and `prod`, in plain JavaScript. */
export function appWithEnvironments(lines: readonly string[] = []): Files {
  const register = path.resolve('node_modules/ts-node/register');
  return {
    'cdk8s.yaml': `app: node -r ${JSON.stringify(register)} app.cjs\n`,
    'app.cjs': [
      `const { ApiObject, App, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});`,
      `const { Backend, Environment, IngressRouter } = require(${JSON.stringify(path.resolve('lib'))});`,
      'const app = new App();',
      "const configMap = (chart, name, data) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });",
      "for (const name of ['dev', 'prod']) {",
      '  const env = new Environment(app, name, { namespace: "shop-" + name });',
      "  const shop = new Chart(env, 'shop', { namespace: env.namespace });",
      "  configMap(shop, 'settings', { LOG_LEVEL: name === 'dev' ? 'debug' : 'info', CURRENCY: 'EUR' });",
      "  configMap(shop, 'same', { a: 'b' });",
      "  if (name === 'prod') configMap(shop, 'only', { a: 'b' });",
      "  const router = new IngressRouter(shop, 'router', { host: name === 'dev' ? 'dev.abc.com' : 'abc.com' });",
      "  router.prefix('/user', Backend.external('user', 80));",
      '}',
      ...lines,
      'app.synth();',
    ].join('\n'),
  };
}
