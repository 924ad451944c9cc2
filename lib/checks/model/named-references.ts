import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { GATEWAY_API } from './gateways';
import { at, type Fields, fieldsOf, itemsOf, nonEmptyStringOf, stringOf } from './read';
import { waitedJobs } from './waited-jobs';

/** A reference to an object by its name. */
export interface NamedReference {
  readonly object: AppObject;
  /** The field as messages name it. */
  readonly field: string;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

type Target = Pick<NamedReference, 'field' | 'group' | 'kind'> & {
  readonly namespace?: unknown;
  readonly name: unknown;
};

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const service = (field: string, reference: unknown): Target => {
  const { name, namespace } = fieldsOf(reference);
  return { field, group: '', kind: 'Service', name, namespace };
};

const storageClass = (field: string, claim: unknown): Target => ({
  field,
  group: 'storage.k8s.io',
  kind: 'StorageClass',
  name: at(claim, 'spec', 'storageClassName'),
});

function bindingTargets({ roleRef, subjects }: Fields): Target[] {
  const { kind, name } = fieldsOf(roleRef);
  const accounts = itemsOf(subjects).filter((subject) => subject.kind === 'ServiceAccount');
  return [
    { field: 'roleRef', group: RBAC, kind: stringOf(kind) ?? '', name },
    ...accounts.map((each) => ({ field: 'subject', group: '', kind: 'ServiceAccount', ...pick(each) })),
  ];
}

const pick = ({ name, namespace }: Fields) => ({ name, namespace });

const webhookTargets = ({ webhooks }: Fields) =>
  itemsOf(webhooks).map((each) => service('clientConfig.service', at(each, 'clientConfig', 'service')));

const parentTarget = (parent: Fields): Target => {
  return { field: 'parentRef', group: GATEWAY_API, kind: stringOf(parent.kind) ?? 'Gateway', ...pick(parent) };
};

const parentTargets = ({ spec }: Fields) =>
  itemsOf(at(spec, 'parentRefs'))
    .filter(({ kind = 'Gateway' }) => kind === 'Gateway' || kind === 'ListenerSet')
    .map(parentTarget);

const triggerTargets = ({ spec }: Fields): Target[] =>
  itemsOf(at(spec, 'triggers')).map(({ authenticationRef }) => {
    const { kind = 'TriggerAuthentication', name } = fieldsOf(authenticationRef);
    return { field: 'authenticationRef', group: 'keda.sh', kind: String(kind), name };
  });

/** The references of each kind that no other check looks at. */
const BY_KIND: { readonly [kind: string]: (json: Fields) => readonly Target[] } = {
  [`${RBAC} RoleBinding`]: bindingTargets,
  [`${RBAC} ClusterRoleBinding`]: bindingTargets,
  [`${ADMISSION} MutatingWebhookConfiguration`]: webhookTargets,
  [`${ADMISSION} ValidatingWebhookConfiguration`]: webhookTargets,
  [`${GATEWAY_API} HTTPRoute`]: parentTargets,
  [`${GATEWAY_API} GRPCRoute`]: parentTargets,
  [`${GATEWAY_API} Gateway`]: ({ spec }) => [
    { field: 'gatewayClassName', group: GATEWAY_API, kind: 'GatewayClass', name: at(spec, 'gatewayClassName') },
  ],
  [`${GATEWAY_API} ListenerSet`]: ({ spec }) => [parentTarget(fieldsOf(at(spec, 'parentRef')))],
  [`${GATEWAY_API} BackendTLSPolicy`]: ({ spec }) =>
    itemsOf(at(spec, 'validation', 'caCertificateRefs')).map(({ group, kind, name }) => {
      return { field: 'caCertificateRef', group: stringOf(group) ?? '', kind: stringOf(kind) ?? '', name };
    }),
  'apiregistration.k8s.io APIService': ({ spec }) => [service('service', at(spec, 'service'))],
  'apps StatefulSet': ({ spec }) =>
    itemsOf(at(spec, 'volumeClaimTemplates')).map((each) => storageClass('storageClassName', each)),
  'cert-manager.io Certificate': ({ spec }) => {
    const { name, kind = 'Issuer' } = fieldsOf(at(spec, 'issuerRef'));
    return [{ field: 'issuerRef', group: 'cert-manager.io', kind: String(kind), name }];
  },
  'external-secrets.io ExternalSecret': ({ spec }) => {
    const { name, kind = 'SecretStore' } = fieldsOf(at(spec, 'secretStoreRef'));
    return [{ field: 'secretStoreRef', group: 'external-secrets.io', kind: String(kind), name }];
  },
  'keda.sh ScaledObject': triggerTargets,
  'keda.sh ScaledJob': triggerTargets,
  'networking.k8s.io Ingress': ({ spec }) => [
    { field: 'ingressClassName', group: 'networking.k8s.io', kind: 'IngressClass', name: at(spec, 'ingressClassName') },
  ],
  ' PersistentVolumeClaim': (json) => [storageClass('storageClassName', json)],
};

const OF_PODS: { readonly [field: string]: Pick<Target, 'group' | 'kind'> } = {
  priorityClassName: { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
  runtimeClassName: { group: 'node.k8s.io', kind: 'RuntimeClass' },
  subdomain: { group: '', kind: 'Service' },
};

/** All references by name that no other check looks at. */
export function namedReferences(app: AppIndex): readonly NamedReference[] {
  const references: NamedReference[] = [];
  const add = (object: AppObject, { namespace = object.namespace, ...target }: Target) => {
    const name = nonEmptyStringOf(target.name);
    if (name !== undefined) references.push({ object, ...target, namespace: String(namespace), name });
  };
  for (const object of app.objects) {
    for (const target of BY_KIND[object.groupKind]?.(object.json) ?? []) add(object, target);
  }
  for (const workload of app.workloads) {
    const { object, pod } = workload;
    for (const field in OF_PODS) {
      const kind = OF_PODS[field];
      if (kind !== undefined && pod[field] !== undefined) add(object, { field, ...kind, name: pod[field] });
    }
    for (const { name } of itemsOf(pod.imagePullSecrets)) {
      add(object, { field: 'imagePullSecrets', group: '', kind: 'Secret', name });
    }
    for (const { name, title } of waitedJobs(workload)) {
      add(object, { field: title, group: 'batch', kind: 'Job', name });
    }
  }
  return references;
}
