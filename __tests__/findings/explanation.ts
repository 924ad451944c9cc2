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

/** The start of the addresses of Kubernetes' documentation, and of that of ingress-nginx. */
export const KUBERNETES = 'https://kubernetes.io/docs';
export const INGRESS_NGINX = 'https://kubernetes.github.io/ingress-nginx/user-guide';

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
