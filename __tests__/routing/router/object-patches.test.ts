import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Backend, IngressRouter, ProblemsError, RoutingTarget } from '../../../lib';
import { messagesOf, only, problemsOf, synthesize } from '../../support/app';

const pay = Backend.external('pay', 80);
const owner = JsonPatch.add('/metadata/labels/owner', 'checkout');

function router(chart: Chart): IngressRouter {
  const made = new IngressRouter(chart, 'router', { host: 'abc.com' });
  made.prefix('/pay', pay);
  return made;
}

test('a field that no option has is added to the objects of a router, on any target', () => {
  const objects = synthesize((chart) => router(chart).patchObjects({ kind: 'Ingress' }, owner));
  expect(only(objects, 'Ingress').metadata.labels?.owner).toBe('checkout');
  const routes = synthesize((chart) => {
    const target = RoutingTarget.gatewayApi({ gateway: 'public' });
    const made = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    made.prefix('/pay', pay);
    made.patchObjects({ kind: 'HTTPRoute', name: 'router' }, owner, JsonPatch.remove('/metadata/labels/owner'), owner);
  });
  expect(only(routes, 'HTTPRoute').metadata.labels?.owner).toBe('checkout');
});

test('a patch comes once, however often the app is synthesized and whatever routes come later', () => {
  const chart = new Chart(new App(), 'shop');
  const made = router(chart);
  made.patchObjects({ kind: 'Ingress' }, JsonPatch.add('/spec/rules/0/http/paths/-', paths('/a')));
  expect(only(Testing.synth(chart), 'Ingress').spec.rules[0].http.paths).toHaveLength(2);
  made.prefix('/user', pay);
  expect(only(Testing.synth(chart), 'Ingress').spec.rules[0].http.paths).toHaveLength(3);
  expect(only(Testing.synth(chart), 'Ingress').spec.rules[0].http.paths).toHaveLength(3);
});

const paths = (path: string) => ({
  path,
  pathType: 'Exact',
  backend: { service: { name: 'pay', port: { number: 80 } } },
});

test('the checks look at what a patch leaves', () => {
  const problems = problemsOf((chart) =>
    router(chart).patchObjects({ kind: 'Ingress' }, JsonPatch.replace('/spec/rules/0/http/paths/0/pathType', 'Prefx')),
  );
  expect(problems).toEqual([expect.stringContaining('"Prefx"')]);
});

test('a patch of nothing, without effect or of another type is a problem, each time', () => {
  const chart = new Chart(new App(), 'shop');
  const made = router(chart);
  made.patchObjects({ kind: 'HTTPRoute' }, owner);
  made.patchObjects({ kind: 'Ingress', name: 'shop' }, owner);
  made.patchObjects({ kind: 'Ingress' });
  made.patchObjects({ kind: 'Ingress' }, { op: 'add' } as never);
  made.patchObjects('Ingress' as never, owner);
  made.patchObjects({ kind: 'Ingress', namespace: 'x' } as never, owner);
  for (const _ of ['a first', 'a second']) {
    expect(findingsOf(chart)).toEqual([
      'patchObjects finds no "HTTPRoute" among the objects of the router: write Ingress "router".',
      'patchObjects finds no "Ingress" called "shop" among the objects of the router: write Ingress "router".',
      'patchObjects has nothing to change: write, for example, patchObjects({ kind: "Ingress" }, JsonPatch.add("/metadata/labels/team", "shop")).',
      'patch {"op":"add"} has the wrong type; expected a patch such as JsonPatch.add("/metadata/labels/team", "shop").',
      'patchObjects "Ingress" has the wrong type; expected an object with kind, name.',
      'patchObjects has no option "namespace": write one of kind, name.',
    ]);
  }
});

function findingsOf(chart: Chart): string[] {
  try {
    Testing.synth(chart);
  } catch (error) {
    if (error instanceof ProblemsError) return messagesOf(error.findings);
  }
  return [];
}
