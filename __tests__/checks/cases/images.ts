import { type Case, madeFor, raw } from '../case';
import { container, cronJob, deployment, job, object, withContainer } from '../objects';

export const wrong: readonly Case[] = [
  ...[
    'UPPER CASE!!',
    'nginx:',
    'nginx:a b',
    'https://example.com/nginx',
    ' nginx:1',
    'nginx@sha256:abc',
    'nginx:1:2',
    'Example/App:1',
  ].map((image) =>
    raw(
      image,
      [withContainer({ image })],
      [
        `[shop/0] image ${JSON.stringify(image)} of container "user" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".`,
      ],
    ),
  ),
  madeFor(
    '1.35..1.37',
    raw(
      'images of volumes',
      [
        deployment(
          {},
          {
            containers: [
              {
                name: 'user',
                image: 'user:1',
                volumeMounts: ['a', 'b', 'c'].map((name) => ({ name, mountPath: `/${name}` })),
              },
            ],
            volumes: [
              { name: 'a', image: { reference: 'UPPER CASE!!' } },
              { name: 'b', image: { reference: 'models' } },
              { name: 'c', image: { reference: 'models', pullPolicy: 'Never' } },
            ],
          },
        ),
      ],
      [
        '[shop/0] image "UPPER CASE!!" of volume "a" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
      ],
      ['[shop/0] image "models" of volume "b" has no tag or digest: pin one, for example "models:1.0.0".'],
    ),
  ),
  raw(
    'an empty image',
    [withContainer({ image: '' })],
    [
      '[shop/0] container "user" names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ),
  raw(
    'a pod without an image',
    [object('v1', 'Pod', { spec: { containers: [{ name: 'user' }] } })],
    [
      '[shop/0] container "user" names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ),
  raw(
    'the image of an init container',
    [deployment({}, { initContainers: [{ name: 'init', image: 'a//b' }] })],
    [
      '[shop/0] image "a//b" of init container "init" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ),
  raw(
    'an image without a tag in a CronJob',
    [cronJob('0 0 * * *', { jobTemplate: { spec: job({}, { containers: [container({ image: 'busybox' })] }).spec } })],
    [],
    ['[shop/0] image "busybox" of container "user" has no tag or digest: pin one, for example "busybox:1.0.0".'],
  ),
  raw(
    'an image without a tag at a registry with a port',
    [withContainer({ image: 'localhost:5000/a/b' })],
    [],
    [
      '[shop/0] image "localhost:5000/a/b" of container "user" has no tag or digest: pin one, for example "localhost:5000/a/b:1.0.0".',
    ],
  ),
  raw(
    'the tag "latest"',
    [withContainer({ image: 'busybox:latest' })],
    [],
    [
      '[shop/0] image "busybox:latest" of container "user" moves with every push: pin a version or a digest, for example "busybox:1.0.0".',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'unusual images',
    ['a/b__c/d-e.f:1', `nginx@sha256:${'a'.repeat(64)}`, '10.0.0.1:443/x:Y_z'].map((image, index) =>
      deployment({}, { containers: [{ name: 'c', image }] }, `d${index}`),
    ),
    [],
  ),
  raw('an image that is on the node already', [withContainer({ image: 'user', imagePullPolicy: 'Never' })], []),
  raw('an image that Istio replaces', [withContainer({ image: 'auto' })], []),
];
