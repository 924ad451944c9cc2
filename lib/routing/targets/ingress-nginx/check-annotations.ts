import { checkAnnotation } from '../../../nginx/annotations/check-annotation';
import { checkAnnotationSet } from '../../../nginx/annotations/check-annotation-set';
import type { AnnotationFinding } from '../../../nginx/codes';
import type { ControllerSettings } from '../../../nginx/config/controller-settings';
import { describeRoute } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import type { TargetFinding, TargetFindings } from '../routing-target';
import { objectAnnotations } from './annotations';
import { withoutReported } from './check-raw-annotations';
import { finding } from './codes';
import type { PlannedIngress } from './planned-ingress';

/**
 * Checks that the annotations of every planned Ingress pass the controller's own validators. Raw ones are checked where they
 * are written.
 */
export function* checkEmittedAnnotations(
  table: RouteTable,
  ingresses: readonly PlannedIngress[],
  settings?: ControllerSettings,
): TargetFindings {
  const ofRouter = objectAnnotations(table, undefined, false);
  for (const ingress of ingresses) {
    const { route } = ingress;
    const raw = (route ?? table).policies.annotations ?? {};
    const typed = Object.entries(ingress.annotations).filter(([key]) => raw[key] === undefined);
    for (const [key, value] of typed) {
      // A "$" is reported with the option, since the table has no variables.
      if (key.endsWith('/app-root') && value.includes('$')) continue;
      const own = ofRouter[key] === value ? undefined : route;
      const what = own === undefined ? 'the router' : describeRoute(own.match, own.path);
      for (const { code, message } of only('problem', checkAnnotation(key, value, settings))) {
        yield { code, message: `${what}: ${message}`, routeKey: own?.key };
      }
    }
    const together = checkAnnotationSet(
      withoutReported(ingress.annotations, route ?? table, table.policies),
      table.namespace,
    );
    for (const { code, message } of only('problem', together)) yield { code, message, routeKey: route?.key };
  }
}

/** Warnings about the annotations of every planned Ingress. */
export function* annotationWarnings(table: RouteTable, ingresses: readonly PlannedIngress[]): TargetFindings {
  for (const ingress of ingresses) {
    const { annotations } = ingress;
    // A rewrite to a URL is the redirect that was asked for.
    const isMeant = (key: string) => key.endsWith('/rewrite-target') && ingress.route?.redirect !== undefined;
    const single = Object.entries(annotations).flatMap(([key, value]) =>
      isMeant(key) ? [] : [...checkAnnotation(key, value)],
    );
    const found = [...single, ...checkAnnotationSet(annotations)];
    for (const { code, message } of only('warning', found)) yield { code, message, routeKey: ingress.route?.key };
    yield* hostAnnotations(table, ingress);
  }
}

function* hostAnnotations(table: RouteTable, { annotations, route }: PlannedIngress): TargetFindings {
  if (route === undefined) return;
  const perHost = Object.keys(annotations).filter((key) =>
    /\/(auth-tls-.*|ssl-ciphers|ssl-prefer-server-ciphers)$/.test(key),
  );
  for (const key of perHost.filter((name) => table.policies.annotations?.[name] !== annotations[name])) {
    const message = `annotation "${key}" holds for a whole host, and the oldest Ingress of the host decides: set it on the router.`;
    yield { ...finding('nginx-host-annotation', message), routeKey: route.key };
  }
}

function only(severity: AnnotationFinding['severity'], findings: Iterable<AnnotationFinding>): TargetFinding[] {
  return [...findings].filter((each) => each.severity === severity);
}
