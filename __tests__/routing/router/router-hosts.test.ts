import type { Chart } from 'cdk8s';
import { IngressRouter, RoutingTarget, Www } from '../../../lib';
import { problemsOf } from '../../support/app';
import { addServices } from '../support';

test('two routers for one host are a problem, unless their classes differ', () => {
  const twoRouters = (className: string) => (chart: Chart) => {
    const { a } = addServices(chart);
    const target = RoutingTarget.ingressNginx({ className });
    new IngressRouter(chart, 'one', { host: 'abc.com' }).prefix('/a', a);
    new IngressRouter(chart, 'two', { host: 'abc.com', target }).prefix('/b', a);
  };
  expect(problemsOf(twoRouters('internal'))).toEqual([]);
  expect(problemsOf(twoRouters('nginx'))).toEqual([
    '[shop/two] host "abc.com" is routed by shop/one as well: write all routes of a host in one router, or give one of the two a target with another className or gateway.',
  ]);
});

test('two routers that share both of their targets are one problem', () => {
  const target = RoutingTarget.both(
    RoutingTarget.ingressNginx(),
    RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true }),
  );
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const routers = (chart: Chart) => {
    const { a } = addServices(chart);
    new IngressRouter(chart, 'one', { host: 'abc.com', target }).prefix('/a', a);
    new IngressRouter(chart, 'two', { host: 'abc.com', target }).prefix('/b', a);
  };
  expect(problemsOf(routers)).toEqual([expect.stringContaining('host "abc.com" is routed by shop/one as well')]);
});

test.each([
  RoutingTarget.ingressNginx(),
  RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true }),
])('a router that redirects a name which another one serves is a problem: %#', (target) => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const routers = (chart: Chart) => {
    const { a } = addServices(chart);
    new IngressRouter(chart, 'one', { host: 'abc.com', www: Www.TO_APEX, target }).prefix('/a', a);
    new IngressRouter(chart, 'two', { host: 'www.abc.com', target }).prefix('/b', a);
  };
  expect(problemsOf(routers)).toEqual([
    '[shop/two] host "www.abc.com" is routed by shop/one as well: write all routes of a host in one router, or give one of the two a target with another className or gateway.',
  ]);
});
