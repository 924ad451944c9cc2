import { ANNOTATION_PREFIX } from '../nginx/annotations/annotation-spec';
import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import { annotationsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf, nginxIngressesOf } from './model/ingress-class';
import { isMadeByPortico } from './model/made-by-portico';
import { nginxControllerOf } from './model/nginx-settings';
import { problem, warning } from './model/object-finding';
import { at, itemsOf, listOf, stringOf } from './model/read';

export const httpsRedirectsCheck: Check<'https-redirects'> = {
  name: 'https-redirects',
  summary:
    'A redirect to HTTPS of a host without a certificate ends, because the ingress-nginx of the app learns from the proxy in front of it that a client used HTTPS (a warning for raw Ingresses).',
  example:
    'requests for "abc.com" are redirected to HTTPS in an endless loop behind a load balancer that terminates TLS, since ConfigMap "ingress-nginx-controller" has no use-forwarded-headers: set it, or write a certificate in spec.tls.',
  *check(app) {
    const certified = new Set(
      ingressesOf(app).flatMap(({ json }) => itemsOf(at(json, 'spec', 'tls')).flatMap(({ hosts }) => listOf(hosts))),
    );
    for (const object of nginxIngressesOf(app)) {
      const controller = nginxControllerOf(app, ingressClassOf(app, object));
      if (controller === undefined || controller.hasDefaultCertificate) continue;
      const { config, configName } = controller;
      const own = annotationsOf(object)[`${ANNOTATION_PREFIX}force-ssl-redirect`];
      const isSeen = isTrue(config['use-forwarded-headers']) || isTrue(config['use-proxy-protocol']);
      if (isSeen || !isTrue(own ?? config['force-ssl-redirect'])) continue;
      const hosts = ingressRulesOf(object).map(({ host }) => stringOf(host));
      const bare = [...new Set(hosts.filter((host) => host === undefined || !isCertified(host, certified)))];
      if (bare.length === 0) continue;
      const names = bare.map((host) => (host === undefined ? 'every host' : show(host))).join(', ');
      const found = isMadeByPortico(object) ? problem : warning;
      yield found(
        object,
        `requests for ${names} are redirected to HTTPS in an endless loop behind a load balancer that terminates TLS, since ${configName} has no use-forwarded-headers: set it, or write a certificate in spec.tls.`,
      );
    }
  },
};

function isCertified(host: string, certified: ReadonlySet<unknown>): boolean {
  return certified.has(host) || certified.has(host.replace(/^[^.]+/, '*'));
}
