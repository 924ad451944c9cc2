import { checked, type Explanations, KUBERNETES, object, web } from './explanation';

const OBJECTS = `${KUBERNETES}/concepts/overview/working-with-objects`;
const RBAC = 'rbac.authorization.k8s.io/v1';

const app = (options: string, objects: string) => `const app = new App({ ${options} });
const chart = new Chart(app, 'shop');
${checked(objects)}`;
const settings = (data: string, name = 'settings') => object(`v1 ConfigMap ${name}`, `data: { ${data} }`);
const inNamespace = (namespace: string, id: string) =>
  object(
    `v1 ConfigMap settings ${id}`,
    `metadata: { name: 'settings', namespace: '${namespace}' }`,
    "data: { level: 'info' }",
  );
const readerOf = (subject: string) =>
  checked(
    object(
      `${RBAC} ClusterRoleBinding robots-view robots`,
      "roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' }",
      `subjects: [{ ${subject} }]`,
    ),
  );
const bindingTo = (role: string) =>
  checked(
    object(`${RBAC} Role reader`, "rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]"),
    object(
      `${RBAC} RoleBinding robots binding`,
      `roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: '${role}' }`,
      "subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }]",
    ),
  );
const team = object('v1 Namespace team');

/** Codes of checks that look at objects of any kind. */
export const API_OBJECTS: Explanations = {
  annotations: {
    trap: 'The values of annotations are strings. The API server refuses an object with a number or a boolean there.',
    source: `${OBJECTS}/annotations/`,
    before: `const web = ${web()}
web.deployment.addJsonPatch(JsonPatch.add('/metadata/annotations', { 'example.com/revision': 7 }));`,
    after: web("deployment: { annotations: { 'example.com/revision': '7' } }"),
  },
  'object-size': {
    trap: '`kubectl apply` keeps a copy of the object in an annotation, and the annotations of an object may have at most 262144 bytes in total. A larger object is refused with "metadata.annotations: Too long".',
    source: 'https://github.com/kubernetes/kubectl/issues/712',
    before: checked(settings("words: 'x'.repeat(300_000)", 'words')),
    after: checked(
      settings("words: 'x'.repeat(150_000)", 'words-a-to-m'),
      settings("words: 'x'.repeat(150_000)", 'words-n-to-z'),
    ),
  },
  'apply-order': {
    trap: 'kubectl creates objects in the order of the manifest, and the API server refuses an object in a namespace that does not exist yet.',
    source: `${KUBERNETES}/concepts/workloads/management/`,
    before: checked(inNamespace('team', 'settings'), team),
    after: checked(team, inNamespace('team', 'settings')),
  },
  'output-files': {
    trap: 'With a file for each object, cdk8s names the file by kind and name. Two objects that differ only in their namespace are written to the same file, and the second one replaces the first.',
    source: 'https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/app.ts',
    before: app(
      'yamlOutputType: YamlOutputType.FILE_PER_RESOURCE',
      `${inNamespace('blue', 'blue')}\n${inNamespace('green', 'green')}`,
    ),
    after: app(
      'yamlOutputType: YamlOutputType.FILE_PER_CHART',
      `${inNamespace('blue', 'blue')}\n${inNamespace('green', 'green')}`,
    ),
  },
  texts: {
    trap: 'YAML 1.2 reads `0o755` without quotes as an octal number, and cdk8s writes it without quotes. The API server refuses a number where it expects a string.',
    source: 'https://yaml.org/spec/1.2.2/#103-core-schema',
    before: checked(settings("mode: '0o755'")),
    after: checked(settings("mode: '0755'")),
  },
  'missing-values': {
    trap: 'JavaScript writes a missing value as the text "undefined". The object is valid, and the program in the pod tries to reach a host of that name.',
    source: 'https://tc39.es/ecma262/#sec-tostring',
    before: `const env: { [name: string]: string | undefined } = {};
${web(`config: { WEB_URL: \`https://\${env.HOST}/\` }`)}`,
    after: `const env: { [name: string]: string | undefined } = {};
${web(`config: { WEB_URL: \`https://\${env.HOST ?? 'abc.com'}/\` }`)}`,
  },
  'config-data': {
    trap: 'The keys of a ConfigMap become names of files. The API server refuses a key with a slash or a space.',
    source: `${KUBERNETES}/concepts/configuration/configmap/`,
    before: checked(settings("'conf.d/app.yaml': 'level: info'")),
    after: checked(settings("'app.yaml': 'level: info'")),
  },
  rbac: {
    trap: 'A ServiceAccount belongs to a namespace. The API server refuses a binding whose subject does not name it.',
    source: `${KUBERNETES}/reference/access-authn-authz/rbac/`,
    before: readerOf("kind: 'ServiceAccount', name: 'default'"),
    after: readerOf("kind: 'ServiceAccount', name: 'default', namespace: 'shop'"),
  },
  'misspelt-names': {
    trap: 'The API server accepts a binding to a role that does not exist. Its subjects have no permissions until somebody creates that role.',
    source: `${KUBERNETES}/reference/access-authn-authz/rbac/`,
    before: bindingTo('raeder'),
    after: bindingTo('reader'),
  },
};
