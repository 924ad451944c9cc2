import { EnvValue } from 'cdk8s-plus-27';
import { Settings, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { container, deployment, headless, object, service, statefulSet } from '../objects';

const image = 'registry.example.com/web:1.0.0';
const web = (ports: readonly object[], spec = {}) => service({ ports, ...spec }, 'web');
const configMap = (data: { readonly [key: string]: string }, namespace?: string) =>
  object('v1', 'ConfigMap', { metadata: { namespace }, data }, 'settings');
const http = { name: 'http', port: 80, targetPort: 'http' };

const webUrl = (text: string, fix: string, port = 3000) =>
  `${JSON.stringify(text)} uses port ${port} of Service "web", which offers 80: write ${fix}.`;

export const wrong: readonly Case[] = [
  {
    title: 'the port of the pods instead of that of the Service',
    build: (chart) => {
      new WebService(chart, 'web', { image, port: 3000 });
      new WebService(chart, 'shop', {
        image,
        config: { WEB_URL: 'http://web:3000' },
        env: { WEB: EnvValue.fromValue('web:3000') },
        args: ['--upstream=web:3000', '--fallback', 'web:3000'],
      });
      new Settings(chart, 'settings', { config: { UPSTREAM: 'http://web:3000/api' } });
    },
    problems: [
      `[shop/shop/config] data "WEB_URL": ${webUrl('http://web:3000', '"http://web"')}`,
      `[shop/shop/deployment] env "WEB" of container "shop": ${webUrl('web:3000', '"web:80"')}`,
      `[shop/shop/deployment] args[0] of container "shop": ${webUrl('web:3000', '"web:80"')}`,
      `[shop/shop/deployment] args[2] of container "shop": ${webUrl('web:3000', '"web:80"')}`,
      `[shop/settings/config] data "UPSTREAM": ${webUrl('http://web:3000', '"http://web"')}`,
    ],
  },
  raw(
    'a URL without a port, whose password is not shown',
    [deployment(), web([{ port: 3000, targetPort: 'http' }]), configMap({ A: 'https://me:secret@web/x' })],
    ['[shop/2] data "A": "https://web" uses port 443 of Service "web", which offers 3000: write "https://web:3000".'],
    ['[shop/2] data "A" has a password in its URL: write the whole URL into a Secret.'],
  ),
  raw(
    'a Service with several ports',
    [
      deployment(),
      web([http, { name: 'more', port: 9100, targetPort: 8080 }]),
      configMap({ A: 'http://web:8080/', B: 'grpc://web:9000', C: 'web:80,web:9100,web:1' }),
    ],
    [
      '[shop/2] data "A": "http://web:8080" uses port 8080 of Service "web", which offers 80, 9100: write "http://web".',
      '[shop/2] data "B": "grpc://web:9000" uses port 9000 of Service "web", which offers 80, 9100: write one of these ports.',
      '[shop/2] data "C": "web:1" uses port 1 of Service "web", which offers 80, 9100: write one of these ports.',
    ],
  ),
  raw(
    'a Service of another namespace by its full name',
    [
      { ...deployment(), metadata: { name: 'web', namespace: 'other' } },
      { ...web([http]), metadata: { name: 'web', namespace: 'other' } },
      configMap({ A: 'http://web.other.svc.cluster.local:3000/x' }),
    ],
    [
      '[shop/2] data "A": "http://web.other.svc.cluster.local:3000" uses port 3000 of Service "web", which offers 80: write "http://web.other.svc.cluster.local".',
    ],
  ),
  raw(
    'a file, in which an address may be an example',
    [deployment(), web([http]), configMap({ 'nginx.conf': 'location / {\n  proxy_pass http://web:3000;\n}\n' })],
    [],
    [`[shop/2] data "nginx.conf": ${webUrl('http://web:3000', '"http://web"')}`],
  ),
  raw(
    'pods that a StatefulSet does not have',
    [
      statefulSet({ replicas: 2, serviceName: 'db-pods' }, {}, 'db'),
      { ...headless('db'), metadata: { name: 'db-pods' } },
      configMap({
        A: 'db-0.db-pods:5432,db-2.db-pods:5432',
        B: 'tcp://bd-0.db-pods:5432',
        C: '# db-9.db-pods\nhttp://db-9.db-pods',
      }),
    ],
    [
      '[shop/2] data "A": "db-2.db-pods:5432" asks pod "db-2", and StatefulSet "db" has "db-0" to "db-1": write one of these.',
      '[shop/2] data "B": "tcp://bd-0.db-pods:5432" asks pod "bd-0", and StatefulSet "db" has "db-0" to "db-1": write one of these.',
    ],
    [
      '[shop/2] data "C": "http://db-9.db-pods" asks pod "db-9", and StatefulSet "db" has "db-0" to "db-1": write one of these.',
    ],
  ),
  raw(
    'a pod that a StatefulSet of one pod does not have',
    [
      statefulSet({ replicas: 1, serviceName: 'db-pods' }, {}, 'db'),
      { ...headless('db'), metadata: { name: 'db-pods' } },
      configMap({ A: 'db-2.db-pods:5432' }),
    ],
    ['[shop/2] data "A": "db-2.db-pods:5432" asks pod "db-2", and StatefulSet "db" has "db-0": write "db-0".'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'addresses that lead somewhere, and texts that are no address',
    [
      deployment(
        {},
        {
          containers: [
            container({
              env: [
                { name: 'A', value: 'http://web' },
                { name: 'B', value: 'http://web:80/api' },
                { name: 'C', value: 'web:80' },
                { name: 'D', value: 'http://db:5432' },
                { name: 'E', value: 'https://out:8443' },
                { name: 'F', value: 'http://elsewhere:3000,http://web.example.com:3000,http://web.other:3000' },
                { name: 'IMAGE', value: 'web:3000' },
                { name: 'RUN_AS_USER', value: 'web:1000' },
                { name: 'G', value: 'kafka://web' },
                { name: 'H', value: 'http://web:$(PORT)' },
                { name: 'I', value: 'http://web-next:3000' },
              ],
              args: ['chown', '-R', 'web:1000', '--user=web:1000', '--publish=8080:80'],
            }),
          ],
        },
      ),
      web([http]),
      service({ clusterIP: 'None', ports: [{ port: 80, targetPort: 'http' }] }, 'db'),
      object('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'a.com', ports: [{ port: 80 }] } }, 'out'),
      configMap({ A: 'http://web:3000' }, 'other'),
    ],
    [],
  ),
];
