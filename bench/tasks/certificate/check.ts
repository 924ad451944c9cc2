import { at, itemsOf, listOf } from '../../../lib/checks/model/read';
import type { Solved } from '../solved';
import type { Task } from '../task';

const HOSTS = ['abc.com', 'www.abc.com'];

const spec = (solved: Solved) => {
  const [certificate, ...others] = solved.objects('Certificate');
  return others.length === 0 ? at(certificate?.json, 'spec') : undefined;
};
const hours = (text: unknown) => Number(/^(\d+)h/.exec(String(text))?.[1]);

export const task: Task = {
  ends: {
    'one Certificate is for both hosts': (solved) =>
      HOSTS.every((host) => listOf(at(spec(solved), 'dnsNames')).includes(host)),
    'the ClusterIssuer letsencrypt signs it': (solved) =>
      at(spec(solved), 'issuerRef', 'name') === 'letsencrypt' &&
      at(spec(solved), 'issuerRef', 'kind') === 'ClusterIssuer',
    'its Secret is abc-com-tls': (solved) => at(spec(solved), 'secretName') === 'abc-com-tls',
    'its key is RSA with 4096 bits, and a new one each time': (solved) => {
      const key = at(spec(solved), 'privateKey');
      return (
        (at(key, 'algorithm') ?? 'RSA') === 'RSA' && at(key, 'size') === 4096 && at(key, 'rotationPolicy') === 'Always'
      );
    },
    'it is renewed 30 days before': (solved) => hours(at(spec(solved), 'renewBefore')) === 720,
    'the routes are served with it': (solved) => {
      const tls = solved.objects('Ingress').flatMap(({ json }) => itemsOf(at(json, 'spec', 'tls')));
      const hosts = tls.filter(({ secretName }) => secretName === 'abc-com-tls').flatMap((each) => listOf(each.hosts));
      return HOSTS.every((host) => hosts.includes(host));
    },
    'requests by HTTP are redirected to HTTPS of their host': (solved) =>
      HOSTS.every((host) => solved.answer(`http://${host}/a`)?.location?.startsWith(`https://${host}/a`)),
    'requests by HTTPS reach web': (solved) =>
      HOSTS.every((host) => solved.answer(`https://${host}/a`)?.backends?.[0]?.serviceName === 'web'),
  },
};
