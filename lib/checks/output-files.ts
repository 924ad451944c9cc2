import { App, Chart, YamlOutputType } from 'cdk8s';
import { pathOf } from '../cdk8s/app-trees';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, isList, placeOf } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { fileOfObject, isFilePerObject } from './model/output-file';

/** https://github.com/kubernetes/kubernetes/blob/v1.36.1/staging/src/k8s.io/cli-runtime/pkg/resource/builder.go */
const READ_BY_KUBECTL = ['.json', '.yaml', '.yml'];

export const outputFilesCheck: Check<'output-files'> = {
  name: 'output-files',
  summary:
    'No object is written over another where each has a file of its own. Files with an extension that kubectl does not read are a warning.',
  example:
    'Deployment "user" is written to Deployment.user.k8s.yaml, the same file as shop/0, which would be lost: set yamlOutputType to a file per chart, or give one of the two another name.',
  *check({ root, written }) {
    const [first] = written;
    if (!(root instanceof App) || first === undefined) return;
    const { yamlOutputType, outputFileExtension: extension } = root;
    if (!Object.values(YamlOutputType).filter(Number.isInteger).includes(yamlOutputType)) {
      yield problem(
        first,
        `yamlOutputType ${show(yamlOutputType)} is not one of YamlOutputType, so that cdk8s would write nothing: write, for example, YamlOutputType.FILE_PER_CHART.`,
      );
    }
    if (!READ_BY_KUBECTL.some((known) => String(extension).endsWith(known))) {
      yield warning(
        first,
        `outputFileExtension ${show(extension)} is not one that kubectl apply -f reads from a folder: write, for example, ".k8s.yaml".`,
      );
    }
    if (isFilePerObject(root)) yield* checkOverwritten(root, written);
  },
};

function* checkOverwritten(app: App, objects: AppIndex['written']): ObjectFindings {
  const taken = new Map<string, AppObject>();
  for (const object of objects) {
    const file = fileOfObject(object, app);
    const isFlat = app.yamlOutputType === YamlOutputType.FILE_PER_RESOURCE;
    const folder = pathOf(isFlat ? object.construct.node.root : Chart.of(object.construct));
    const earlier = taken.get(`${folder}/${file}`);
    taken.set(`${folder}/${file}`, object);
    if (earlier === undefined || isSame(earlier, object)) continue;
    yield problem(
      object,
      `${object.kind} ${show(object.name)} is written to ${file}, the same file as ${placeOf(earlier)}, which would be lost: set yamlOutputType to a file per chart, or give one of the two another name.`,
    );
  }
}

/** True for two objects that are one to a cluster, which the check `duplicates` reports. */
const isSame = (one: AppObject, other: AppObject) =>
  !isList(one.json) &&
  one.group === other.group &&
  one.kind === other.kind &&
  one.namespace === other.namespace &&
  one.name === other.name;
