import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { isDataKey, isLostKey } from '../../rules/names';
import type { Report } from '../../rules/report';
import { asText, show } from '../../rules/show';
import { checkMap } from '../../rules/structs';
import { checkVariableName } from './env';
import { checkMountPath } from './mount-path';
import { checkNotSecret } from './secret-names';

export interface TextMap {
  readonly [key: string]: string;
}

/** A text that is mounted at a path, and the key of the ConfigMap that holds it. */
export interface SettingsFile {
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

/** What becomes ConfigMaps: variables for the environment, and files. */
export interface SettingsMaps {
  /** What the names of the ConfigMaps begin with. */
  readonly name: string;
  readonly config: TextMap;
  readonly files: readonly SettingsFile[];
}

export const hasConfig = ({ config }: SettingsMaps) => Object.keys(config).length > 0;
export const hasFiles = ({ files }: SettingsMaps) => files.length > 0;

/** Longer than what is put behind the name: with it, names of volumes stay DNS labels. */
export const LONGEST_SUFFIX = '-config';

export const configMapName = ({ name }: Pick<SettingsMaps, 'name'>) => `${name}-config`;
export const filesMapName = ({ name }: Pick<SettingsMaps, 'name'>) => `${name}-files`;

export function checkConfig(report: Report, config: unknown, publicNames: readonly string[]): void {
  if (!checkMap(report, 'config', config, '{ LOG_LEVEL: "info" }')) return;
  for (const [name, value] of Object.entries(config)) {
    checkVariableName(report, 'config', name);
    if (isLostKey(name))
      report(`config name ${show(name)} cannot be written by cdk8s: write another, or set it by env.`);
    if (typeof value !== 'string') {
      report(`config ${show(name)} has the value ${show(value)}: write a string, for example "${asText(value)}".`);
    } else if (value.includes('\0')) {
      report(`config ${show(name)} holds a NUL character, which no environment takes: write a text without.`);
    }
    checkNotSecret(report, 'config', name, value, publicNames);
  }
}

export function checkFiles(report: Report, files: unknown): void {
  if (!checkMap(report, 'files', files, '{ "/etc/app/app.yaml": "…" }')) return;
  for (const [path, content] of Object.entries(files)) {
    const isPath = checkMountPath(report, 'file', path, '/etc/app/app.yaml');
    if (isPath && isLostKey(fileKey(path))) {
      report(`file path ${show(path)} makes a key that cdk8s cannot write: put the file into a folder.`);
    } else if (isPath && !isDataKey(fileKey(path))) {
      report(`file path ${show(path)} makes no key of a ConfigMap: write letters, digits, "-", "_", "." and "/".`);
    }
    if (typeof content !== 'string') {
      report(`file ${show(path)} has the content ${show(content)}: write a string.`);
    }
    checkNotSecret(report, 'file', path, content, [path]);
  }
}

/** Files are told apart in a ConfigMap by their paths, which only rarely give one key. */
export function checkFileKeys(report: Report, files: readonly SettingsFile[]): void {
  const owners = new Map<string, string>();
  for (const { key, path } of files) {
    const twin = owners.get(key);
    if (twin !== undefined)
      report(`files ${show(twin)} and ${show(path)} give one key ${show(key)}: rename one of them.`);
    owners.set(key, path);
  }
}

/** Those of a further container are kept apart by its name, since it may have the same paths. */
export function settingsFiles(files: TextMap, container?: string): SettingsFile[] {
  const prefix = container === undefined ? '' : `${asText(container)}_`;
  return Object.entries(files).map(([path, text]) => ({ path, key: `${prefix}${fileKey(path)}`, text }));
}

/** `/etc/app/app.yaml` becomes `etc_app_app.yaml`. */
function fileKey(path: string): string {
  return path.slice(1).replaceAll('/', '_');
}

export function renderSettings(scope: Construct, maps: SettingsMaps, metadata: k8s.ObjectMeta): void {
  const render = (id: string, name: string, data: TextMap) =>
    new k8s.KubeConfigMap(scope, id, { metadata: { ...metadata, name }, data: { ...data } });
  if (hasConfig(maps)) render('config', configMapName(maps), maps.config);
  if (hasFiles(maps)) {
    render('files', filesMapName(maps), Object.fromEntries(maps.files.map(({ key, text }) => [key, text])));
  }
}

/** The annotation of pods that changes with their settings. */
export const HASH_KEY = 'checksum/config';

/** A value of the user's would stand in the hash's way, and pods would keep the settings of before. */
export function checkHashKey(report: Report, annotations: { readonly [key: string]: string }): void {
  if (!Object.hasOwn(annotations, HASH_KEY)) return;
  report(`annotation ${show(HASH_KEY)} is Portico's own: pods roll out by it when settings change, so write another.`);
}

/** Changes with what the maps hold, so that a pod template that bears it rolls out when its settings change. */
export function settingsHash(maps: readonly SettingsMaps[]): string | undefined {
  const used = maps.filter((map) => hasConfig(map) || hasFiles(map));
  if (used.length === 0) return undefined;
  const sorted = (entries: readonly (readonly [string, string])[]) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const content = used.map(({ name, config, files }) => [
    name,
    sorted(Object.entries(config)),
    sorted(files.map(({ key, text }) => [key, text])),
  ]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
