import type { AsWritten, k8s } from '../../../cdk8s/k8s';
import { unlessEmpty } from '../../../cdk8s/objects';
import { checkEntries, checkFlag, checkValue, entriesByName, isMap } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { headerValueFlaw, probeHeaderNameFlaw } from '../../../rules/header';
import { headerSecretFault } from '../../../rules/secret-literal';
import { show } from '../../../rules/show';
import { finding } from '../../codes';
import { type PortReference, renderPort } from './port-reference';

/** Options of a GET by the cluster itself. */
export interface HttpGetOptions {
  readonly headers?: { readonly [name: string]: string };
  readonly https?: boolean;
}

export function renderHttpGet(
  path: string,
  port: PortReference,
  { headers, https = port.scheme === 'HTTPS' }: HttpGetOptions,
): AsWritten<k8s.HttpGetAction> {
  return {
    port: renderPort(port),
    // "/" and HTTP are the API server's defaults.
    path: path === '/' ? undefined : path,
    scheme: https === true ? 'HTTPS' : undefined,
    httpHeaders: unlessEmpty(entriesByName(isMap(headers) ? headers : {}).map(([name, value]) => ({ name, value }))),
  };
}

/** @param publicNames names of headers that look like a secret's although anybody may read the value. */
export function* checkHttpGet({ headers, https }: HttpGetOptions, publicNames: readonly string[]): Findings {
  yield* checkFlag('https', https);
  for (const [name, value] of yield* checkEntries('headers', headers, '{ "X-Probe": "yes" }')) {
    yield* checkValue('header', 'header', name, probeHeaderNameFlaw);
    yield* checkValue('header', `header ${show(name)} with the value`, value, headerValueFlaw);
    const flaw = typeof value === 'string' ? headerSecretFault(name, value) : undefined;
    if (flaw === undefined || publicNames.includes(name)) continue;
    yield finding(
      'secret-literal',
      `header ${show(name)} ${flaw}: no Secret can be read there, so ask a path that needs none, or list it in publicNames if anybody may read it.`,
    );
  }
}
