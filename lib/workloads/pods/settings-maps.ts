import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';

export interface TextMap {
  readonly [key: string]: string;
}

/** A text that is mounted at a path, and its key in the ConfigMap. */
export interface SettingsFile {
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

/** The contents of two ConfigMaps: variables for the environment, and files. */
export interface SettingsMaps {
  /** The beginning of the names of the ConfigMaps. */
  readonly name: string;
  readonly config: TextMap;
  readonly files: readonly SettingsFile[];
}

export const hasConfig = ({ config }: SettingsMaps) => Object.keys(config).length > 0;
export const hasFiles = ({ files }: SettingsMaps) => files.length > 0;

/** The longer of the two suffixes. With it, names of volumes are still DNS labels. */
export const LONGEST_SUFFIX = '-config';

export const configMapName = ({ name }: Pick<SettingsMaps, 'name'>) => `${name}-config`;
export const filesMapName = ({ name }: Pick<SettingsMaps, 'name'>) => `${name}-files`;

export function renderSettings(scope: Construct, maps: SettingsMaps, metadataOf: () => k8s.ObjectMeta): void {
  const render = (id: string, name: string, data: TextMap) =>
    new ApiObject(scope, id, k8s.KubeConfigMap.manifest({ metadata: { ...metadataOf(), name }, data: { ...data } }));
  if (hasConfig(maps)) render('config', configMapName(maps), maps.config);
  if (hasFiles(maps)) {
    render('files', filesMapName(maps), Object.fromEntries(maps.files.map(({ key, text }) => [key, text])));
  }
}
