import { checkStruct, checkValue, wrongType } from '../../../rules/check';
import { dnsSubdomainFlaw } from '../../../rules/dns-name';
import type { Findings } from '../../../rules/finding';
import { show } from '../../../rules/show';
import { finding } from './codes';
import { IngressNginxServer } from './ingress-nginx-server';
import type { IngressNginxTargetOptions } from './options';

const OPTIONS = Object.keys({
  className: true,
  controller: true,
  clusterDomain: true,
  servedBy: true,
} satisfies { [name in keyof IngressNginxTargetOptions]-?: true });

/** Checks the options of the target by themselves; a controller checks its own class. */
export function* checkOptions(options: IngressNginxTargetOptions): Findings {
  if (!(yield* checkStruct('RoutingTarget.ingressNginx()', options, OPTIONS))) return;
  const { className, controller, clusterDomain, servedBy } = options;
  if (clusterDomain !== undefined) yield* checkValue('dns-name', 'clusterDomain', clusterDomain, dnsSubdomainFlaw);
  if (servedBy !== undefined) {
    if (!(servedBy instanceof IngressNginxServer)) {
      yield wrongType('servedBy', servedBy, 'an IngressNginxServer such as IngressNginxServer.traefik()');
    } else yield* servedBy._server.optionProblems(controller);
  }
  if (controller === undefined) {
    if (className !== undefined) yield* checkValue('dns-name', 'className', className, dnsSubdomainFlaw);
  } else if (controller?.installation === undefined) {
    yield wrongType('controller', controller, 'an IngressNginxController');
  } else if (className !== undefined) {
    const message = `className ${show(className)} and the controller of class ${show(controller.className)} are both set: leave className out.`;
    yield finding('nginx-class', message);
  }
}
