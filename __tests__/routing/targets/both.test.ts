import { Duration } from 'cdk8s';
import { Backend, IngressRouter, type IRoutingTarget, RoutingTarget, type TargetProblem } from '../../../lib';
import { problemsOf, synthesize } from '../../support/app';

jest.spyOn(console, 'error').mockImplementation(() => {});

const web = Backend.external('web', 80);
const gatewayApi = RoutingTarget.gatewayApi({ gateway: 'edge' });
const ingressNginx = RoutingTarget.ingressNginx();

const build = (target: IRoutingTarget) =>
  problemsOf((chart) => {
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/a', web, { timeouts: { read: Duration.seconds(5) } });
  });

const ODD = '[shop/router] RoutingTarget.both() takes two targets: write, for example, RoutingTarget.ingressNginx().';
const TIMEOUTS =
  '[shop/router] prefix "/a" has timeouts, which HTTPRoute has no field for: set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer.';

test.each<[string, IRoutingTarget, string[]]>([
  ['what one of them cannot do', RoutingTarget.both(ingressNginx, gatewayApi), [TIMEOUTS]],
  ['what both cannot do, once', RoutingTarget.both(gatewayApi, RoutingTarget.gatewayApi({ gateway: 'b' })), [TIMEOUTS]],
  ['what is no target', RoutingTarget.both(ingressNginx, 'nginx' as never), [ODD]],
  ['what is missing', RoutingTarget.both(undefined as never, ingressNginx), [ODD]],
  [
    'what is no target, within another',
    RoutingTarget.both(ingressNginx, RoutingTarget.both({} as never, gatewayApi)),
    [ODD],
  ],
])('the problems: %s', (_, target, problems) => {
  expect(build(target)).toEqual(problems);
});

/** A target that warns of everything. */
class Warning implements IRoutingTarget {
  constructor(readonly name: string) {}
  problems(): TargetProblem[] {
    return [];
  }
  warnings(): TargetProblem[] {
    return [{ message: 'something may differ.' }, { message: `${this.name} may differ.` }];
  }
  render(): void {}
}

test('the warnings of both, each once', () => {
  synthesize((chart) => {
    const target = RoutingTarget.both(new Warning('one'), RoutingTarget.both(new Warning('two'), ingressNginx));
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/a', web);
    expect(router.warnings).toEqual(['something may differ.', 'one may differ.', 'two may differ.']);
  });
});
