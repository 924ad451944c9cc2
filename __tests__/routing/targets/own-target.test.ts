import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import { ApiObject } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  IngressRouter,
  type IRoutingTarget,
  Rewrite,
  RoutingTargetBase,
  TargetCapability,
} from '../../../lib';
import { problemsOf } from '../../support/app';

/** The class of docs/targets.md, which made-docs.test.ts holds to the example's. */
function documentedTarget(): IRoutingTarget {
  const [, code = ''] = /```typescript\n(.*?)```/s.exec(readFileSync('docs/targets.md', 'utf8')) ?? [];
  const parser = { syntax: 'typescript' } as const;
  const { code: compiled } = transformSync(code, { jsc: { parser, target: 'es2022' }, isModule: false });
  const scope = { ApiObject, TargetCapability, RoutingTargetBase };
  const make = new Function(...Object.keys(scope), `${compiled}\nreturn new MarkdownTarget();`);
  return make(...Object.values(scope));
}

test('an option that a target of your own does not declare is refused, and so is one that it refuses', () => {
  const [web, next] = [Backend.external('web', 80), Backend.external('next', 80)];
  const problems = problemsOf((chart) => {
    const router = new IngressRouter(chart, 'router', { appRoot: '/a', target: documentedTarget() });
    router.prefix('/a', new CanaryRelease({ stable: web, canary: next, weight: 10 }));
    router.prefix('/b', Backend.external('b', 80), { rewrite: Rewrite.stripPrefix() });
    router.prefix('/c', Backend.external('c', 80), { rateLimit: { connections: 5 } });
    router.prefix('/d', Backend.external('d', 80));
    router.regex('/(a|b)', Backend.external('d', 80));
  });
  const declare = (option: string) =>
    `for which the target "markdown" declares nothing: leave it out, or add "${option}" to its capabilities.`;
  expect(problems).toEqual([
    `[shop/router] appRoot "/a" is a redirect, ${declare('appRoot')}`,
    `[shop/router] prefix "/a" goes to a release with the weight 10, ${declare('canary weight')}`,
    `[shop/router] prefix "/b" has its prefix stripped, ${declare('rewrite stripPrefix')}`,
    '[shop/router] prefix "/c" has rateLimit, which no row shows: write it below the table by hand.',
    '[shop/router] "/(a|b)" has a "|", which ends a cell: write a path without it.',
  ]);
});
