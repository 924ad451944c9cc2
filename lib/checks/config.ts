import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { configUses } from './model/config-uses';
import { problem, warning } from './model/object-finding';
import { at, fieldsOf, isFields, nameOf, textOf } from './model/read';
import { isKnown } from './model/workload';

const keysOf = ({ json }: AppObject) =>
  ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(fieldsOf(json[field])));

/** Made by the cluster in every namespace. */
const EVERYWHERE = 'kube-root-ca.crt';

export const configReferences: Check<'config-references'> = {
  name: 'config-references',
  summary:
    'Keys that pods take from a ConfigMap or Secret of the app are in it; a ConfigMap that is not in the app is a warning.',
  example:
    'env "LOG_LEVEL" of container "user" takes the key "level" of ConfigMap "settings", which has "log-level": write one of those.',
  *check(app) {
    for (const workload of app.workloads.filter(isKnown)) {
      const { object } = workload;
      for (const { kind, name, keys, what } of configUses(workload)) {
        const config = app.find('', kind, object.namespace, name);
        if (config === undefined) {
          const guess = app.guess('', kind, object.namespace, name);
          if (app.isExternal(kind, name) || name === EVERYWHERE) continue;
          const made =
            kind === 'ConfigMap' ? `, or say PorticoChecks.of(app).external("ConfigMap", ${show(name)})` : '';
          if (guess !== undefined)
            yield warning(
              object,
              `${what} takes ${kind} ${show(name)}, which is not in the app: write ${show(guess)} if that is meant${made}.`,
            );
          else if (kind === 'ConfigMap')
            yield warning(object, `${what} takes ConfigMap ${show(name)}, which is not in the app: make it${made}.`);
          continue;
        }
        // A controller of the cluster may fill in what has no data here.
        const there = keysOf(config);
        if (there.length === 0 && kind === 'Secret') continue;
        for (const key of keys.filter((each) => !there.includes(each))) {
          const has = there.length === 0 ? 'no data' : there.map(show).join(', ');
          yield problem(
            object,
            `${what} takes the key ${show(key)} of ${kind} ${show(name)}, which has ${has}: write ${there.length === 0 ? 'it there' : 'one of those'}.`,
          );
        }
      }
    }
  },
};

const NEEDED: { readonly [type: string]: readonly string[] } = {
  'kubernetes.io/basic-auth': [],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

const SERVICE_ACCOUNT_TOKEN = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';

/** Whether a text is JSON; what is encoded, or not there, is another matter. */
function isJson(text: unknown): boolean {
  if (typeof text !== 'string') return true;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

const MAX_DATA = 1024 * 1024;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const configData: Check<'config-data'> = {
  name: 'config-data',
  summary: 'Keys and values of ConfigMaps and Secrets, their size (1 MiB), and what the type of a Secret asks for.',
  example: 'key "log level" is invalid: write at most 253 letters, digits, "-", "_" and ".".',
  *check(app) {
    for (const object of [...app.ofKind('', 'ConfigMap'), ...app.ofKind('', 'Secret')]) {
      const encoded = object.kind === 'Secret' ? 'data' : 'binaryData';
      let size = 0;
      for (const [field, map] of Object.entries(object.json)) {
        if (!['data', 'binaryData', 'stringData'].includes(field) || !isFields(map)) continue;
        for (const [key, value] of Object.entries(map)) {
          if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key) || key === '.' || key.startsWith('..')) {
            yield problem(object, `key ${show(key)} is invalid: write at most 253 letters, digits, "-", "_" and ".".`);
          }
          if (field === 'binaryData' && Object.hasOwn(fieldsOf(object.json.data), key)) {
            yield problem(object, `key ${show(key)} is in both data and binaryData: keep it in one of the two.`);
          }
          if (typeof value !== 'string') continue;
          const bare = value.replace(/[\r\n]/g, '');
          size += field === encoded ? Math.floor((bare.length * 3) / 4) : Buffer.byteLength(value);
          if (field === encoded && !BASE64.test(bare)) {
            const instead = object.kind === 'Secret' ? 'put the text into stringData' : 'encode it';
            // What is in a Secret is not for a log.
            yield problem(object, `${field} ${show(key)} is no base64: ${instead}.`);
          }
        }
      }
      if (size > MAX_DATA)
        yield problem(object, `this ${object.kind} has ${size} bytes of data: write at most ${MAX_DATA}.`);
      if (object.kind !== 'Secret') continue;
      const type = textOf(object.json.type) ?? '';
      const missing =
        (Object.hasOwn(NEEDED, type) ? NEEDED[type] : [])?.filter((key) => !keysOf(object).includes(key)) ?? [];
      if (
        type === 'kubernetes.io/basic-auth' &&
        !keysOf(object).some((key) => key === 'username' || key === 'password')
      ) {
        yield problem(object, `a Secret of type ${type} has neither "username" nor "password": write one of them.`);
      }
      if (type === 'kubernetes.io/dockerconfigjson' && !isJson(fieldsOf(object.json.stringData)['.dockerconfigjson'])) {
        yield problem(
          object,
          'stringData ".dockerconfigjson" is no JSON: write what is in the file .docker/config.json.',
        );
      }
      if (type === SERVICE_ACCOUNT_TOKEN && nameOf(at(object.json, 'metadata', 'annotations', ACCOUNT)) === undefined) {
        yield problem(
          object,
          `a Secret of type ${type} has no annotation "${ACCOUNT}": write the name of the account.`,
        );
      }
      for (const key of missing)
        yield problem(object, `a Secret of type ${type} lacks the key ${show(key)}: write it.`);
    }
  },
};
