import { type AsWritten, k8s } from '../../../cdk8s/k8s';
import { checkEntries, checkValue, entriesByName, isMap, wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { subPathFlaw } from '../../../rules/mount-path';
import { show } from '../../../rules/show';
import type { IEnvValue } from '../pod-variable';
import type { VolumeSource } from '../volume-source';

interface Files {
  readonly [path: string]: IEnvValue;
}

type Source = Pick<k8s.DownwardApiVolumeFile, 'fieldRef' | 'resourceFieldRef'>;
type File = AsWritten<k8s.DownwardApiVolumeFile>;

export function downwardApiVolume(files: Files): VolumeSource {
  return {
    fields: (containerName) => ({
      downwardAPI: {
        items: entriesByName(isMap(files) ? files : {}).map(([path, file]) => {
          const { fieldRef, resourceFieldRef: written } = (file?.valueFrom ?? {}) as Source;
          // Unlike a variable, a file does not say by itself which container it is about.
          // With the API server's defaults, since kubectl compares the list as a whole, and would have a change at each apply.
          const resource = written && { containerName, divisor: k8s.Quantity.fromString('0'), ...written };
          const resourceFieldRef = k8s.toJson_ResourceFieldSelector(resource) as File['resourceFieldRef'];
          return { path, fieldRef: fieldRef && { apiVersion: 'v1', ...fieldRef }, resourceFieldRef };
        }),
      },
    }),
    check: () => checkFiles(files),
  };
}

function* checkFiles(files: unknown): Findings {
  const example = 'PodVariable.field("metadata.labels")';
  const written = yield* checkEntries('files of the downward API', files, `{ labels: ${example} }`);
  if (isMap(files) && written.length === 0) {
    yield wrongType('files of the downward API', files, `an object such as { labels: ${example} }`);
  }
  for (const [path, file] of written) {
    yield* checkValue('mount-path', 'file path', path, subPathFlaw);
    const source = isMap(file) ? file.valueFrom : undefined;
    if (!isMap(source) || !(isMap(source.fieldRef) || isMap(source.resourceFieldRef))) {
      yield wrongType(`file ${show(path)}`, file, `a field of the pod such as ${example}`);
    }
  }
}
