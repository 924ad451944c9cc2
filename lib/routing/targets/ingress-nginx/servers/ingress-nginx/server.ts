import { CAPABILITIES } from '../../capabilities';
import { checkSharedHost } from '../../check-shared-host';
import { checkTable } from '../../check-table';
import { spellForNginx } from '../../regex-mode';
import { nginxSeries } from '../../series';
import { warningsOf } from '../../warnings';
import type { IngressServer } from '../server';

/** Labels that its manifests and its chart give it: https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/deploy/static/provider/cloud/deploy.yaml */
const LABELS = { 'app.kubernetes.io/component': 'controller', 'app.kubernetes.io/name': 'ingress-nginx' };

/** The controller that the annotations are made for. */
export const nginxServer: IngressServer = {
  capabilities: CAPABILITIES,
  *optionProblems() {},
  problems: checkTable,
  *problemsBeside() {},
  problemsOnSharedHost: checkSharedHost,
  warnings: warningsOf,
  podsOf: (namespace = 'ingress-nginx') => ({ podLabels: LABELS, namespace }),
  seriesOf: nginxSeries,
  restate: (table) => table,
  spell: spellForNginx,
};
