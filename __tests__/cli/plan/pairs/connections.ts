import { container, deployment, object, type Raw } from '../../../checks/objects';
import { type PairCase, pair } from './pair-case';

const [user, pay, cart] = ['user', 'pay', 'cart'].map((name) => deployment({}, {}, name)) as [Raw, Raw, Raw];
const many = ['a', 'b', 'c', 'd'].map((name) => deployment({}, {}, name));
const ofApp = (app: string) => ({ podSelector: { matchLabels: { app } } });
const policy = (spec: Raw) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { ...ofApp('pay'), ...spec } }, 'pay');
const closed = policy({ policyTypes: ['Ingress', 'Egress'] });
const letsIn = (...from: Raw[]) => policy({ ingress: [{ from, ports: [{ port: 8080 }] }] });
const outside = { ipBlock: { cidr: '203.0.113.0/24' } };
const letsOut = (...ports: number[]) =>
  policy({
    policyTypes: ['Egress'],
    egress: ports.map((port) => ({ to: [outside], ports: [{ port }] })),
  });

const isNew = 'in-place NetworkPolicy pay: is new.';

/** Changes of what pods may reach. */
export const CONNECTIONS: readonly PairCase[] = [
  pair(
    'pods that become closed',
    [user, pay],
    [user, pay, closed],
    [
      'traffic Deployment pay: its pods took connections to port 8080 that NetworkPolicies refuse now: from Deployment user and each other, and from outside of the app.',
      'traffic Deployment pay: its pods opened any connection, and NetworkPolicies refuse all now but those that they name.',
      'traffic Deployment user: its pods took connections to port 8080 that NetworkPolicies refuse now: from Deployment pay.',
      isNew,
    ],
  ),
  pair(
    'pods that are closed but for one caller',
    [user, pay, cart],
    [user, pay, cart, letsIn(ofApp('user'))],
    [
      'traffic Deployment pay: its pods took connections to port 8080 that NetworkPolicies refuse now: from Deployment cart and each other, and from outside of the app.',
      'in-place NetworkPolicy pay: is new.',
    ],
  ),
  pair(
    'a caller that is no longer named',
    [user, pay, letsIn(ofApp('user'), ofApp('cart'))],
    [user, pay, letsIn(ofApp('cart'))],
    [
      'traffic Deployment pay: its pods took connections to port 8080 that NetworkPolicies refuse now: from Deployment user.',
      'in-place NetworkPolicy pay: spec.ingress[0].from [{"podSelector":{"matchLabels":{"app":"user"}}},{"podSelector":{"matchLabels":{"… → [{"podSelector":{"matchLabels":{"app":"cart"}}}].',
    ],
  ),
  pair(
    'a caller that is gone, and a rule that names nobody, which is everybody',
    [user, pay, letsIn(ofApp('user'))],
    [pay, letsIn()],
    [
      'less-safe NetworkPolicy pay: a rule of ingress allows other connections than before, with every address.',
      'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster.',
      'in-place NetworkPolicy pay: spec.ingress[0].from [{"podSelector":{"matchLabels":{"app":"user"}}}] is gone.',
    ],
  ),
  pair(
    'others than pods that are no longer named',
    [pay, letsIn(outside)],
    [pay, letsIn(ofApp('user'))],
    [
      'traffic Deployment pay: its pods took connections to port 8080 that NetworkPolicies refuse now: from addresses outside of the cluster.',
      'less-safe NetworkPolicy pay: a rule of ingress allows other connections than before.',
      'in-place NetworkPolicy pay: spec.ingress[0].from[0].ipBlock {"cidr":"203.0.113.0/24"} is gone, spec.ingress[0].from[0].podSelector is {"matchLabels":{"app":"user"}}.',
    ],
  ),
  pair(
    'more callers than a sentence names',
    [pay, ...many],
    [pay, ...many, policy({})],
    [
      'traffic Deployment pay: its pods took connections to port 8080 that NetworkPolicies refuse now: from Deployment a, Deployment b and 3 other workloads, and from outside of the app.',
      'in-place NetworkPolicy pay: is new.',
    ],
  ),
  pair(
    'pods that are new and closed',
    user,
    [user, pay, letsIn(ofApp('user'))],
    ['in-place Deployment pay: is new.', 'in-place NetworkPolicy pay: is new.'],
  ),
  pair(
    'a port outside of the app that is no longer named',
    [user, pay, letsOut(443, 5432)],
    [user, pay, letsOut(443)],
    [
      'traffic Deployment pay: its pods opened connections to port 5432 outside of the app that NetworkPolicies refuse now.',
      'in-place NetworkPolicy pay: spec.egress [{"ports":[{"port":443,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"203.0.113.0/… → [{"ports":[{"port":443,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"203.0.113.0/….',
    ],
  ),
  pair(
    'a rule for every port in place of the one that there is',
    [user, pay, letsIn(ofApp('user'))],
    [user, pay, policy({ ingress: [{ from: [ofApp('user')] }] })],
    [
      'less-safe NetworkPolicy pay: a rule of ingress allows other connections than before.',
      'in-place NetworkPolicy pay: spec.ingress[0].ports [{"port":8080,"protocol":"TCP"}] is gone.',
    ],
  ),
  pair(
    'pods without a port',
    [user, deployment({}, { containers: [container({ ports: undefined })] }, 'pay')],
    [user, deployment({}, { containers: [container({ ports: undefined })] }, 'pay'), policy({})],
    [
      'traffic Deployment pay: its pods took connections that NetworkPolicies refuse now: from Deployment user and each other, and from outside of the app.',
      'in-place NetworkPolicy pay: is new.',
    ],
  ),
];
