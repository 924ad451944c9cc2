import { at, type Fields, fieldsOf } from '../../checks/model/read';
import { checkValue, entriesByName } from '../../rules/check';
import { dataKeyFlaw } from '../../rules/data-key';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

const SEALED_SECRETS = 'sealedsecrets.bitnami.com';

/** The least letters of a sealed value: the key of each is encrypted by RSA of at least 2048 bits. */
const LEAST_SEALED = 340;

/**
 * Checks a SealedSecret, which is unsealed under the name and in the namespace for which it was sealed, or in any namespace, or
 * anywhere, as its annotations say.
 * https://github.com/bitnami-labs/sealed-secrets/blob/v0.36.6/pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go
 *
 * @param namespace that of the chart.
 */
export function* checkSealedSecret(file: string, json: Fields, namespace: string | undefined): Findings {
  const { name, namespace: own, annotations } = fieldsOf(json.metadata);
  yield* checkValue('dns-name', `file ${show(file)} name`, name, dnsSubdomainFlaw);
  yield* checkValues(file, fieldsOf(json.spec));
  const scope = scopeOf(fieldsOf(annotations));
  const sealed = fieldsOf(at(json, 'spec', 'template', 'metadata'));
  const again = (what: string) => `seal it again ${what}`;
  if (scope === 'strict' && typeof sealed.name === 'string' && sealed.name !== name) {
    yield finding(
      'secret-file',
      `file ${show(file)} was sealed under the name ${show(sealed.name)}, and has the name ${show(name)}, under which it cannot be unsealed: write ${show(sealed.name)}, or ${again('under the other name')}.`,
    );
  }
  const isBound = scope !== 'cluster-wide';
  const inFile = typeof own === 'string' ? own : undefined;
  if (isBound && inFile !== undefined && typeof sealed.namespace === 'string' && sealed.namespace !== inFile) {
    yield finding(
      'secret-file',
      `file ${show(file)} was sealed for the namespace ${show(sealed.namespace)}, and has the namespace ${show(inFile)}, where it cannot be unsealed: write ${show(sealed.namespace)}, or ${again('for the other one')}.`,
    );
  } else if (inFile !== undefined && namespace !== undefined && inFile !== namespace) {
    const fix = isBound
      ? `${again(`by kubeseal --namespace ${namespace}`)}, or put it into a chart of ${show(inFile)}`
      : `write namespace: ${namespace}, since it may be unsealed in any`;
    yield finding(
      'secret-file',
      `file ${show(file)} is for the namespace ${show(inFile)}, and the chart has ${show(namespace)}: ${fix}.`,
    );
  }
}

function scopeOf(annotations: Fields): 'strict' | 'namespace-wide' | 'cluster-wide' {
  const has = (scope: string) => annotations[`${SEALED_SECRETS}/${scope}`] === 'true';
  if (has('cluster-wide')) return 'cluster-wide';
  return has('namespace-wide') ? 'namespace-wide' : 'strict';
}

function* checkValues(file: string, { data, encryptedData }: Fields): Findings {
  const values = entriesByName(fieldsOf(encryptedData));
  if (values.length === 0) {
    const has =
      data === undefined ? 'has no encryptedData' : 'has the data of an old kubeseal, which no key can be read of';
    yield finding('secret-file', `file ${show(file)} ${has}: write it by kubeseal.`);
  }
  for (const [key, value] of values) {
    yield* checkValue('data-key', `file ${show(file)} key`, key, dataKeyFlaw);
    if (typeof value === 'string' && value.length >= LEAST_SEALED && /^[\w+/]+=*$/.test(value)) continue;
    yield finding(
      'secret-file',
      `file ${show(file)} has a value of ${show(key)} that is not sealed: write it by kubeseal.`,
    );
  }
}
