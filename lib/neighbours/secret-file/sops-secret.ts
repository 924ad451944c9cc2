import { type Fields, fieldsOf } from '../../checks/model/read';
import { checkValue, entriesByName } from '../../rules/check';
import { dataKeyFlaw } from '../../rules/data-key';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { isSecretName } from '../../rules/secret-literal';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** A value as SOPS writes it: https://getsops.io/docs/ */
const isEncrypted = (value: unknown) => typeof value === 'string' && /^ENC\[.*\]$/s.test(value);

const REGEX = "--encrypted-regex '^(data|stringData)$'";

/**
 * Checks a Secret that SOPS has encrypted.
 *
 * @param namespace that of the chart.
 */
export function* checkSopsSecret(file: string, json: Fields, namespace: string | undefined): Findings {
  const { name, namespace: own } = fieldsOf(json.metadata);
  if ([json.kind, json.apiVersion, name, own].some(isEncrypted)) {
    yield finding(
      'secret-file',
      `file ${show(file)} is encrypted as a whole, so that nobody knows which Secret it is: encrypt it by sops encrypt ${REGEX}.`,
    );
    return;
  }
  if (json.kind !== 'Secret') {
    yield finding('secret-file', `file ${show(file)} has the kind ${show(json.kind)}: write a Secret.`);
    return;
  }
  yield* checkValue('dns-name', `file ${show(file)} name`, name, dnsSubdomainFlaw);
  yield* checkValues(file, valuesOf(json));
  if (typeof own !== 'string' || namespace === undefined || own === namespace) return;
  yield finding(
    'secret-file',
    `file ${show(file)} is for the namespace ${show(own)}, and the chart has ${show(namespace)}: write the other one into it by sops edit, or put it into a chart of ${show(own)}.`,
  );
}

/** Some values may be readable on purpose, as the rules of SOPS say. */
function* checkValues(file: string, values: readonly [string, unknown][]): Findings {
  if (values.length === 0) {
    yield finding('secret-file', `file ${show(file)} has neither data nor stringData: write a key into it.`);
  } else if (!values.some(([, value]) => isEncrypted(value))) {
    yield finding('secret-file', `file ${show(file)} has no encrypted value: encrypt it by sops encrypt ${REGEX}.`);
    return;
  }
  for (const [key, value] of values) {
    yield* checkValue('data-key', `file ${show(file)} key`, key, dataKeyFlaw);
    if (isEncrypted(value) || value === '' || !isSecretName(key)) continue;
    yield finding(
      'secret-file',
      `file ${show(file)} has a value of ${show(key)} that anybody can read: encrypt it by sops encrypt ${REGEX}.`,
    );
  }
}

const valuesOf = ({ data, stringData }: Fields) =>
  [data, stringData].flatMap((values) => entriesByName(fieldsOf(values)));

export const sopsKeys = (json: Fields): string[] => [...new Set(valuesOf(json).map(([key]) => key))];
