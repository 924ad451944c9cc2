import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Counters that a target has in Prometheus for the requests to one backend, as selectors of PromQL. */
export interface TargetSeries {
  /**
   * Selectors of the counters of all requests, for example `traefik_service_requests_total{service="user@docker"}`. Several stand for
   * the ways in which a Prometheus may name their labels.
   */
  readonly requests: string[];

  /** Selectors of the counters of those that failed: the answers with a status from 500 on. */
  readonly errors: string[];

  /**
   * An expression that has a value while the target counts no requests to the backend, though they may be answered with an error.
   *
   * @default - it always counts them
   */
  readonly blindness?: string;
}

/** A condition on a label: one of several values, or a pattern. */
export function matcher(label: string, values: readonly string[]): string {
  const [first = '', ...others] = values;
  return others.length === 0 ? `${label}="${first}"` : pattern(label, values.map(literal).join('|'));
}

/** A condition on a label by a regular expression (RE2) for the whole value. */
export const pattern = (label: string, expression: string) => `${label}=~"${expression.replaceAll('\\', '\\\\')}"`;

/** A text as a regular expression. */
export const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const selector = (metric: string, matchers: readonly string[]) => `${metric}{${matchers.join(',')}}`;

/** The objects of a kind that a target has made, as they are written. */
export function madeObjects<Written>(rendered: IConstruct, kind: string): Written[] {
  return rendered.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => object.kind === kind)
    .map((object) => object.toJson());
}
