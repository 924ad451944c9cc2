import { checkEntries, checkValue, wrongType } from '../../rules/check';
import { dataKeyFlaw, isLostKey } from '../../rules/data-key';
import type { Findings } from '../../rules/finding';
import { mountPathFlaw } from '../../rules/mount-path';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { checkNotSecret } from './secret-literals';
import type { SettingsFile, TextMap } from './settings-maps';

export function* checkFiles(files: unknown): Findings {
  for (const [path, content] of yield* checkEntries('files', files, '{ "/etc/app/app.yaml": "…" }')) {
    if (yield* checkValue('mount-path', 'file path', path, mountPathFlaw)) yield* checkKey(path);
    if (typeof content !== 'string') yield wrongType(`file ${show(path)}`, content, 'a string');
    yield* checkNotSecret('file', path, content, [path]);
  }
}

function* checkKey(path: string): Findings {
  const key = fileKey(path);
  if (isLostKey(key)) {
    yield finding(
      'settings-file',
      `file path ${show(path)} makes a key that cdk8s cannot write: put the file into a folder.`,
    );
  } else if (dataKeyFlaw(key) !== undefined) {
    yield finding(
      'settings-file',
      `file path ${show(path)} cannot be a key of a ConfigMap: write at most 253 letters, digits, "-", "_", "." and "/".`,
    );
  }
}

/** Files have keys of a ConfigMap by their paths, and two paths may give one key. */
export function* checkFileKeys(files: readonly SettingsFile[]): Findings {
  const owners = new Map<string, string>();
  for (const { key, path } of files) {
    const twin = owners.get(key);
    if (twin !== undefined) {
      yield finding(
        'settings-file',
        `files ${show(twin)} and ${show(path)} have the same key ${show(key)} in their ConfigMap: rename one of them.`,
      );
    }
    owners.set(key, path);
  }
}

/** Keys of a sidecar's files begin with its name, since it may have the same paths as another container. */
export function settingsFiles(files: TextMap, container?: string): SettingsFile[] {
  const prefix = container === undefined ? '' : `${asText(container)}_`;
  return Object.entries(files).map(([path, text]) => ({ path, key: `${prefix}${fileKey(path)}`, text }));
}

/** `/etc/app/app.yaml` becomes `etc_app_app.yaml`. */
function fileKey(path: string): string {
  return path.slice(1).replaceAll('/', '_');
}
