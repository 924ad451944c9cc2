import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { type Case, raw } from '../case';
import { cronJob, deployment, job, object, service, statefulSet, user, widgets } from '../objects';

const configMap = (name: unknown, metadata = {}) => object('v1', 'ConfigMap', { metadata }, name);

export const wrong: readonly Case[] = [
  raw(
    'an underscore in the name of a Service',
    [deployment(), service({}, 'user_service')],
    [
      '[shop/1] name "user_service" of a Service is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-service".',
    ],
  ),
  raw(
    'a name of a Service that starts with a digit',
    [deployment(), service({}, '1user')],
    ['[shop/1] name "1user" of a Service starts with a digit: write a letter first, for example "v1user".'],
  ),
  raw(
    'a dot in the name of a Service',
    [deployment(), service({}, 'user.v1')],
    [
      '[shop/1] name "user.v1" of a Service is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-v1".',
    ],
  ),
  raw(
    'a name of a Service with 64 characters',
    [deployment(), service({}, 'a'.repeat(64))],
    [
      '[shop/1] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a Service has 64 characters: write at most 63.',
    ],
  ),
  raw(
    'capitals in the name of a Deployment',
    [deployment({}, {}, 'user'), object('v1', 'ConfigMap', {}, 'Settings')],
    [
      '[shop/1] name "Settings" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "settings".',
    ],
  ),
  raw(
    'a name of a ConfigMap with 254 characters',
    [configMap('a'.repeat(254))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… of a ConfigMap has 254 characters: write at most 253.',
    ],
  ),
  raw(
    'a name of a ConfigMap that ends in a dash',
    [configMap('settings-')],
    [
      '[shop/0] name "settings-" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "settings".',
    ],
  ),
  raw(
    'a space in a name',
    [configMap('my settings')],
    [
      '[shop/0] name "my settings" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-settings".',
    ],
  ),
  raw(
    'a name with a line break',
    [configMap('a\nb: c')],
    [
      '[shop/0] name "a\\nb: c" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a-b-c".',
    ],
  ),
  raw(
    'a number as a name',
    [configMap(7)],
    [
      '[shop/0] name 7 of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
    ],
  ),
  raw(
    'an empty name',
    [configMap('')],
    [
      '[shop/0] name "" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
    ],
  ),
  raw(
    'a dot in the name of a Namespace',
    [object('v1', 'Namespace', {}, 'shop.eu')],
    [
      '[shop/0] name "shop.eu" of a Namespace is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "shop-eu".',
    ],
  ),
  raw(
    'a slash in the name of a Role',
    [object('rbac.authorization.k8s.io/v1', 'Role', { rules: [] }, 'a/b')],
    ['[shop/0] name "a/b" of a Role is not a path segment: write a name without "/" and "%".'],
  ),
  raw(
    'a percent sign in the name of a ClusterRole',
    [object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }, 'a%b')],
    ['[shop/0] name "a%b" of a ClusterRole is not a path segment: write a name without "/" and "%".'],
  ),
  raw(
    'a name of a custom resource with capitals',
    [object('example.com/v1', 'Widget', {}, 'Widget')],
    [
      '[shop/0] name "Widget" of a Widget is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "widget".',
    ],
  ),
  raw(
    'a name of a CronJob with 53 characters',
    [object('batch/v1', 'CronJob', { spec: cronJob('0 3 * * *').spec }, 'a'.repeat(53))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a CronJob has 53 characters: write at most 52, since its Jobs are named after it, with a number.',
    ],
  ),
  raw(
    'a name of a Job with 64 characters',
    [job({}, {}, 'a'.repeat(64))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a Job has 64 characters: write at most 63, since its pods have it as a label.',
    ],
  ),
  raw(
    'a name of a Job of ten indexes with 62 characters',
    [job({ completionMode: 'Indexed', completions: 10 }, {}, 'a'.repeat(62))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a Job has 62 characters: write at most 61, since its pods have it as their host name, with their number.',
    ],
  ),
  raw(
    'a name of a CronJob of eleven indexes with 52 characters',
    [
      object(
        'batch/v1',
        'CronJob',
        {
          spec: {
            schedule: '@daily',
            jobTemplate: { spec: job({ completionMode: 'Indexed', completions: 11 }).spec },
          },
        },
        'a'.repeat(52),
      ),
    ],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a CronJob has 52 characters: write at most 51, since its pods have it as their host name, with their number.',
    ],
  ),
  raw(
    'a name of a StatefulSet with 53 characters',
    [statefulSet({}, {}, 'a'.repeat(53))],
    [
      '[shop/0] name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" of a StatefulSet has 53 characters: write at most 52, since its pods have it as a label, with a hash.',
    ],
  ),
  raw(
    'a namespace with capitals',
    [configMap('settings', { namespace: 'Shop' })],
    [
      '[shop/0] namespace "Shop" of a ConfigMap is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "shop".',
    ],
  ),
  raw(
    'a namespace that is a number',
    [configMap('settings', { namespace: 5 })],
    [
      '[shop/0] namespace 5 of a ConfigMap is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user".',
    ],
  ),
  raw(
    'a generateName next to a name',
    [configMap('settings', { generateName: 'settings-' })],
    [],
    ['[shop/0] generateName "settings-" has no effect next to the name "settings": leave it out.'],
  ),
  {
    title: 'a name that a patch removes',
    build: (chart) => {
      const map = new k8s.KubeConfigMap(chart, 'map', { metadata: { name: 'settings' } });
      map.addJsonPatch(JsonPatch.remove('/metadata/name'));
    },
    problems: ['[shop/map] a ConfigMap has no name: write metadata.name, which kubectl apply finds it by.'],
  },
  {
    title: 'a wrong name that a patch sets',
    build: (chart) => {
      const map = new k8s.KubeConfigMap(chart, 'map', { metadata: { name: 'settings' } });
      map.addJsonPatch(JsonPatch.replace('/metadata/name', 'Settings!'));
    },
    problems: [
      '[shop/map] name "Settings!" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "settings".',
    ],
  },
];

export const right: readonly Case[] = [
  raw(
    'unusual names',
    [
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }, 'system:auth-delegator'),
      object('v1', 'ConfigMap', {}, 'kube-root-ca.crt'),
      object('v1', 'ConfigMap', {}, '1'),
      object('v1', 'ConfigMap', {}, 'a'.repeat(253)),
      object('v1', 'Namespace', {}, '1-shop'),
      widgets(),
      object('apiregistration.k8s.io/v1', 'APIService', {}, 'v1.example.com'),
    ],
    [],
  ),
  raw(
    'objects with almost no fields',
    [object('v1', 'ConfigMap'), object('v1', 'Secret'), object('v1', 'ServiceAccount'), ...user],
    [],
  ),
];
