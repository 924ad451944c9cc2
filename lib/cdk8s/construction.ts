import type { Construct } from 'constructs';
import type { Finding } from '../rules/finding';
import { declareExternal } from './externals';
import { checkChart } from './labels';
import { Synthesis } from './synthesis';

/** An object that others may refer to by its name. */
export interface ObjectName {
  readonly kind: string;
  readonly name: string;
}

/** Everything that is left to do for a construct whose props are known. */
export interface Construction {
  /** The findings about its props. */
  readonly findings: Iterable<Finding>;
  /** Warnings about props that are right. */
  readonly warnings?: () => Iterable<Finding>;
  /** Its own labels, where they can replace recommended ones. */
  readonly labels?: { readonly [key: string]: string };
  readonly objects: readonly ObjectName[];
  /** Makes the objects. */
  render(): void;
}

/** Reports what is wrong with a construct, or makes its objects where nothing is. */
export function reportOrRender(
  construct: Construct,
  { findings, warnings, labels, objects, render }: Construction,
): void {
  const synthesis = Synthesis.of(construct);
  synthesis.report(construct, findings);
  synthesis.report(construct, checkChart(construct, labels));
  if (!synthesis.hasProblems(construct)) {
    synthesis.warn(construct, warnings?.() ?? []);
    render();
    return;
  }
  // Keeps what refers to the construct from being reported as dangling.
  for (const { kind, name } of objects) declareExternal(construct, kind, name);
}
