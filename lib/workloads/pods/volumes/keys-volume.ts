import { unlessEmpty } from '../../../cdk8s/objects';
import { checkEntries, checkFlag, checkStruct, checkValue, entriesByName, isMap } from '../../../rules/check';
import { dataKeyFlaw } from '../../../rules/data-key';
import { dnsSubdomainFlaw } from '../../../rules/dns-name';
import { fileModeFlaw } from '../../../rules/file-mode';
import type { Findings } from '../../../rules/finding';
import { subPathFlaw } from '../../../rules/mount-path';
import { show } from '../../../rules/show';
import { finding } from '../../codes';
import type { VolumeSource } from '../volume-source';

/** Options of keys that are mounted as files. */
export interface PodVolumeKeysOptions {
  /**
   * The keys that become files, with the path of each in the folder: `{ 'tls.crt': 'server/tls.crt' }`.
   *
   * @default - all keys, each as a file of its name
   */
  readonly items?: { [key: string]: string };

  /**
   * The mode of the files, from 0 to 0o777. Where not everybody may read them, they belong to the runtime's group.
   *
   * @default 0o644
   */
  readonly mode?: number;
}

/** Options of a Secret that is mounted. */
export interface PodVolumeSecretOptions extends PodVolumeKeysOptions {
  /**
   * Starts the pod with an empty folder where the Secret is not there, and without the files of keys that it does not have.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of a ConfigMap that is mounted. */
export interface PodVolumeConfigMapOptions extends PodVolumeKeysOptions {
  /**
   * Starts the pod with an empty folder where the ConfigMap is not there, and without the files of keys that it does not have.
   *
   * @default false
   */
  readonly optional?: boolean;
}

const OPTIONS = ['items', 'mode', 'optional'];

/** The API server's own default of `defaultMode`. */
const API_DEFAULT_MODE = 0o644;
const READ_BY_OTHERS = 0o004;

/** The mode of files as it is written. */
export const writtenMode = (mode: number | undefined) => (mode === API_DEFAULT_MODE ? undefined : mode);

/** True for files that only their group may read. */
export const isOfGroup = (mode: unknown) => typeof mode === 'number' && (mode & READ_BY_OTHERS) === 0;

export function keysVolume(kind: 'ConfigMap' | 'Secret', name: string, options: PodVolumeSecretOptions): VolumeSource {
  const { items, mode, optional } = options;
  const fields = {
    items: unlessEmpty(entriesByName(isMap(items) ? items : {}).map(([key, path]) => ({ key, path: path as string }))),
    defaultMode: writtenMode(mode),
    // False is the API server's default.
    optional: optional || undefined,
  };
  return {
    fields: () =>
      kind === 'Secret' ? { secret: { secretName: name, ...fields } } : { configMap: { name, ...fields } },
    check: () => checkKeys(kind, name, options),
    isOfGroup: isOfGroup(mode),
  };
}

function* checkKeys(kind: string, name: unknown, options: unknown): Findings {
  yield* checkValue('dns-name', `${kind} name`, name, dnsSubdomainFlaw);
  if (!(yield* checkStruct(`a volume of a ${kind}`, options, OPTIONS))) return;
  const { items, mode, optional } = options as { readonly [option: string]: unknown };
  const written = yield* checkEntries('items', items, '{ "tls.crt": "server.crt" }');
  for (const [key, path] of written) {
    yield* checkValue('data-key', `${kind} key`, key, dataKeyFlaw);
    yield* checkValue('mount-path', `path of ${kind} key ${show(key)}`, path, subPathFlaw);
  }
  const paths = written.map(([, path]) => path);
  for (const twice of new Set(paths.filter((path, index) => paths.indexOf(path) < index))) {
    yield finding('volume', `items give two keys the path ${show(twice)}: write another for one of them.`);
  }
  if (mode !== undefined) yield* checkValue('number', 'mode', mode, fileModeFlaw);
  yield* checkFlag('optional', optional);
}
