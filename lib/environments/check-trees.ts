import { ApiObject, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { pathOf, rootsInCluster, treeOf } from '../cdk8s/app-trees';
import { kubernetesVersions, version } from '../cdk8s/kubernetes-versions';
import type { AppFindings } from '../cdk8s/synthesis-parts';
import { kindsOf } from '../checks/schema/table';
import { show } from '../rules/show';
import { finding } from './codes';

/** Checks that the objects of an environment with a namespace say theirs: kubectl would put the others anywhere. */
export function* checkNamespaces(root: IConstruct, namespace: string | undefined): AppFindings {
  if (namespace === undefined) return;
  const name = treeOf(root)?.name;
  const told = new Set<Chart>();
  for (const object of root.node.findAll().filter((each) => ApiObject.isApiObject(each))) {
    const { kind, chart, metadata } = object;
    if (metadata.namespace !== undefined || told.has(chart) || !isNamespaced(object)) continue;
    told.add(chart);
    const fix = `write new Chart(${name}, ${show(chart.node.id)}, { namespace: ${name}.namespace })`;
    yield [
      chart,
      finding(
        'environment-namespace',
        `${kind} ${show(object.name)} has no namespace, and the environment ${show(name)} has ${show(namespace)}: ${fix}.`,
      ),
    ];
  }
}

/** False for a kind of the whole cluster, and for one of which nothing is known. */
const isNamespaced = ({ apiVersion, kind }: ApiObject) => kindsOf(apiVersion)?.get(kind)?.clusterScoped === false;

/** Checks that environments of one cluster are made for the same versions of it. */
export function* checkVersions(root: IConstruct): AppFindings {
  const [first, ...others] = rootsInCluster(root);
  const tree = first && treeOf(first);
  if (first === undefined || tree === undefined) return;
  const versions = versionsText(first);
  for (const other of others.filter((each) => versionsText(each) !== versions)) {
    const message = `the cluster ${show(tree.cluster)} has Kubernetes ${versionsText(other)} here and ${versions} in ${tree.name}: write one defaults.kubernetesVersion in both.`;
    yield [other, finding('environment', message)];
  }
}

const versionsText = (root: IConstruct) => {
  const { oldest, newest } = kubernetesVersions(root);
  return [...new Set([version(oldest), version(newest)])].join('..');
};

/** Checks that nothing depends on what another environment writes: cdk8s would write it here as well. */
export function* checkDependencies(root: IConstruct): AppFindings {
  for (const construct of rootsInCluster(root).flatMap((each) => each.node.findAll())) {
    for (const other of construct.node.dependencies) {
      if (other.node.root === construct.node.root) continue;
      const message = `it depends on ${show(pathOf(other))}, which is applied with another environment: leave the dependency out.`;
      yield [construct, finding('environment-dependency', message)];
    }
  }
}
