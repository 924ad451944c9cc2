import { WebService } from '../../../lib';
import { only, synthesize } from '../../support/app';
import { container, image, pod, problems } from './support';

const files = { '/etc/app/app.yaml': 'a: 1\n', '/etc/app/b/app.yaml': 'b: 2\n' };

test('files are in a ConfigMap, under their paths', () => {
  const objects = synthesize((chart) => new WebService(chart, 'user', { image, files }));
  expect(only(objects, 'ConfigMap')).toMatchObject({
    metadata: { name: 'user-files' },
    data: { 'etc_app_app.yaml': 'a: 1\n', 'etc_app_b_app.yaml': 'b: 2\n' },
  });
});

test('files are mounted one by one, so that a folder keeps the files that the image has in it', () => {
  expect(pod({ files }).volumes).toContainEqual({ name: 'files', configMap: { name: 'user-files' } });
  expect(container({ files }).volumeMounts.slice(1)).toEqual([
    { name: 'files', mountPath: '/etc/app/app.yaml', subPath: 'etc_app_app.yaml' },
    { name: 'files', mountPath: '/etc/app/b/app.yaml', subPath: 'etc_app_b_app.yaml' },
  ]);
});

test.each<[string, object, string[]]>([
  [
    'two files with one key',
    { '/a/b_c': 'x', '/a_b/c': 'y' },
    ['files "/a/b_c" and "/a_b/c" have the same key "a_b_c" in their ConfigMap: rename one of them. (settings-file)'],
  ],
  [
    'paths that are not absolute, or that a ConfigMap has no key for',
    { 'etc/app.yaml': 'x', '/etc/../app.yaml': 'y', '/etc/ä': 'z' },
    [
      'file path "/etc/../app.yaml" is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache". (mount-path)',
      'file path "/etc/ä" cannot be a key of a ConfigMap: write at most 253 letters, digits, "-", "_", "." and "/". (settings-file)',
      'file path "etc/app.yaml" is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache". (mount-path)',
    ],
  ],
  [
    'keys that cdk8s cannot write',
    { '/constructor': 'x', '/__proto__': 'y' },
    [
      'file path "/__proto__" makes a key that cdk8s cannot write: put the file into a folder. (settings-file)',
      'file path "/constructor" makes a key that cdk8s cannot write: put the file into a folder. (settings-file)',
    ],
  ],
  ['contents that are not texts', { '/a': 5 }, ['file "/a" 5 has the wrong type; expected a string. (wrong-type)']],
  [
    'a private key',
    { '/etc/tls.pem': '-----BEGIN RSA PRIVATE KEY-----\nMIIE' },
    [
      'file "/etc/tls.pem" has a private key in it: keep it in a Secret, and mount that by PodVolume.secret("…"). (secret-literal)',
    ],
  ],
])('%s: a problem', (_, wrong, expected) => {
  expect(problems({ files: wrong })).toEqual(expected);
});
