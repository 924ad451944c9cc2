import { type App, YamlOutputType } from 'cdk8s';
import type { AppObject } from './app-object';

/** True when cdk8s writes a file for each object, by whose name `kubectl apply -f` then orders them. */
export function isFilePerObject({ yamlOutputType }: App): boolean {
  return (
    yamlOutputType === YamlOutputType.FILE_PER_RESOURCE ||
    yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
  );
}

/** The name of the file to which cdk8s writes an object: https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/app.ts */
export function fileOfObject({ kind, name }: Pick<AppObject, 'kind' | 'name'>, app: App): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '') + app.outputFileExtension;
}
