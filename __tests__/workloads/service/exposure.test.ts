import { Exposure } from '../../../lib';
import { checkExposure } from '../../../lib/workloads/service/exposure';
import { only } from '../../support/app';
import { messages, service } from '../support';

test.each([
  ['inside the cluster', Exposure.clusterIp(), undefined, undefined],
  ['on a port of the nodes that the cluster picks', Exposure.nodePort(), 'NodePort', undefined],
  ['on a port of the nodes', Exposure.nodePort(30859), 'NodePort', 30859],
  ['through a load balancer', Exposure.loadBalancer(), 'LoadBalancer', undefined],
])('a service can be reached %s', (_, exposure, type, nodePort) => {
  const { spec } = only(service({ exposure }), 'Service');
  expect([spec.type, spec.ports[0].nodePort]).toEqual([type, nodePort]);
});

test.each([
  [
    'a node port out of range',
    Exposure.nodePort(80),
    'nodePort 80 is outside 30000..32767: write one of those, or leave it out to let the cluster choose. (port)',
  ],
  [
    'an exposure of the wrong type',
    'NodePort',
    'exposure "NodePort" has the wrong type; expected Exposure.nodePort(). (wrong-type)',
  ],
])('%s is a problem', (_, exposure, message) => {
  expect(messages(checkExposure(exposure))).toEqual([message]);
});
