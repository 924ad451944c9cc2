/** The fault behind a code, with code that has it, and the same code mended. */
export interface Explanation {
  /** The consequence on a cluster. */
  readonly trap: string;
  /** The page that documents the consequence. */
  readonly source: string;
  readonly before: string;
  readonly after: string;
}

export interface Explanations {
  readonly [code: string]: Explanation;
}

/** The start of the addresses of Kubernetes' documentation, of two pages of its API reference, and of ingress-nginx. */
export const KUBERNETES = 'https://kubernetes.io/docs';
export const POD_API = `${KUBERNETES}/reference/kubernetes-api/core/pod-v1/`;
export const INGRESS_API = `${KUBERNETES}/reference/kubernetes-api/networking/ingress-v1/`;
export const INGRESS_NGINX = 'https://kubernetes.github.io/ingress-nginx/user-guide';
export const INGRESS_NGINX_SOURCE = 'https://github.com/kubernetes/ingress-nginx/blob/main';

const WIDTH = 120;

/** A statement that makes a construct, its options on lines of their own where they do not fit on one. */
function statement(head: string, ...options: readonly string[]): string {
  const line = `${head}, { ${options.join(', ')} });`;
  return line.length <= WIDTH ? line : [`${head}, {`, ...options.map((option) => `  ${option},`), '});'].join('\n');
}

/** A web service with further options. */
export const web = (...options: readonly string[]) =>
  statement("new WebService(chart, 'web'", "image: 'registry.example.com/web:1.4.0'", ...options);

/** A router with further options. */
export const router = (...options: readonly string[]) =>
  statement("new IngressRouter(chart, 'router'", "host: 'abc.com'", ...options);

/**
 * A raw object by its apiVersion, kind and name, and the id of its construct where that is not the name.
 * Fields that begin with `metadata:` take the place of the name alone.
 */
export function object(head: string, ...fields: readonly string[]): string {
  const [apiVersion, kind, name, id = name] = head.split(' ');
  const metadata = fields.some((field) => field.startsWith('metadata:')) ? [] : [`metadata: { name: '${name}' }`];
  return statement(
    `new ApiObject(chart, '${id}'`,
    `apiVersion: '${apiVersion}'`,
    `kind: '${kind}'`,
    ...metadata,
    ...fields,
  );
}

/** Raw objects of an app that has no construct of Portico, with the checks turned on. */
export const checked = (...statements: readonly string[]) => ['PorticoChecks.of(app);', ...statements].join('\n');

/** An Ingress of the class "nginx" with one path, under its own name or one that is given. */
export const ingress = (
  host: string,
  path: string,
  {
    name = 'raw',
    pathType = 'Prefix',
    service = 'web',
    annotations,
    more,
  }: { name?: string; pathType?: string; service?: string; annotations?: string; more?: string } = {},
) =>
  object(
    `networking.k8s.io/v1 Ingress ${name}`,
    `metadata: { name: '${name}'${annotations === undefined ? '' : `, annotations: { ${annotations} }`} }`,
    `spec: {
    ingressClassName: 'nginx',${more === undefined ? '' : `\n    ${more},`}
    rules: [
      {
        host: '${host}',
        http: {
          paths: [{ path: '${path}', pathType: '${pathType}', backend: { service: { name: '${service}', port: { number: 80 } } } }],
        },
      },
    ],
  }`,
  );
