import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { CpuAmount, Resources } from '../../../lib';
import { checkResources } from '../../../lib/workloads/pods/resources';
import { container, messages, untyped } from './support';

test('amounts that are named are set, and the others keep their default', () => {
  const resources = Resources.of({ cpu: { request: Cpu.millis(200), limit: Cpu.units(1) } });
  expect(container({ resources }).resources).toEqual({
    requests: { cpu: '200m', memory: '128Mi' },
    limits: { cpu: '1', memory: '256Mi' },
  });
});

test.each([
  ['a lower memory limit lowers the request', { limit: Size.mebibytes(64) }, '64Mi', '64Mi'],
  ['a higher memory request raises the limit', { request: Size.gibibytes(1) }, '1Gi', '1Gi'],
  ['both are kept', { request: Size.mebibytes(1), limit: Size.gibibytes(2) }, '1Mi', '2Gi'],
])('%s', (_, memory, request, limit) => {
  const { requests, limits } = container({ resources: Resources.of({ memory }) }).resources;
  expect([requests.memory, limits.memory]).toEqual([request, limit]);
});

test('amounts are written as the API server writes them back', () => {
  const resources = Resources.of({
    // 1.005 * 1000 is 1004.9999999999999.
    cpu: { request: CpuAmount.units(1.005), limit: CpuAmount.units(1.5) },
    memory: { request: Size.gibibytes(0.5), limit: Size.mebibytes(1024) },
  });
  expect(container({ resources }).resources).toEqual({
    requests: { cpu: '1005m', memory: '512Mi' },
    limits: { cpu: '1500m', memory: '1Gi' },
  });
});

test('what a device plugin offers is a limit, which the API server takes as the request', () => {
  const resources = Resources.of({ extended: { 'nvidia.com/gpu': 2, 'example.com/tokens': 1000 } });
  expect(container({ resources }).resources).toEqual({
    requests: { cpu: '50m', memory: '128Mi' },
    limits: { memory: '256Mi', 'nvidia.com/gpu': '2', 'example.com/tokens': '1k' },
  });
});

test('Resources.none() sets nothing', () => {
  expect(container({ resources: Resources.none() }).resources).toBeUndefined();
});

test.each<[string, unknown, string[]]>([
  [
    'a CPU request above its limit',
    Resources.of({ cpu: { request: Cpu.units(2), limit: Cpu.millis(500) } }),
    ['cpu request "2" is above its limit "500m": raise the limit or lower the request. (container-resources)'],
  ],
  [
    'a memory request above its limit',
    Resources.of({ memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } }),
    ['memory request "1Gi" is above its limit "512Mi": raise the limit or lower the request. (container-resources)'],
  ],
  [
    'amounts of nothing, and those that are not amounts',
    Resources.of({ cpu: { request: CpuAmount.millis(0), limit: CpuAmount.units(Number.NaN) } }),
    [
      'cpu request "0m" is not above 0: write, for example, Cpu.millis(50). (container-resources)',
      'cpu limit "NaN" is not above 0: write, for example, Cpu.millis(50). (container-resources)',
    ],
  ],
  [
    'amounts of what no plugin can offer, and parts of a device',
    Resources.of({ extended: { gpu: 1, 'kubernetes.io/gpu': 1, 'nvidia.com/gpu': 0.5, 'a.b/c': untyped('1') } }),
    [
      'extended resource "a.b/c" with "1" is not a whole number of 1 or more: write, for example, 1. (number)',
      'extended resource "gpu" is not the name of an extended resource: write domain and name, for example "nvidia.com/gpu". (quantity)',
      'extended resource "kubernetes.io/gpu" is not the name of an extended resource: write domain and name, for example "nvidia.com/gpu". (quantity)',
      'extended resource "nvidia.com/gpu" with 0.5 is not a whole number of 1 or more: write, for example, 1. (number)',
    ],
  ],
  [
    'amounts finer than the API server counts',
    Resources.of({ cpu: { request: Cpu.units(0.0001) }, memory: { request: Size.kibibytes(0.3) } }),
    [
      'cpu request "0.0001" is finer than a thousandth of a CPU: write, for example, Cpu.millis(50). (container-resources)',
      'memory request "0.3Ki" is not a whole number of bytes: write, for example, Size.mebibytes(128). (container-resources)',
    ],
  ],
  [
    'misspelt options and values of a wrong type',
    Resources.of(untyped({ mem: {}, cpu: { requests: Cpu.units(1), limit: '1' }, memory: { request: '1Gi' } })),
    [
      'resources has no option "mem": write one of cpu, memory, ephemeralStorage, extended. (unknown-option)',
      'cpu of resources has no option "requests": write one of request, limit. (unknown-option)',
      'cpu limit "1" has the wrong type; expected an amount such as Cpu.millis(50). (wrong-type)',
      'memory request "1Gi" has the wrong type; expected an amount such as Size.mebibytes(128). (wrong-type)',
    ],
  ],
  [
    'a plain object',
    {},
    [
      'resources {} has the wrong type; expected resources such as Resources.of({ cpu: { request: Cpu.millis(100) } }). (wrong-type)',
    ],
  ],
])('%s is a problem', (_, resources, expected) => {
  expect(messages(checkResources(resources))).toEqual(expected);
});
