import { Backend, IngressRouter, RoutingTarget } from '../../../lib';
import { type Case, raw } from '../case';
import { deployment, object, type Raw, service } from '../objects';

const PREFIX = 'nginx.ingress.kubernetes.io';

const sticky = (host: string, cookie: string | undefined, more: Raw = {}, className = 'nginx'): Raw => {
  const backend = { service: { name: 'user', port: { number: 80 } } };
  return object(
    'networking.k8s.io/v1',
    'Ingress',
    {
      metadata: {
        annotations: {
          [`${PREFIX}/affinity`]: 'cookie',
          ...(cookie && { [`${PREFIX}/session-cookie-name`]: cookie }),
          ...more,
        },
      },
      spec: {
        ingressClassName: className,
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    },
    host.replace('.', '-'),
  );
};

const WORKLOAD = [deployment(), service({ ports: [{ port: 80, targetPort: 8080 }] })];
const END = 'and ingress-nginx keeps one for each Service: write the same in both, or give one a Service of its own.';

export const wrong: readonly Case[] = [
  raw(
    'two names of the cookie for one Service',
    [sticky('a.com', 'first'), sticky('b.com', 'second'), ...WORKLOAD],
    [
      `[shop/1] the sticky session of the Service "user" differs from that of shop/0 (session-cookie-name "second" instead of "first"), ${END}`,
    ],
  ),
  raw(
    'one that says no name',
    [sticky('a.com', 'first'), sticky('b.com', undefined), ...WORKLOAD],
    [
      `[shop/1] the sticky session of the Service "user" differs from that of shop/0 (session-cookie-name "INGRESSCOOKIE" instead of "first"), ${END}`,
    ],
  ),
  raw(
    'two keys of a hash for one Service',
    [
      sticky('a.com', undefined, { [`${PREFIX}/upstream-hash-by`]: '$remote_addr', [`${PREFIX}/affinity`]: undefined }),
      sticky('b.com', undefined, { [`${PREFIX}/upstream-hash-by`]: '$request_uri', [`${PREFIX}/affinity`]: undefined }),
      ...WORKLOAD,
    ],
    [
      `[shop/1] the load balancing of the Service "user" differs from that of shop/0 (upstream-hash-by "$request_uri" instead of "$remote_addr"), ${END}`,
    ],
  ),
  {
    title: 'two routers of one class',
    build: (chart) => {
      for (const name of ['one', 'two']) {
        const router = new IngressRouter(chart, name, { host: `${name}.com` });
        router.prefix('/a', Backend.external('user', 80), { stickySession: { cookie: name } });
      }
    },
    problems: [
      `[shop/two/ingress-two] the sticky session of the Service "user" differs from that of shop/one/ingress-one (session-cookie-name "two" instead of "one"), ${END}`,
    ],
  },
];

export const right: readonly Case[] = [
  raw('the same session twice', [sticky('a.com', 'same'), sticky('b.com', 'same'), ...WORKLOAD], []),
  raw(
    'settings that are the defaults',
    [
      sticky('a.com', 'INGRESSCOOKIE', { [`${PREFIX}/affinity-mode`]: 'balanced' }),
      sticky('b.com', undefined),
      ...WORKLOAD,
    ],
    [],
  ),
  raw('two classes', [sticky('a.com', 'first'), sticky('b.com', 'second', {}, 'internal'), ...WORKLOAD], []),
  {
    title: 'two routers of two classes',
    build: (chart) => {
      for (const name of ['one', 'two']) {
        const target = RoutingTarget.ingressNginx({ className: name });
        const router = new IngressRouter(chart, name, { host: `${name}.com`, target });
        router.prefix('/a', Backend.external('user', 80), { stickySession: { cookie: name } });
      }
    },
    problems: [],
  },
];
