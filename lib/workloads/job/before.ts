import type { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import { chartOf } from '../../cdk8s/charts';
import { k8s } from '../../cdk8s/k8s';
import { Synthesis } from '../../cdk8s/synthesis';
import { checkValue, wrongType } from '../../rules/check';
import { type Findings, inPart } from '../../rules/finding';
import { parseImage, pinnedImageFlaw } from '../../rules/image';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { applyObjectsAfter } from '../pods/chart-order';
import { type JobWait, waitForJob, waitName, withJobWaits } from '../pods/job-waits';
import { objectMetadata } from '../pods/pod-labels';
import { layoutVolumes } from '../pods/volume-layout';
import { containersOf } from '../pods/workload-spec';
import type { JobRunSpec } from '../runs/job-run-spec';
import { WorkloadBase } from '../workload-base';
import type { JobProps } from './job-props';

/** The image of kubectl that Kubernetes publishes. Any version asks for a Job in the same way. */
const KUBECTL = 'registry.k8s.io/kubectl:v1.34.1';

/** A Job that other workloads wait for. */
export interface AwaitedJob extends JobRunSpec {
  readonly jobName: string;
  /** The workloads whose pods wait for it. */
  readonly before: readonly WorkloadBase[];
  readonly kubectlImage: string;
}

/** Workloads in `before`, without values of a wrong type, which the check reports. */
export function resolveBefore({ before, kubectlImage }: JobProps): Pick<AwaitedJob, 'before' | 'kubectlImage'> {
  const workloads = Array.isArray(before) ? before.filter((one) => one instanceof WorkloadBase) : [];
  return { before: [...new Set(workloads)], kubectlImage: kubectlImage ?? KUBECTL };
}

export function* checkBefore(job: Construct, spec: AwaitedJob, { before, kubectlImage }: JobProps): Findings {
  const isRight = yield* checkValue('image', 'kubectlImage', kubectlImage ?? KUBECTL, pinnedImageFlaw);
  if (before === undefined) {
    if (kubectlImage === undefined || !isRight) return;
    yield finding('job', 'kubectlImage has no effect without before, whose pods run it: leave it out.');
    return;
  }
  if (!Array.isArray(before)) {
    yield wrongType('before', before, 'a list of workloads such as [web]');
    return;
  }
  for (const workload of before) {
    if (!(workload instanceof WorkloadBase)) {
      yield wrongType('before', workload, 'a workload such as new WebService(chart, "web", { … })');
      continue;
    }
    yield* inPart(`before ${show(pathOf(workload))}`, checkWorkload(job, workload, waitOf(spec)));
  }
  if (before.length > new Set(before).size) yield finding('job', 'before has the same workload twice: list each once.');
}

/** Pods can ask for a Job of their own namespace. The container that does needs a place among the others of the pod. */
function* checkWorkload(job: Construct, workload: WorkloadBase, wait: JobWait): Findings {
  const [own, other] = [job, workload].map(chartOf);
  if (job.node.root !== workload.node.root) {
    yield finding('job', 'it is in another app, whose pods cannot wait for this job: make the job in that app.');
  } else if (own?.namespace !== other?.namespace) {
    const names = [other, own].map((chart) =>
      chart?.namespace === undefined ? "kubectl's own" : show(chart.namespace),
    );
    yield finding(
      'job',
      `its pods are in the namespace ${names[0]}, and cannot wait for a job in ${names[1]}: make the job in that namespace.`,
    );
  }
  const { _podSpec: pods } = workload;
  const name = waitName(wait.workloadName);
  if (containersOf(withJobWaits(workload, pods)).some((container) => container.name === name)) {
    yield finding('pod-container', `another container of its pods has the name ${show(name)}: rename that one.`);
  }
  const has = new Set(layoutVolumes(pods).findings.map(({ message }) => message));
  const { findings } = layoutVolumes(withJobWaits(workload, pods, [wait]));
  yield* findings.filter(({ message }) => !has.has(message));
}

/** Warns of a job that none of its workloads moves along with, such as a migration of the version before: it runs no more. */
export function* warnOfOtherVersion({ before, pods }: AwaitedJob): Findings {
  const { image } = pods.container;
  const images = before.map(({ _podSpec }) => _podSpec.container.image);
  const repository = parseImage(image)?.name;
  const other = images.find((each) => repository !== undefined && parseImage(each)?.name === repository);
  if (other === undefined || images.includes(image)) return;
  const what = `the image ${show(image)} of the job is another version than ${show(other)}, the image of the pods that wait for it`;
  yield finding('job-image', `${what}. Write the same image in both, so that the job runs again for each version.`);
}

const waitOf = ({ jobName, pods, kubectlImage, deadline }: AwaitedJob): JobWait => {
  return { jobName, workloadName: pods.workloadName, image: kubectlImage, deadline };
};

/** Has the pods of the workloads wait for the Job, which is applied before them. */
export function renderBefore(job: Construct, spec: AwaitedJob): void {
  const { before, jobName, pods } = spec;
  if (before.length === 0) return;
  // The account of the job may have a role of its own, which can have the job's name.
  const name = `wait-for-${jobName}`;
  const metadata = { ...objectMetadata(job, pods, {}, jobName), name };
  new k8s.KubeRole(job, 'before-role', {
    metadata,
    rules: [
      // kubectl lists and watches by the name, which a role for this name allows.
      { apiGroups: ['batch'], resources: ['jobs'], resourceNames: [jobName], verbs: ['get', 'list', 'watch'] },
    ],
  });
  const accounts = new Set(before.map(({ serviceAccountName }) => serviceAccountName));
  new k8s.KubeRoleBinding(job, 'before-role-binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [...accounts].map((name) => ({ kind: 'ServiceAccount', name })),
  });
  for (const workload of before) {
    waitForJob(workload, waitOf(spec));
    // Whoever orders them the other way round may do so later.
    Synthesis.of(job).arrange(() => applyObjectsAfter(workload, job));
  }
}
