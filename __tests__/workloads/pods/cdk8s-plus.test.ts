import { Size } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { CpuAmount, PodVariable, Resources, WebService } from '../../../lib';
import { only, synthesize } from '../../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const memory = { request: Size.mebibytes(64), limit: Size.mebibytes(512) };

/** The same values in each library; that this compiles is a part of the test. */
const LIBRARIES = {
  'cdk8s-plus-27': {
    env: {
      LEVEL: plus27.EnvValue.fromValue('info'),
      LIMIT: plus27.EnvValue.fromResource(plus27.ResourceFieldPaths.MEMORY_LIMIT),
      POD_IP: plus27.EnvValue.fromFieldRef(plus27.EnvFieldPaths.POD_IP),
    },
    resources: Resources.of({ cpu: { request: plus27.Cpu.millis(200), limit: plus27.Cpu.units(2) }, memory }),
  },
  'cdk8s-plus-34': {
    env: {
      LEVEL: plus34.EnvValue.fromValue('info'),
      LIMIT: plus34.EnvValue.fromResource(plus34.ResourceFieldPaths.MEMORY_LIMIT),
      POD_IP: plus34.EnvValue.fromFieldRef(plus34.EnvFieldPaths.POD_IP),
    },
    resources: Resources.of({
      cpu: { request: plus34.Cpu.millis(200), limit: plus34.Cpu.units(2) },
      memory,
    } satisfies plus34.ContainerResources),
  },
  Portico: {
    env: {
      LEVEL: PodVariable.literal('info'),
      LIMIT: PodVariable.resource('limits.memory'),
      POD_IP: PodVariable.field('status.podIP'),
    },
    resources: Resources.of({ cpu: { request: CpuAmount.millis(200), limit: CpuAmount.units(2) }, memory }),
  },
};

test.each(Object.entries(LIBRARIES))('variables and amounts can be values of %s', (_, props) => {
  const [container] = only(
    synthesize((chart) => new WebService(chart, 'user', { image, ...props })),
    'Deployment',
  ).spec.template.spec.containers;
  expect({ env: container.env, resources: container.resources }).toEqual({
    env: [
      { name: 'LEVEL', value: 'info' },
      { name: 'LIMIT', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
      { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ],
    resources: { requests: { cpu: '200m', memory: '64Mi' }, limits: { cpu: '2', memory: '512Mi' } },
  });
});
