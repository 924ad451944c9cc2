import { Identity, WebService } from '../../../lib';
import { checkIdentity } from '../../../lib/workloads/pods/identity';
import { only, synthesize } from '../../support/app';
import { image, messages, pod, problems, untyped } from './support';

const synth = (identity?: Identity) =>
  synthesize((chart) => new WebService(chart, 'user', { image, version: 'v1', identity }));

test('a workload has an account of its own, and no token', () => {
  expect(only(synth(), 'ServiceAccount').metadata.name).toBe('user-v1');
  expect(pod({ version: 'v1' })).toMatchObject({ serviceAccountName: 'user-v1', automountServiceAccountToken: false });
});

test('annotations give the account a role, and a token is mounted where it is asked for', () => {
  const identity = Identity.own({ apiToken: true, annotations: { 'example.com/role': 'reader' } });
  expect(only(synth(identity), 'ServiceAccount').metadata.annotations).toEqual({ 'example.com/role': 'reader' });
  expect(pod({ identity }).automountServiceAccountToken).toBe(true);
});

test('an account that others make is used as it is, and the default one of the namespace needs no name', () => {
  expect(synth(Identity.existing('shop')).map(({ kind }) => kind)).not.toContain('ServiceAccount');
  const account = (name: string) => pod({ identity: Identity.existing(name) }).serviceAccountName;
  expect(account('shop')).toBe('shop');
  expect(account('default')).toBeUndefined();
});

test('images are pulled by the Secrets that are named', () => {
  expect(pod({ pullSecrets: ['registry'] }).imagePullSecrets).toEqual([{ name: 'registry' }]);
});

test('names of Secrets that are invalid, or there twice, are problems', () => {
  expect(problems({ pullSecrets: ['My Registry'] })).toEqual([
    'pullSecrets "My Registry" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-registry". (dns-name)',
  ]);
  expect(problems({ pullSecrets: ['registry', 'registry'], secretsFrom: ['database', 'database'] })).toEqual([
    'secretsFrom ["database","database"] names a Secret twice: list each once. (secret-reference)',
    'pullSecrets ["registry","registry"] names a Secret twice: list each once. (secret-reference)',
  ]);
});

test.each<[string, unknown, string, string[]]>([
  [
    'in upper case',
    Identity.existing('Shop'),
    'user',
    [
      'ServiceAccount name "Shop" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "shop". (dns-name)',
    ],
  ],
  [
    'of its own that every namespace has',
    Identity.own(),
    'default',
    [
      'identity of a workload called "default" would be the ServiceAccount of every pod that names none: write Identity.existing("default"), or another name. (identity)',
    ],
  ],
  [
    'with options of a wrong type',
    Identity.own(untyped({ apiToken: 'yes', annotations: 5 })),
    'user',
    [
      'apiToken "yes" has the wrong type; expected true or false. (wrong-type)',
      'annotations of the identity 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }. (wrong-type)',
    ],
  ],
  [
    'as a text',
    'default',
    'user',
    ['identity "default" has the wrong type; expected an identity such as Identity.existing("default"). (wrong-type)'],
  ],
])('an account %s is a problem', (_, identity, workloadName, expected) => {
  expect(messages(checkIdentity(identity, workloadName))).toEqual(expected);
});
