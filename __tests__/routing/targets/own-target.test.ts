import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import { ApiObject } from 'cdk8s';
import { Backend, CanaryRelease, IngressRouter, type IRoutingTarget, Rewrite } from '../../../lib';
import { problemsOf } from '../../support/app';

/** The class of docs/targets.md, which made-docs.test.ts holds to the example's. */
function documentedTarget(): IRoutingTarget {
  const [, code = ''] = /```typescript\n(.*?)```/s.exec(readFileSync('docs/targets.md', 'utf8')) ?? [];
  const parser = { syntax: 'typescript' } as const;
  const { code: compiled } = transformSync(code, { jsc: { parser, target: 'es2022' }, isModule: false });
  return new Function('ApiObject', `${compiled}\nreturn new MarkdownTarget();`)(ApiObject);
}

test('a target of your own drops nothing in silence', () => {
  const [web, next] = [Backend.external('web', 80), Backend.external('next', 80)];
  const problems = problemsOf((chart) => {
    const router = new IngressRouter(chart, 'router', { appRoot: '/a', target: documentedTarget() });
    router.prefix('/a', new CanaryRelease({ stable: web, canary: next, weight: 10 }));
    router.prefix('/b', Backend.external('b', 80), { rewrite: Rewrite.stripPrefix() });
    router.prefix('/c', Backend.external('c', 80), { denyFrom: ['10.0.0.0/8'] });
    router.prefix('/d', Backend.external('d', 80));
  });
  expect(problems).toEqual([
    '[shop/router] the router has options that no row says: leave all but hosts and backends out.',
    ...['/a', '/b', '/c'].map((path) => `[shop/router] "${path}" is more than a row says: leave its options out.`),
  ]);
});
