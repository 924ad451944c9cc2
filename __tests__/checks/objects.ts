/** The fields of a raw object. */
// biome-ignore lint/suspicious/noExplicitAny: wrong inputs are of any type
export type Raw = { readonly [field: string]: any };

export const object = (apiVersion: string, kind: string, fields: Raw = {}, name: unknown = 'user'): Raw => ({
  apiVersion,
  kind,
  ...fields,
  metadata: { name, ...fields.metadata },
});

export const container = (fields: Raw = {}): Raw => ({
  name: 'user',
  image: 'nginx:1.29.3',
  ports: [{ name: 'http', containerPort: 8080 }],
  ...fields,
});

const template = (pod: Raw, labels: unknown): Raw => ({
  metadata: { labels },
  spec: { containers: [container()], ...pod },
});

/** A Deployment that is right but for the fields given. */
export const deployment = (spec: Raw = {}, pod: Raw = {}, name = 'user'): Raw =>
  object(
    'apps/v1',
    'Deployment',
    {
      spec: { selector: { matchLabels: { app: name } }, template: template(pod, { app: name }), ...spec },
    },
    name,
  );

export const withContainer = (fields: Raw, pod: Raw = {}): Raw =>
  deployment({}, { containers: [container(fields)], ...pod });

export const statefulSet = (spec: Raw = {}, pod: Raw = {}, name = 'user'): Raw =>
  object(
    'apps/v1',
    'StatefulSet',
    {
      spec: {
        selector: { matchLabels: { app: name } },
        template: template(pod, { app: name }),
        ...spec,
      },
    },
    name,
  );

/** A DaemonSet that is right but for the fields given. */
export const daemonSet = (spec: Raw = {}, pod: Raw = {}, name = 'agent'): Raw => ({
  ...deployment(spec, pod, name),
  kind: 'DaemonSet',
});

export const headless = (name: string): Raw =>
  object('v1', 'Service', { spec: { clusterIP: 'None', selector: { app: name } } }, name);

export const job = (spec: Raw = {}, pod: Raw = {}, name: unknown = 'user'): Raw =>
  object(
    'batch/v1',
    'Job',
    { spec: { template: template({ restartPolicy: 'Never', ...pod }, { app: 'job' }), ...spec } },
    name,
  );

export const cronJob = (schedule: unknown, spec: Raw = {}): Raw =>
  object('batch/v1', 'CronJob', { spec: { schedule, jobTemplate: { spec: job().spec }, ...spec } });

export const service = (spec: Raw = {}, name: unknown = 'user', metadata: Raw = {}): Raw =>
  object(
    'v1',
    'Service',
    { metadata, spec: { selector: { app: 'user' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec } },
    name,
  );

export const path = (path: unknown, name = 'user', port: Raw = { number: 80 }, pathType: unknown = 'Prefix'): Raw => ({
  path,
  pathType,
  backend: { service: { name, port } },
});

export const ingress = (paths: readonly Raw[], spec: Raw = {}, name = 'user', metadata: Raw = {}): Raw =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    {
      metadata: { name, ...metadata },
      spec: { ingressClassName: 'nginx', rules: [{ host: 'abc.com', http: { paths } }], ...spec },
    },
    name,
  );

/** An Ingress of ingress-nginx with annotations of the controller, written without their prefix. */
export const nginxIngress = (
  name: string,
  annotations: Raw,
  paths: readonly Raw[] = [path('/')],
  host = 'abc.com',
  spec: Raw = {},
  metadata: Raw = {},
): Raw =>
  ingress([], { rules: [{ host, http: { paths } }], ...spec }, name, { annotations: nginx(annotations), ...metadata });

/** Annotations with the prefix of ingress-nginx. */
export const nginx = (annotations: Raw): Raw =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]));

export const ingressClass = (name: string, controller: string, annotations?: Raw): Raw =>
  object('networking.k8s.io/v1', 'IngressClass', { metadata: { annotations }, spec: { controller } }, name);

/** The service and the pods behind it. */
export const user = [deployment(), service()];

/** A kind of one's own that is right but for the fields given. */
export const widgets = (spec: Raw = {}, name = 'widgets.example.com'): Raw =>
  object(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    {
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Widget', plural: 'widgets' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
        ...spec,
      },
    },
    name,
  );
