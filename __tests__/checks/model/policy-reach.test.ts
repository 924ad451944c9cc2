import { PolicyReach, type ReachPods } from '../../../lib/checks/model/policy-reach';

// https://kubernetes.io/docs/concepts/services-networking/network-policies/

const pods = (app: string, namespace = 'shop', more: Partial<ReachPods> = {}): ReachPods => ({
  namespace,
  labels: { app },
  ports: [
    { name: 'http', number: 8080, protocol: 'TCP' },
    { name: 'dns', number: 5353, protocol: 'UDP' },
  ],
  onHostNetwork: false,
  ...more,
});

const policy = (spec: object, namespace = 'shop') => ({ namespace, json: { spec: { podSelector: {}, ...spec } } });
const labelsOf = (namespace: string) => ({ 'kubernetes.io/metadata.name': namespace, team: `of-${namespace}` });
const http = { number: 8080, protocol: 'TCP' };
const dns = { number: 5353, protocol: 'UDP' };

/** True where policies let the pods of `user` reach those of `pay` in the same namespace, or others. */
const reaches = (policies: readonly object[], port = http, from = pods('user'), to = pods('pay')) =>
  new PolicyReach(policies as never, labelsOf).mayReach(from, to, port);

const ofUser = { podSelector: { matchLabels: { app: 'user' } } };
const ofPay = { podSelector: { matchLabels: { app: 'pay' } } };

test.each<[string, boolean, readonly object[]]>([
  ['no policy', true, []],
  ['a policy of another namespace', true, [policy({}, 'back')]],
  ['a policy for other pods', true, [policy({ podSelector: { matchLabels: { app: 'cart' } } })]],
  ['an empty policy, which lets nobody in', false, [policy({})]],
  ['a policy for the way out alone, without rules', false, [policy({ ...ofUser, policyTypes: ['Egress'] })]],
  ['a policy for the way out of the others', true, [policy({ ...ofPay, policyTypes: ['Egress'] })]],
  ['a rule without peers and ports', true, [policy({ ingress: [{}] })]],
  ['an empty list of peers, which is every peer', true, [policy({ ingress: [{ from: [] }] })]],
  ['rules for the way out, without types', false, [policy({ ...ofUser, ingress: [{}], egress: [{ to: [ofUser] }] })]],
  ['two policies, which add up', true, [policy({}), policy({ ...ofPay, ingress: [{ from: [ofUser] }] })]],
  [
    'an empty selector of pods, which is all of the namespace',
    true,
    [policy({ ingress: [{ from: [{ podSelector: {} }] }] })],
  ],
  [
    'an empty selector of namespaces, which is all of them',
    true,
    [policy({ ingress: [{ from: [{ namespaceSelector: {} }] }] })],
  ],
  [
    'a namespace by its own labels',
    true,
    [policy({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'of-shop' } } }] }] })],
  ],
  [
    'pods and namespace in one peer, of which both must fit',
    false,
    [policy({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'of-back' } }, ...ofUser }] }] })],
  ],
  [
    'pods and namespace in two peers, of which one must fit',
    true,
    [policy({ ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'of-back' } } }, ofUser] }] })],
  ],
  [
    'an expression',
    true,
    [
      policy({
        ingress: [
          { from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['cart'] }] } }] },
        ],
      }),
    ],
  ],
  ['another port', false, [policy({ ingress: [{ ports: [{ port: 9090 }] }] })]],
  ['a port by its name', true, [policy({ ingress: [{ ports: [{ port: 'http' }] }] })]],
  [
    'a port by its name, on the way out',
    true,
    [policy({ ...ofUser, ingress: [{}], egress: [{ ports: [{ port: 'http' }] }] })],
  ],
  ['a range of ports', true, [policy({ ingress: [{ ports: [{ port: 8000, endPort: 8100 }] }] })]],
  ['a range that ends before', false, [policy({ ingress: [{ ports: [{ port: 8000, endPort: 8079 }] }] })]],
  ['a protocol without a port', true, [policy({ ingress: [{ ports: [{ protocol: 'TCP' }] }] })]],
  ['another protocol', false, [policy({ ingress: [{ ports: [{ port: 8080, protocol: 'UDP' }] }] })]],
  ['all addresses', true, [policy({ ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] })]],
  ['all addresses of IPv6 alone', false, [policy({ ingress: [{ from: [{ ipBlock: { cidr: '::/0' } }] }] })]],
  [
    'all addresses of both families',
    true,
    [policy({ ingress: [{ from: [{ ipBlock: { cidr: '::/0' } }, { ipBlock: { cidr: '0.0.0.0/0' } }] }] })],
  ],
  [
    'some addresses, which may not be those of pods',
    false,
    [policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] })],
  ],
  [
    'all addresses but those that no pods have',
    true,
    [
      policy({
        ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32', '127.0.0.0/8'] } }] }],
      }),
    ],
  ],
  [
    'all addresses but some that pods may have',
    false,
    [policy({ ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }] })],
  ],
])('%s', (_, expected, policies) => {
  expect(reaches(policies)).toBe(expected);
});

test('a port by its name goes by the number and the protocol that the target gives it', () => {
  const named = [policy({ ingress: [{ ports: [{ port: 'dns', protocol: 'UDP' }] }] })];
  expect(reaches(named, dns)).toBe(true);
  expect(reaches(named, { number: 5353, protocol: 'TCP' })).toBe(false);
  expect(reaches([policy({ ingress: [{ ports: [{ port: 'dns' }] }] })], dns)).toBe(false);
});

test('policies neither select nor know pods in the network of their node', () => {
  const onNode = { onHostNetwork: true };
  expect(reaches([policy({})], http, pods('user'), pods('pay', 'shop', onNode))).toBe(true);
  expect(reaches([policy({ ingress: [{ from: [ofUser] }] })], http, pods('user', 'shop', onNode))).toBe(false);
  expect(
    reaches([policy({ ingress: [{ from: [{ namespaceSelector: {} }] }] })], http, pods('user', 'shop', onNode)),
  ).toBe(false);
  expect(reaches([policy({ ingress: [{}] })], http, pods('user', 'shop', onNode))).toBe(true);
  const all = [{ ipBlock: { cidr: '0.0.0.0/0' } }];
  expect(reaches([policy({ ingress: [{ from: all }] })], http, pods('user', 'shop', onNode))).toBe(true);
  const named = policy({ ...ofUser, policyTypes: ['Egress'], egress: [{ ports: [{ port: 'http' }] }] });
  expect(reaches([named], http, pods('user'), pods('pay', 'shop', onNode))).toBe(false);
});

test('what is outside the app may be pods of other namespaces, and addresses', () => {
  const enters = (rule: object, from: 'other pods' | 'an address') =>
    new PolicyReach([policy({ ingress: [rule] })] as never, labelsOf).mayEnter(from, pods('pay'), http);
  const answers = (rule: object) => [enters(rule, 'other pods'), enters(rule, 'an address')];
  expect(answers({})).toEqual([true, true]);
  expect(answers({ from: [ofUser] })).toEqual([false, false]);
  expect(answers({ from: [{ namespaceSelector: {} }] })).toEqual([true, false]);
  expect(answers({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] })).toEqual([true, true]);
  expect(answers({ ports: [{ port: 9090 }] })).toEqual([false, false]);
});
