import type { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import type { Findings } from '../../rules/finding';

/** A tool that keeps an environment in a cluster, with everything that it was asked for. */
export interface Tool {
  readonly title: string;
  readonly kind: string;
  /** The namespace in which it looks for its objects. */
  readonly namespace: string;
  /** The way to have something applied first, where it does not wait for the object of another environment. */
  readonly insteadOfDependency: string;
  check(name: unknown): Findings;
  /** Makes the object that the tool reads. */
  render(construct: Construct, name: string, folder: string, namespace: string): ApiObject;
  /** Tells the tool what it has to know about the objects of an environment, all of which are there. */
  mark(environment: IConstruct): void;
  problems(environment: IConstruct): AppFindings;
  warnings(environment: IConstruct): AppFindings;
}
