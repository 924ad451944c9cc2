import { Exposure, ExternalTrafficPolicy } from '../../../lib';
import { checkExposure } from '../../../lib/workloads/service/exposure';
import { only } from '../../support/app';
import { deployment, messages, service, untyped } from '../support';

test.each([
  ['inside the cluster', Exposure.clusterIp(), undefined, undefined],
  ['on a port of the nodes that the cluster picks', Exposure.nodePort(), 'NodePort', undefined],
  ['on a port of the nodes', Exposure.nodePort(30859), 'NodePort', 30859],
  ['through a load balancer', Exposure.loadBalancer(), 'LoadBalancer', undefined],
])('a service can be reached %s', (_, exposure, type, nodePort) => {
  const { spec } = only(service({ exposure }), 'Service');
  expect([spec.type, spec.ports[0].nodePort]).toEqual([type, nodePort]);
});

test('a load balancer is set up by annotations of the Service only, its class, and the clients that it lets in', () => {
  const annotations = { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' };
  const props = {
    annotations: { owner: 'shop' },
    exposure: Exposure.loadBalancer({
      annotations,
      loadBalancerClass: 'service.k8s.aws/nlb',
      sourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    }),
  };
  const { metadata, spec } = only(service(props), 'Service');
  expect(metadata.annotations).toEqual({ owner: 'shop', ...annotations });
  expect(spec).toMatchObject({
    type: 'LoadBalancer',
    loadBalancerClass: 'service.k8s.aws/nlb',
    loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
    externalTrafficPolicy: 'Local',
  });
  expect(deployment(props).template.metadata.annotations).toEqual({ owner: 'shop' });
});

test('a port of the nodes can keep the addresses of clients', () => {
  const policy = (externalTrafficPolicy: ExternalTrafficPolicy) =>
    only(service({ exposure: Exposure.nodePort(30859, { externalTrafficPolicy }) }), 'Service').spec
      .externalTrafficPolicy;
  expect(policy(ExternalTrafficPolicy.LOCAL)).toBe('Local');
  expect(policy(ExternalTrafficPolicy.CLUSTER)).toBeUndefined();
});

test.each<[string, object, string[]]>([
  [
    'of values that no load balancer takes',
    {
      annotations: { 'a b': 'x', owner: 5 },
      loadBalancerClass: 'my class',
      sourceRanges: ['10.0.0.1'],
      externalTrafficPolicy: 'local',
    },
    [
      'annotation key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (annotation)',
      'annotation "owner" with the value 5 is not a string: write, for example, "5". (annotation)',
      'loadBalancerClass "my class" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
      'sourceRanges "10.0.0.1" is not a CIDR block: write address and length, for example "10.0.0.0/8" or "203.0.113.7/32". (cidr)',
      'externalTrafficPolicy "local" has the wrong type; expected ExternalTrafficPolicy.LOCAL. (wrong-type)',
    ],
  ],
  [
    'that lets nobody in',
    { sourceRanges: [] },
    ['sourceRanges [] has the wrong type; expected a list of CIDR blocks such as ["10.0.0.0/8"]. (wrong-type)'],
  ],
  [
    'with a name of Kubernetes',
    { loadBalancerSourceRanges: ['10.0.0.0/8'] },
    [
      'Exposure.loadBalancer has no option "loadBalancerSourceRanges": write sourceRanges: ["10.0.0.0/8"]. (unknown-option)',
    ],
  ],
])('a load balancer %s is a problem', (_, options, expected) => {
  expect(messages(checkExposure(Exposure.loadBalancer(untyped(options))))).toEqual(expected);
});

test.each([
  [
    'a node port out of range',
    Exposure.nodePort(80),
    'nodePort 80 is outside 30000..32767: write one of those, or leave it out to let the cluster choose. (port)',
  ],
  [
    'a traffic policy of another kind',
    Exposure.nodePort(30080, untyped({ trafficPolicy: 'Local' })),
    'Exposure.nodePort has no option "trafficPolicy": write externalTrafficPolicy. (unknown-option)',
  ],
  [
    'an exposure of the wrong type',
    'NodePort',
    'exposure "NodePort" has the wrong type; expected Exposure.nodePort(). (wrong-type)',
  ],
])('%s is a problem', (_, exposure, message) => {
  expect(messages(checkExposure(exposure))).toEqual([message]);
});
