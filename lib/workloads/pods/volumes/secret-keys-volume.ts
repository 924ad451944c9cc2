import { checkEntries, checkStruct, checkValue, entriesByName, isMap, wrongType } from '../../../rules/check';
import { fileModeFlaw } from '../../../rules/file-mode';
import type { Findings } from '../../../rules/finding';
import { subPathFlaw } from '../../../rules/mount-path';
import { show } from '../../../rules/show';
import { SecretKey } from '../secret-key';
import type { VolumeFields, VolumeSource } from '../volume-source';
import { isOfGroup, writtenMode } from './keys-volume';

/** Options of keys of Secrets that are mounted as files. */
export interface PodVolumeSecretKeysOptions {
  /**
   * The mode of the files, from 0 to 0o777. Where not everybody may read them, they belong to the runtime's group.
   *
   * @default 0o644
   */
  readonly mode?: number;
}

interface Files {
  readonly [path: string]: SecretKey;
}

/** The files of one Secret. */
interface Source {
  readonly name: string;
  readonly optional?: boolean;
  readonly items: { readonly key: string; readonly path: string }[];
}

export function secretKeysVolume(files: Files, options: PodVolumeSecretKeysOptions): VolumeSource {
  const { mode } = options;
  const entries = entriesByName(isMap(files) ? files : {}).filter(([, key]) => key instanceof SecretKey);
  return {
    fields: () => fieldsOf(sourcesOf(entries), writtenMode(mode)),
    check: () => checkFiles(files, options),
    isOfGroup: isOfGroup(mode),
    secretKeys: entries.map(([, key]) => key),
  };
}

function fieldsOf(sources: readonly Source[], defaultMode: number | undefined): VolumeFields {
  const [first, ...others] = sources;
  if (first !== undefined && others.length === 0) {
    const { name, ...fields } = first;
    return { secret: { secretName: name, ...fields, defaultMode } };
  }
  return { projected: { sources: sources.map((secret) => ({ secret })), defaultMode } };
}

/** The keys by Secret. Those that need not be there are a source of their own, since the others have to be. */
function sourcesOf(entries: readonly [string, SecretKey][]): Source[] {
  const sources = new Map<string, Source>();
  for (const [path, { _reference }] of entries) {
    const { name, key, optional } = _reference;
    const id = `${name} ${optional}`;
    const source = sources.get(id) ?? { name, optional, items: [] };
    sources.set(id, source);
    source.items.push({ key, path });
  }
  return [...sources.values()];
}

function* checkFiles(files: unknown, options: PodVolumeSecretKeysOptions): Findings {
  const example = 'SecretKey.of("database", "password")';
  const written = yield* checkEntries('files of Secrets', files, `{ password: ${example} }`);
  if (isMap(files) && written.length === 0) {
    yield wrongType('files of Secrets', files, `an object such as { password: ${example} }`);
  }
  for (const [path, key] of written) {
    yield* checkValue('mount-path', 'file path', path, subPathFlaw);
    if (key instanceof SecretKey) yield* key._check();
    else yield wrongType(`file ${show(path)}`, key, `a key such as ${example}`);
  }
  if (!(yield* checkStruct('a volume of Secret keys', options, ['mode']))) return;
  if (options.mode !== undefined) yield* checkValue('number', 'mode', options.mode, fileModeFlaw);
}
