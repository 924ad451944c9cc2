import { type Case, raw } from '../../case';
import { object, widgets } from '../../objects';

export const wrong: readonly Case[] = [
  raw(
    'a webhook that answers nobody',
    [
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [
          {
            name: 'a.example.com',
            admissionReviewVersions: ['v2'],
            sideEffects: 'None',
            clientConfig: { url: 'https://a.example.com' },
          },
        ],
      }),
    ],
    ['[shop/0] webhooks[0] has the admissionReviewVersions ["v2"], of which the API server speaks none: write ["v1"].'],
  ),
  raw(
    'a webhook without a place',
    [
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [{ name: 'a.example.com', admissionReviewVersions: ['v1'], sideEffects: 'None', clientConfig: {} }],
      }),
    ],
    ['[shop/0] webhooks[0].clientConfig needs one of url and service: write one.'],
  ),
  raw(
    'a webhook that waits for a minute',
    [
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [
          {
            name: 'a.example.com',
            admissionReviewVersions: ['v1'],
            sideEffects: 'None',
            timeoutSeconds: 60,
            clientConfig: { url: 'https://a.example.com' },
          },
        ],
      }),
    ],
    ['[shop/0] webhooks[0].timeoutSeconds 60 is outside 1..30: write a whole number of those, for example 10.'],
  ),
  raw(
    'a kind that is not named after itself',
    [widgets({}, 'widget.example.com')],
    [
      '[shop/0] the object has the name "widget.example.com": write "widgets.example.com", from spec.names and spec.group.',
    ],
  ),
  raw(
    'a kind that is stored twice',
    [
      widgets({
        versions: ['v1', 'v2'].map((name) => ({
          name,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object' } },
        })),
      }),
    ],
    ['[shop/0] spec has 2 versions with storage true: write it for one.'],
  ),
  raw(
    'a kind without a schema',
    [widgets({ versions: [{ name: 'v1', served: true, storage: true }] })],
    ['[shop/0] spec.versions[0].schema is missing: write it, since the API server requires it.'],
  ),
];
