import { controllerSettings } from '../../../../../nginx/config/controller-settings';
import { show } from '../../../../../rules/show';
import type { IIngressNginxController } from '../../../ingress-nginx-controller';
import { TRAEFIK_PODS } from '../../../traefik-pods';
import { checkAlphabets } from '../../check-alphabets';
import { checkEmittedAnnotations } from '../../check-annotations';
import { checkRawAnnotations } from '../../check-raw-annotations';
import { finding } from '../../codes';
import { planIngresses } from '../../plan';
import type { IngressServer } from '../server';
import { CAPABILITIES } from './capabilities';
import { checkBeside, checkHosts, checkSharedMode } from './check-hosts';
import { checkReadPolicies } from './check-policies';
import { checkRoutes } from './check-routes';
import { restate } from './restate';
import { spellForTraefik } from './spell';
import { warningsOf } from './warnings';

/** Traefik does not read the ConfigMap of ingress-nginx, and has options of its own for snippets. */
const TAKES_SNIPPETS = controllerSettings({
  'allow-snippet-annotations': 'true',
  'annotations-risk-level': 'Critical',
});

/** Traefik 3.7, whose provider makes a rule of each path, and sorts all rules by their length. */
export const traefikServer: IngressServer = {
  capabilities: CAPABILITIES,
  *optionProblems(controller?: IIngressNginxController) {
    if (controller === undefined) return;
    const message = `the controller of class ${show(controller.className)} and IngressNginxServer.traefik() are both set, and one of them serves the class: leave controller out, and write className instead.`;
    yield finding('nginx-class', message);
  },
  *problems(table) {
    yield* checkHosts(table);
    yield* checkRoutes(table);
    yield* checkRawAnnotations(table, TAKES_SNIPPETS);
    yield* checkReadPolicies(table);
    yield* checkAlphabets(table, 'Traefik');
    const restated = restate(table);
    yield* checkEmittedAnnotations(restated, planIngresses(restated, spellForTraefik));
  },
  problemsBeside: checkBeside,
  problemsOnSharedHost: checkSharedMode,
  warnings: warningsOf,
  podsOf: () => TRAEFIK_PODS,
  // Its names of services go by the place of a path in an Ingress, which changes with every route.
  seriesOf: () => undefined,
  restate,
  spell: spellForTraefik,
};
