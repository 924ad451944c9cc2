import { object, type Whole } from './object';

export const cluster: Whole = {
  'a Namespace': [object('v1', 'Namespace', {}, 'some-namespace')],
  'a PersistentVolumeClaim': [
    object(
      'v1',
      'PersistentVolumeClaim',
      {
        spec: {
          accessModes: ['ReadWriteOnce'],
          volumeMode: 'Filesystem',
          storageClassName: 'fast',
          volumeName: 'pv',
          selector: { matchLabels: { a: 'b' } },
          resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
        },
      },
      'data',
    ),
  ],
  'a PersistentVolume': [
    object(
      'v1',
      'PersistentVolume',
      {
        spec: {
          capacity: { storage: '1Gi' },
          accessModes: ['ReadWriteMany'],
          persistentVolumeReclaimPolicy: 'Retain',
          storageClassName: 'fast',
          volumeMode: 'Filesystem',
          mountOptions: ['hard'],
          nfs: { server: 'a', path: '/b', readOnly: true },
          nodeAffinity: {
            required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] },
          },
          claimRef: { namespace: 'a', name: 'b' },
        },
      },
      'pv',
    ),
  ],
  'a StorageClass': [
    object(
      'storage.k8s.io/v1',
      'StorageClass',
      {
        provisioner: 'example.com/a',
        parameters: { a: 'b' },
        reclaimPolicy: 'Delete',
        volumeBindingMode: 'WaitForFirstConsumer',
        allowVolumeExpansion: true,
        mountOptions: ['a'],
        allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b'] }] }],
      },
      'fast',
    ),
  ],
  'a ValidatingWebhookConfiguration': [
    object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
      webhooks: [
        {
          name: 'a.example.com',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          failurePolicy: 'Fail',
          timeoutSeconds: 10,
          matchPolicy: 'Equivalent',
          clientConfig: { service: { name: 'a', namespace: 'b', path: '/c', port: 443 } },
          rules: [
            {
              apiGroups: ['apps'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['deployments'],
              scope: '*',
            },
          ],
          namespaceSelector: { matchLabels: { a: 'b' } },
        },
      ],
    }),
  ],
  'a CustomResourceDefinition': [
    object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      {
        spec: {
          group: 'example.com',
          scope: 'Namespaced',
          names: { kind: 'Widget', plural: 'widgets', singular: 'widget', listKind: 'WidgetList', shortNames: ['w'] },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  properties: { spec: { type: 'object', properties: { a: { type: 'string' } } } },
                },
              },
            },
          ],
        },
      },
      'widgets.example.com',
    ),
  ],
};
