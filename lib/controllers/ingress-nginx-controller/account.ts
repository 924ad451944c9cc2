import type { Construct } from 'constructs';
import { CONTROLLER, namesOf } from './metadata';
import { allow, renderAccount } from './rbac';
import type { ControllerSpec } from './spec';

const CORE = '';
const NETWORKING = 'networking.k8s.io';
const LEASES = 'coordination.k8s.io';
const READ = ['get', 'list', 'watch'];

/** The controller's permissions, which are upstream's. */
export function renderControllerAccount(scope: Construct, spec: ControllerSpec): void {
  const { account, election } = namesOf(spec);
  const common = [
    allow(CORE, ['services'], READ),
    allow(NETWORKING, ['ingresses'], READ),
    allow(NETWORKING, ['ingresses/status'], ['update']),
    allow(NETWORKING, ['ingressclasses'], READ),
    allow(CORE, ['events'], ['create', 'patch']),
    allow('discovery.k8s.io', ['endpointslices'], READ),
  ];
  renderAccount(scope, spec, {
    account,
    component: CONTROLLER,
    inNamespace: [
      allow(CORE, ['namespaces'], ['get']),
      allow(CORE, ['configmaps', 'pods', 'secrets', 'endpoints'], READ),
      ...common,
      { ...allow(LEASES, ['leases'], ['get', 'update']), resourceNames: [election] },
      allow(LEASES, ['leases'], ['create']),
    ],
    inCluster: [
      allow(CORE, ['configmaps', 'endpoints', 'nodes', 'pods', 'secrets', 'namespaces'], ['list', 'watch']),
      allow(CORE, ['nodes'], ['get']),
      allow(LEASES, ['leases'], ['list', 'watch']),
      ...common,
    ],
  });
}
