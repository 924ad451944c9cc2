import { createHash } from 'node:crypto';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { hasConfig, hasFiles, type SettingsMaps } from './settings-maps';

/** The annotation of pods that changes with their settings. */
export const HASH_KEY = 'checksum/config';

/** With a value of the user's under this key, pods would keep their old settings. */
export function* checkHashKey(annotations: { readonly [key: string]: unknown }): Findings {
  if (!Object.hasOwn(annotations, HASH_KEY)) return;
  yield finding(
    'settings',
    `annotation ${show(HASH_KEY)} is set by Portico, to roll out pods when their settings change: write another key.`,
  );
}

/** A hash of the maps' contents: pods that have it in their template roll out when their settings change. */
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
