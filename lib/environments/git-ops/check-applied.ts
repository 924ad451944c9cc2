import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import { isImplied } from '../../cdk8s/implied-order';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { at } from '../../checks/model/read';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { HOOK, ownAnnotations } from './annotations';
import { rolloutsOf } from './rollout-fields';
import { chartDependencies } from './waves';

/** Checks that a tool does not make a Job again as soon as it is deleted, which runs it without end. */
export function* checkExpiringJobs(root: IConstruct, tool: string): AppFindings {
  for (const job of jobsOf(root)) {
    const seconds = at(job.toJson(), 'spec', 'ttlSecondsAfterFinished');
    if (seconds === undefined || HOOK in ownAnnotations(job)) continue;
    const message = `Job ${show(job.name)} is deleted ${seconds} seconds after it ends, and ${tool} recreates it, so that it runs again and again: leave ttl out.`;
    yield [job, finding('git-ops', message)];
  }
}

/** Warnings about weights that Flux sets back while an Argo Rollout moves requests by them. */
export function* checkMovedRoutes(root: IConstruct): AppFindings {
  for (const { object } of rolloutsOf(root).filter(({ setsWeights }) => setsWeights)) {
    const message = `Flux sets back, every 10 minutes, the weights of the HTTPRoutes that Rollout ${show(object.name)} sets, so that its steps do not hold: apply the route without Flux, or accept this.`;
    yield [object, finding('git-ops', message)];
  }
}

/** Checks that nothing waits for a moment that Flux does not know. */
export function* checkNoHooks(root: IConstruct): AppFindings {
  for (const job of jobsOf(root)) {
    if (!(HOOK in ownAnnotations(job))) continue;
    const message = `Job ${show(job.name)} has a hook, which Flux does not know and takes for any other Job: write before in place of it.`;
    yield [job, finding('git-ops', message)];
  }
}

/** Warnings about charts that Flux applies at once, though their author has one come first. */
export function* checkNoOrder(root: IConstruct): AppFindings {
  for (const [chart, needed] of chartDependencies(root, (user, used) => !isImplied(user, used))) {
    for (const other of needed) {
      const message = `it depends on ${pathOf(other)}, and Flux applies both at once, and again until all is well: make what comes first in an environment of its own with the same cluster, and have GitOps of the one depend on that of the other.`;
      yield [chart, finding('git-ops', message)];
    }
  }
}

const jobsOf = (root: IConstruct) =>
  root.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each) && each.kind === 'Job')
    .filter(({ apiVersion }) => apiVersion === 'batch/v1');
