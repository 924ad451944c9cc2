import { isMap } from '../rules/check';
import { dataKeyFlaw } from '../rules/data-key';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { dataKeysOf } from './model/config-uses';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, fieldsOf, nonEmptyStringOf, stringOf } from './model/read';

/** The API server's limit for the data of one object, in bytes: https://kubernetes.io/docs/concepts/configuration/secret/ */
const MAX_DATA = 1024 * 1024;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const configDataCheck: Check<'config-data'> = {
  name: 'config-data',
  summary: 'Keys, values and size (1 MiB) of ConfigMaps and Secrets, and the keys that the type of a Secret requires.',
  example:
    'key "log level" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
  *check(app) {
    for (const object of app.ofKind('', 'ConfigMap')) yield* checkData(object, 'binaryData');
    for (const object of app.ofKind('', 'Secret')) {
      yield* checkData(object, 'data');
      yield* checkSecretType(object);
    }
  },
};

/** Checks the maps of an object, of which one has values in base64. */
function* checkData(object: AppObject, encoded: 'data' | 'binaryData'): ObjectFindings {
  let size = 0;
  for (const [field, map] of Object.entries(object.json)) {
    if (!['data', 'binaryData', 'stringData'].includes(field) || !isMap(map)) continue;
    for (const [key, value] of Object.entries(map)) {
      const flaw = dataKeyFlaw(key);
      if (flaw !== undefined) yield problem(object, `key ${show(key)} ${flaw}.`);
      if (field === 'binaryData' && Object.hasOwn(fieldsOf(object.json.data), key)) {
        yield problem(object, `key ${show(key)} is in both data and binaryData: keep one of the two.`);
      }
      if (typeof value !== 'string') continue;
      const bare = value.replace(/[\r\n]/g, '');
      size += field === encoded ? Math.floor((bare.length * 3) / 4) : Buffer.byteLength(value);
      if (field === encoded && !BASE64.test(bare)) {
        const instead = object.kind === 'Secret' ? 'put the text into stringData' : 'encode it';
        // The value is left out: that of a Secret must not get into a log.
        yield problem(object, `${field} ${show(key)} is not base64: ${instead}.`);
      }
    }
  }
  if (size > MAX_DATA) {
    yield problem(object, `this ${object.kind} has ${size} bytes of data: write at most ${MAX_DATA}.`);
  }
}

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const REQUIRED_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

const ACCOUNT = 'kubernetes.io/service-account.name';

function* checkSecretType(object: AppObject): ObjectFindings {
  const type = stringOf(object.json.type) ?? '';
  const keys = dataKeysOf(object);
  if (type === 'kubernetes.io/basic-auth' && !keys.includes('username') && !keys.includes('password')) {
    yield problem(object, `a Secret of type ${type} has neither "username" nor "password": write one of them.`);
  }
  if (type === 'kubernetes.io/dockerconfigjson' && !isJson(fieldsOf(object.json.stringData)['.dockerconfigjson'])) {
    yield problem(object, 'stringData ".dockerconfigjson" is not JSON: write the content of .docker/config.json.');
  }
  if (
    type === 'kubernetes.io/service-account-token' &&
    nonEmptyStringOf(at(object.json, 'metadata', 'annotations', ACCOUNT)) === undefined
  ) {
    yield problem(object, `a Secret of type ${type} has no annotation "${ACCOUNT}": write the name of the account.`);
  }
  for (const key of (REQUIRED_KEYS.get(type) ?? []).filter((each) => !keys.includes(each))) {
    yield problem(object, `a Secret of type ${type} has no key ${show(key)}: write it.`);
  }
}

/** False for a text that is not JSON; the value may also be encoded, or filled in later. */
function isJson(text: unknown): boolean {
  if (typeof text !== 'string') return true;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
