import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster } from '../cdk8s/app-trees';
import { finding } from '../cdk8s/codes';
import { type Exemption, exemptionsIn, isDisabled } from '../cdk8s/exemptions';
import { Synthesis } from '../cdk8s/synthesis';
import type { ObjectCheck, SynthesisReport } from '../cdk8s/synthesis-parts';
import { choiceOf } from '../rules/choice';
import { nearest } from '../rules/edit-distance';
import { asText, show } from '../rules/show';
import { acmeSolversCheck } from './acme-solvers';
import { annotationsCheck } from './annotations';
import { apiVersionsCheck } from './api-versions';
import { applyOrderCheck } from './apply-order';
import { autoscalersCheck } from './autoscalers';
import { backendTlsPoliciesCheck } from './backend-tls-policies';
import { canaryRolloutsCheck } from './canary-rollouts';
import { capabilitiesCheck } from './capabilities';
import { certificateHostsCheck } from './certificate-hosts';
import { certificatesCheck } from './certificates';
import { commandsCheck } from './commands';
import { configDataCheck } from './config-data';
import { configReferencesCheck } from './config-references';
import { containerPortsCheck } from './container-ports';
import { controllerConfigCheck } from './controller-config';
import { cronSchedulesCheck } from './cron-schedules';
import { disruptionBudgetsCheck } from './disruption-budgets';
import { duplicatesCheck } from './duplicates';
import { envCheck } from './env';
import { externalSecretsCheck } from './external-secrets';
import { fieldTypesCheck } from './field-types';
import { forwardedHeadersCheck } from './forwarded-headers';
import { hostPortsCheck } from './host-ports';
import { httpRoutesCheck } from './http-routes';
import { httpsBackendsCheck } from './https-backends';
import { httpsRedirectsCheck } from './https-redirects';
import { imagesCheck } from './images';
import { ingressAnnotationsCheck } from './ingress-annotations';
import { ingressBackendsCheck } from './ingress-backends';
import { ingressCanariesCheck } from './ingress-canaries';
import { ingressConflictsCheck } from './ingress-conflicts';
import { ingressHostOptionsCheck } from './ingress-host-options';
import { ingressHostsCheck } from './ingress-hosts';
import { ingressPathsCheck } from './ingress-paths';
import { ingressRewritesCheck } from './ingress-rewrites';
import { ingressTlsCheck } from './ingress-tls';
import { jobDeadlinesCheck } from './job-deadlines';
import { jobWaitsCheck } from './job-waits';
import { labelsCheck } from './labels';
import { limitRangesCheck } from './limit-ranges';
import { listenerSetsCheck } from './listener-sets';
import { missingValuesCheck } from './missing-values';
import { misspeltNamesCheck } from './misspelt-names';
import { AppIndex } from './model/app-index';
import { podSecurityLevels } from './model/pod-security/levels';
import { namesCheck } from './names';
import { networkPathsCheck } from './network-paths';
import { networkPoliciesCheck } from './network-policies';
import { newerFieldsCheck } from './newer-fields';
import { nodePortsCheck } from './node-ports';
import { objectSizeCheck } from './object-size';
import { outputFilesCheck } from './output-files';
import { ownCodes, runOwnChecks } from './own-checks';
import { podSecurityCheck } from './pod-security';
import { probesCheck } from './probes';
import { proxyProtocolCheck } from './proxy-protocol';
import { rbacCheck } from './rbac';
import { resourceQuotasCheck } from './resource-quotas';
import { resourcesCheck } from './resources';
import { scaledObjectsCheck } from './scaled-objects';
import { secretLiteralsCheck } from './secret-literals';
import { secretMakersCheck } from './secret-makers';
import { selectorLabelsCheck } from './selector-labels';
import { selectorOverlapCheck } from './selector-overlap';
import { serviceAccountsCheck } from './service-accounts';
import { serviceAddressesCheck } from './service-addresses';
import { serviceTargetsCheck } from './service-targets';
import { servicesCheck } from './services';
import { statefulSetsCheck } from './stateful-sets';
import { stickySessionsCheck } from './sticky-sessions';
import { stockImagesCheck } from './stock-images';
import { textsCheck } from './texts';
import { unknownFieldsCheck } from './unknown-fields';
import { unusedClaimsCheck } from './unused-claims';
import { volumeClaimsCheck } from './volume-claims';
import { volumesCheck } from './volumes';
import { wildcardCertificatesCheck } from './wildcard-certificates';
import { workloadsCheck } from './workloads';

/** Every check, in the order of the documentation. */
export const CHECKS = [
  namesCheck,
  labelsCheck,
  annotationsCheck,
  duplicatesCheck,
  apiVersionsCheck,
  unknownFieldsCheck,
  newerFieldsCheck,
  fieldTypesCheck,
  objectSizeCheck,
  applyOrderCheck,
  outputFilesCheck,
  textsCheck,
  missingValuesCheck,
  workloadsCheck,
  imagesCheck,
  stockImagesCheck,
  podSecurityCheck,
  capabilitiesCheck,
  commandsCheck,
  selectorLabelsCheck,
  selectorOverlapCheck,
  containerPortsCheck,
  hostPortsCheck,
  probesCheck,
  envCheck,
  secretLiteralsCheck,
  volumesCheck,
  volumeClaimsCheck,
  unusedClaimsCheck,
  resourcesCheck,
  limitRangesCheck,
  resourceQuotasCheck,
  configReferencesCheck,
  configDataCheck,
  secretMakersCheck,
  externalSecretsCheck,
  serviceAccountsCheck,
  rbacCheck,
  misspeltNamesCheck,
  statefulSetsCheck,
  cronSchedulesCheck,
  jobDeadlinesCheck,
  jobWaitsCheck,
  servicesCheck,
  nodePortsCheck,
  serviceTargetsCheck,
  serviceAddressesCheck,
  ingressBackendsCheck,
  ingressPathsCheck,
  ingressConflictsCheck,
  ingressTlsCheck,
  certificatesCheck,
  certificateHostsCheck,
  wildcardCertificatesCheck,
  acmeSolversCheck,
  httpsRedirectsCheck,
  httpsBackendsCheck,
  stickySessionsCheck,
  ingressAnnotationsCheck,
  ingressHostsCheck,
  ingressHostOptionsCheck,
  ingressRewritesCheck,
  ingressCanariesCheck,
  proxyProtocolCheck,
  forwardedHeadersCheck,
  controllerConfigCheck,
  httpRoutesCheck,
  listenerSetsCheck,
  backendTlsPoliciesCheck,
  autoscalersCheck,
  canaryRolloutsCheck,
  scaledObjectsCheck,
  disruptionBudgetsCheck,
  networkPoliciesCheck,
  networkPathsCheck,
] as const;

/** Has the objects of the whole app checked when it is synthesized; every construct of Portico's asks for it. */
export function enableChecks(construct: IConstruct): void {
  Synthesis.of(construct).checkObjects(checkObjects);
}

/** Runs every check over the objects that are applied to one cluster, except those that are turned off. */
export const checkObjects: ObjectCheck = (root, objects, report) => {
  const app = new AppIndex(root, objects);
  const roots = rootsInCluster(root);
  report.podSecurity(() => podSecurityLevels(app));
  for (const { name, check } of CHECKS) {
    if (roots.every((each) => isDisabled(each, name))) continue;
    for (const { severity, object, message } of check(app)) {
      if (!isDisabled(object.construct, name)) report[severity](object.construct, { code: name, message });
    }
  }
  for (const { construct, severity, callSite, ...found } of runOwnChecks(root, app.objects)) {
    if (!isDisabled(construct, found.code)) report[severity](construct, found, callSite);
  }
  for (const exemption of exemptionsIn(roots)) if (exemption.kind === 'disabled') reportDisabled(exemption, report);
};

/** Prints that a check is off, or reports that there is no such check. */
function reportDisabled({ code, scope, why, callSite }: Exemption, report: SynthesisReport): void {
  const known: string[] = [...CHECKS.map(({ name }) => name), ...ownCodes(scope.node.root)];
  if (known.includes(code)) {
    const path = pathOf(scope);
    report.notice(`check "${code}" is off${path === '' ? '' : ` in ${path}`}: ${why}`);
  } else {
    const guess = nearest(asText(code), known);
    const fix = guess === undefined ? choiceOf(known) : show(guess);
    report.problem(scope, finding('checks', `there is no check ${show(code)}: write ${fix}.`), callSite);
  }
}
