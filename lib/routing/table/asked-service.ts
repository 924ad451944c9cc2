/** The Service of a URL within the cluster. */
export interface AskedService {
  readonly name: string;
  /** Absent for the router's own. */
  readonly namespace?: string;
  readonly port: number;
  /** Path and query. */
  readonly path: string;
}

const URL_OF_SERVICE =
  /^http:\/\/([a-z]([-a-z0-9]*[a-z0-9])?)(?:\.([a-z0-9]([-a-z0-9]*[a-z0-9])?)\.svc(?:\.cluster\.local)?)?(?::(\d+))?(\/[^#$]*)?$/;

/** The Service that a URL names, if it names one. */
export function serviceOf(url: string): AskedService | undefined {
  const found = URL_OF_SERVICE.exec(url);
  if (found === null) return undefined;
  const [, name = '', , namespace, , port = '80', path = '/'] = found;
  return { name, namespace, port: Number(port), path };
}
