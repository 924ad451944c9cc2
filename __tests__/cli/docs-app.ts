import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Files } from './support';

/** The app of the first block of code of a page, with a chart called `shop`, in plain JavaScript. */
export function appOfPage(page: string): Files {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readFileSync(page, 'utf8')) ?? [];
  const register = JSON.stringify(path.resolve('node_modules/ts-node/register'));
  return {
    'cdk8s.yaml': `app: node -r ${register} app.cjs\n`,
    'app.cjs': [
      `const cdk8s = require(${JSON.stringify(require.resolve('cdk8s'))});`,
      `const library = require(${JSON.stringify(path.resolve('lib'))});`,
      'const app = new cdk8s.App();',
      ...(/\bchart\b/.test(code) ? ["const chart = new cdk8s.Chart(app, 'shop');"] : []),
      'with ({ ...cdk8s, ...library }) {',
      code,
      '}',
      'app.synth();',
    ].join('\n'),
  };
}
