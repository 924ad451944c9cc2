import { Construct, type IConstruct } from 'constructs';
import { asText, show } from '../rules/show';
import { CallSite } from './call-site';
import { finding } from './codes';
import { stop } from './failure';
import { Synthesis } from './synthesis';

/** Throws at once for a scope that is not a construct, since there is no app in which problems could be collected. */
export function requireConstruct(scope: IConstruct, what: string): void {
  if (Construct.isConstruct(scope)) return;
  const message = `${what} is not a construct: pass the app, a chart, or a construct in one.`;
  stop([{ ...finding('scope', message), path: '', place: CallSite.capture().toString() }]);
}

/** An id that `constructs` accepts. A wrong or taken one is reported, and replaced instead of ending in an exception. */
export function claimId(scope: IConstruct, id: string): string {
  if (!Construct.isConstruct(scope)) requireConstruct(scope, `the scope ${show(scope)} of ${show(id)}`);
  const taken = (candidate: string) => scope.node.tryFindChild(candidate) !== undefined;
  const report = (message: string) =>
    Synthesis.of(scope).report(scope, [finding('construct-id', message)], CallSite.capture());
  if (typeof id !== 'string' || id === '') {
    report(`a construct has the id ${show(id)}: give it a string, for example "user".`);
  } else if (id in {}) {
    report(`the id ${show(id)} is a property of every JavaScript object: give the construct another id.`);
  } else if (taken(id)) {
    report(`the id ${show(id)} is used twice in this scope: give each construct an id of its own.`);
  } else {
    return id;
  }
  let free = 1;
  while (taken(`${asText(id)}#${free}`)) free++;
  return `${asText(id)}#${free}`;
}
