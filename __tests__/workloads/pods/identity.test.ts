import { Identity, NodeAgent, WebService, Worker } from '../../../lib';
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
      'identity of a workload called "default" would be the ServiceAccount of every pod that names none: write Identity.none(), or another name. (identity)',
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
    ['identity "default" has the wrong type; expected an identity such as Identity.none(). (wrong-type)'],
  ],
])('an account %s is a problem', (_, identity, workloadName, expected) => {
  expect(messages(checkIdentity(identity, workloadName))).toEqual(expected);
});

test('rules are a Role for the account, and give the pods a token', () => {
  const identity = Identity.own({
    rules: [
      { resources: ['pods', 'pods/log'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['user'], verbs: ['update'] },
    ],
  });
  const objects = synth(identity);
  expect(only(objects, 'Role')).toMatchObject({
    metadata: { name: 'user-v1' },
    rules: [
      { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['user'], verbs: ['update'] },
    ],
  });
  expect(only(objects, 'RoleBinding')).toMatchObject({
    metadata: { name: 'user-v1' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'user-v1' },
    subjects: [{ kind: 'ServiceAccount', name: 'user-v1' }],
  });
  expect(pod({ identity }).automountServiceAccountToken).toBe(true);
});

test('rules for the whole cluster are called after the namespace, and are in none themselves', () => {
  const identity = Identity.own({ clusterRules: [{ resources: ['nodes'], verbs: ['list'] }] });
  const objects = synthesize((chart) => new NodeAgent(chart, 'logs', { image, identity }), { namespace: 'ops' });
  const role = only(objects, 'ClusterRole');
  expect([role.metadata.name, role.metadata.namespace]).toEqual(['ops-logs', undefined]);
  expect(only(objects, 'ClusterRoleBinding')).toMatchObject({
    metadata: { name: 'ops-logs' },
    roleRef: { kind: 'ClusterRole', name: 'ops-logs' },
    subjects: [{ kind: 'ServiceAccount', name: 'logs', namespace: 'ops' }],
  });
});

test('several workloads share an account that one of them makes, and one may have none', () => {
  const objects = synthesize((chart) => {
    const web = new WebService(chart, 'web', { image, identity: Identity.own({ name: 'shop' }) });
    new Worker(chart, 'mailer', { image, identity: Identity.existing(web.serviceAccountName) });
    new Worker(chart, 'plain', { image, identity: Identity.none() });
  });
  expect(only(objects, 'ServiceAccount').metadata.name).toBe('shop');
  const pods = objects.flatMap(({ kind, spec }) => (kind === 'Deployment' ? [spec.template.spec] : []));
  expect(pods.map(({ serviceAccountName }) => serviceAccountName)).toEqual(['shop', 'shop', undefined]);
  expect(pods[2].automountServiceAccountToken).toBe(false);
});

test.each([
  [{ name: 'Shop' }, 'ServiceAccount name "Shop"'],
  [{ rules: [] }, 'rules [] has the wrong type; expected a list such as [{ resources: ["pods"]'],
  [{ rules: [5] }, 'a rule of rules 5 has the wrong type'],
  [
    { rules: [{ resource: ['pods'], verbs: ['get'] }] },
    'a rule of rules has no option "resource": write one of resources, verbs',
  ],
  [{ rules: [{ resources: 'pods', verbs: ['get'] }] }, 'resources in rules "pods" has the wrong type'],
  [{ rules: [{ resources: ['pods'], verbs: ['Get'] }] }, 'verb "Get" in rules does not exist: write get.'],
  [
    { rules: [{ resources: ['pods'], verbs: ['read'] }] },
    'verb "read" in rules does not exist: write one of get, list',
  ],
  [
    { rules: [{ resources: ['leases'], verbs: ['create'], resourceNames: ['a'] }] },
    'verb "create" in rules allows nothing together with resourceNames',
  ],
  [{ clusterRules: [{ resources: ['nodes'], verbs: ['get'] }] }, 'clusterRules are for an account of one namespace'],
  [
    { apiToken: false, rules: [{ resources: ['pods'], verbs: ['get'] }] },
    'apiToken false takes away the token that the pods need to use their rules',
  ],
])('of an account with rules, %j is a problem', (options, message) => {
  const found = problems({ identity: Identity.own(untyped(options)) });
  expect(found.join('\n')).toContain(message);
});

test('a rule for everything is worth a warning', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  synth(Identity.own({ rules: [{ resources: ['*'], verbs: ['*'] }] }));
  expect(printed.mock.calls.flat().join('\n')).toContain('verbs "*" in rules allows whatever there will ever be');
  printed.mockRestore();
});
