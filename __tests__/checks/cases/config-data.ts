import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const data = (kind: string, fields: Raw) => object('v1', kind, fields, 'data');

export const wrong: readonly Case[] = [
  raw(
    'a space in a key',
    [data('ConfigMap', { data: { 'log level': 'info' } })],
    [
      '[shop/0] key "log level" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ),
  raw(
    'a slash in a key',
    [data('ConfigMap', { data: { 'a/b': 'x' } })],
    [
      '[shop/0] key "a/b" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ),
  raw(
    'the key ".."',
    [data('Secret', { stringData: { '..': 'x' } })],
    [
      '[shop/0] key ".." is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ),
  raw(
    'a key in both data and binaryData',
    [data('ConfigMap', { data: { a: 'x' }, binaryData: { a: 'eA==' } })],
    ['[shop/0] key "a" is in both data and binaryData: keep one of the two.'],
  ),
  raw(
    'data of a Secret that is not encoded',
    [data('Secret', { data: { password: 'hunter2!' } })],
    ['[shop/0] data "password" is not base64: put the text into stringData.'],
  ),
  raw(
    'binary data that is not encoded',
    [data('ConfigMap', { binaryData: { logo: 'a b' } })],
    ['[shop/0] binaryData "logo" is not base64: encode it.'],
  ),
  raw(
    'a certificate without its private key',
    [data('Secret', { type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'x' } })],
    ['[shop/0] a Secret of type kubernetes.io/tls has no key "tls.key": write it.'],
  ),
  raw(
    'a Secret of a registry without its file',
    [data('Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { auth: 'x' } })],
    ['[shop/0] a Secret of type kubernetes.io/dockerconfigjson has no key ".dockerconfigjson": write it.'],
  ),
  raw(
    'more than 1 MiB of data',
    [data('ConfigMap', { data: { big: 'ü'.repeat(2 ** 19 + 1) } })],
    ['[shop/0] this ConfigMap has 1048578 bytes of data: write at most 1048576.'],
    [
      '[shop/0] this ConfigMap has 1048661 bytes, and kubectl apply can keep at most 262144 in its annotation: apply it with --server-side.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'unusual keys and values',
    [
      data('ConfigMap', { data: { '.env': '', 'a..b': 'x' }, binaryData: { logo: 'eA==' } }),
      data('Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': 'eA==', 'tls.key': '' } }),
    ],
    [],
  ),
];
