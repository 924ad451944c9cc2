import { type Case, raw } from '../case';
import { deployment, object, withContainer } from '../objects';

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
];

export const right: readonly Case[] = [
  raw(
    'unusual images',
    ['nginx', 'localhost:5000/a/b', 'a/b__c/d-e.f:1', `nginx@sha256:${'a'.repeat(64)}`, '10.0.0.1:443/x:Y_z'].map(
      (image, index) => deployment({}, { containers: [{ name: 'c', image }] }, `d${index}`),
    ),
    [],
  ),
];
