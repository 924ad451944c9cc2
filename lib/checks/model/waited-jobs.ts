import { listOf, stringOf } from './read';
import type { Workload } from './workload';

/** A Job that pods wait for before they start. */
export interface WaitedJob {
  readonly name: string;
  /** The container that waits, as messages name it. */
  readonly title: string;
}

const JOB = /(?<=^|\s)jobs?(?:\.batch)?\/([a-z0-9][-a-z0-9.]*)/g;

/** Other namespaces may have another Job of this name. */
const ELSEWHERE = /\s(?:-n|--namespace)\b/;

/** The Jobs of their namespace that init containers wait for by `kubectl wait`. */
export function waitedJobs({ pod, containers }: Workload): WaitedJob[] {
  if (pod.initContainers === undefined) return [];
  return containers
    .filter(({ isLasting }) => !isLasting)
    .flatMap(({ fields, title }) => {
      const text = [...listOf(fields.command), ...listOf(fields.args)].filter((word) => stringOf(word)).join(' ');
      const isKubectl = /\bkubectl\b/.test(`${fields.image} ${text}`);
      if (!isKubectl || !/\bwait\b/.test(text) || ELSEWHERE.test(text)) return [];
      return [...text.matchAll(JOB)].map(([, name = '']) => ({ name, title }));
    });
}
