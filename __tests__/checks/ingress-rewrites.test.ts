import { IngressNginxModel } from '../routing/targets/ingress-nginx/controller/controller-model';
import { ingress } from '../routing/targets/ingress-nginx/controller/ingress-fixture';
import { seen } from '../routing/targets/ingress-nginx/controller/nginx-answer';
import { askNginx, nginxIsInstalled } from '../routing/targets/ingress-nginx/controller/nginx-run';
import { findingsOf, raw } from './case';
import { deployment, nginxIngress, path, service } from './objects';

const isInstalled = nginxIsInstalled();
if (!isInstalled) process.stdout.write('ingress-rewrites.test.ts asks no nginx: there is none on this machine\n');

const REQUESTS = ['/api/users/42', '/api/v1', '/api'];
const TO_NOTHING = '404';

/** The paths that arrive, in the order of the requests, and whether a warning says so. */
test.each<[path: string, type: string, target: string, arrives: readonly string[], isWarned: boolean]>([
  ['/api', 'Prefix', '/', ['/', '/', '/'], true],
  ['/api', 'Prefix', '/v2', ['/v2', '/v2', '/v2'], true],
  ['/api', 'Prefix', '/api', ['/api', '/api', '/api'], true],
  ['/api', 'ImplementationSpecific', '/', ['/', '/', '/'], true],
  ['/api(/|$)(.*)', 'ImplementationSpecific', '/', ['/', '/', '/'], true],
  ['/api/.*$', 'ImplementationSpecific', '/', ['/', '/', TO_NOTHING], true],
  ['/api(/|$)(.*)', 'ImplementationSpecific', '/$2', ['/users/42', '/v1', '/'], false],
  ['/api$', 'ImplementationSpecific', '/', [TO_NOTHING, TO_NOTHING, '/'], false],
  ['/api/?$', 'ImplementationSpecific', '/', [TO_NOTHING, TO_NOTHING, '/'], false],
  ['/', 'Prefix', '/', REQUESTS, false],
])('%s as %s with the target %s', async (text, type, target, arrives, isWarned) => {
  const annotations = { 'rewrite-target': target };
  const objects = [
    deployment(),
    service(),
    nginxIngress('user', annotations, [path(text, 'user', { number: 80 }, type)]),
  ];
  expect(findingsOf(raw('', objects, [])).warnings.length).toBe(isWarned ? 1 : 0);
  if (!isInstalled) return;
  const fixture = ingress('user', { annotations, hosts: { 'abc.com': { [`${type} ${text}`]: 'user' } } });
  const answers = await askNginx(
    new IngressNginxModel([fixture]),
    REQUESTS.map((each) => ({ host: 'abc.com', path: each })),
  );
  const [...expected] = arrives.map((each) => (each === TO_NOTHING ? each : `default-user-80 ${each}`));
  expect(answers.map(seen)).toEqual(expected);
});
