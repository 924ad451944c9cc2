import type { DeclaredPods } from './declared-pods';

interface Labels {
  readonly [key: string]: string;
}

/** The pods of workloads, found by their labels without going through all of them. */
export class PodsByLabel {
  private readonly byLabel = new Map<string, DeclaredPods[]>();

  constructor(all: readonly DeclaredPods[]) {
    for (const pods of all) {
      for (const [key, value] of Object.entries(pods.labels)) {
        const label = labelIn(pods.namespace, key, value);
        const others = this.byLabel.get(label);
        if (others === undefined) this.byLabel.set(label, [pods]);
        else others.push(pods);
      }
    }
  }

  /** The pods of a namespace that have all of the labels, of which there is at least one. */
  with(labels: Labels, namespace: string | undefined): readonly DeclaredPods[] {
    const lists = Object.entries(labels).map(([key, value]) => this.byLabel.get(labelIn(namespace, key, value)) ?? []);
    const [shortest = []] = lists.sort((a, b) => a.length - b.length);
    return shortest.filter((pods) => Object.entries(labels).every(([key, value]) => pods.labels[key] === value));
  }
}

const labelIn = (namespace: string | undefined, key: string, value: string) => `${namespace ?? ''}\n${key}=${value}`;
