import { type Case, raw } from '../case';
import { object } from '../objects';

const configMap = (name: unknown, metadata = {}) => object('v1', 'ConfigMap', { metadata }, name);

export const wrong: readonly Case[] = [
  raw(
    'two ConfigMaps of one name',
    [configMap('settings'), configMap('settings')],
    [
      '[shop/1] ConfigMap "settings" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
    ],
  ),
  raw(
    'two of three ConfigMaps with one name',
    [configMap('settings'), configMap('settings'), configMap('settings')],
    [
      '[shop/1] ConfigMap "settings" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
      '[shop/2] ConfigMap "settings" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
    ],
  ),
  raw(
    'two objects of one name in two versions of a kind',
    [
      object('autoscaling/v1', 'HorizontalPodAutoscaler', {
        spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Widget', name: 'w', apiVersion: 'example.com/v1' } },
      }),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Gadget', name: 'w', apiVersion: 'example.com/v1' } },
      }),
    ],
    [
      '[shop/1] HorizontalPodAutoscaler "user" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
    ],
  ),
  raw(
    'two ClusterRoles of one name, with two namespaces written',
    ['a', 'b'].map((namespace) =>
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', { metadata: { namespace }, rules: [] }),
    ),
    [
      '[shop/1] ClusterRole "user" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
    ],
  ),
  raw(
    'two custom resources of one name',
    [object('example.com/v1', 'Widget'), object('example.com/v2', 'Widget')],
    [
      '[shop/1] Widget "user" is also made by shop/0, and one would overwrite the other: give one of the two another name.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'one name in two namespaces, groups and kinds',
    [
      ...['a', 'b'].map((namespace) => configMap('user', { namespace })),
      object('v1', 'Secret'),
      object('example.com/v1', 'Widget'),
      object('example.org/v1', 'Widget'),
    ],
    [],
  ),
];
