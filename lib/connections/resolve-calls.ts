import type { IConstruct } from 'constructs';
import { wrongType } from '../rules/check';
import type { Finding } from '../rules/finding';
import { show } from '../rules/show';
import { hostAndPort } from './call';
import type { CalleeTraits, CallVariable, ICallee } from './callee';
import { calleeFlaw } from './callee-flaw';
import { finding } from './codes';

/** The option `calls` of a workload, looked into. */
export interface ResolvedCalls {
  readonly callees: readonly CalleeTraits[];
  readonly variables: { readonly [name: string]: string };
  readonly findings: readonly Finding[];
}

/** @param variablesOfCaller the variables that the workload has anyway. */
export function resolveCalls(
  caller: IConstruct,
  calls: readonly ICallee[] | undefined,
  variablesOfCaller: () => ReadonlySet<string>,
): ResolvedCalls {
  if (calls === undefined) return { callees: [], variables: {}, findings: [] };
  if (!Array.isArray(calls)) {
    const expected = 'a list of workloads, ports and peers such as [pay]';
    return { callees: [], variables: {}, findings: [wrongType('calls', calls, expected)] };
  }
  const taken = variablesOfCaller();
  const findings: Finding[] = [];
  const callees: CalleeTraits[] = [];
  const owners = new Map<string, string>();
  const variables: { [name: string]: string } = {};
  for (const callee of calls as readonly ICallee[]) {
    const flaw = calleeFlaw(callee);
    if (flaw !== undefined) {
      findings.push(finding('call', `calls takes ${flaw}.`));
      continue;
    }
    const { _traits: traits } = callee.toCallee(caller);
    findings.push(...traits.findings.map(({ code, message }) => ({ code, message: `calls: ${message}` })));
    if (traits.findings.length > 0) continue;
    callees.push(traits);
    for (const { name, value } of calleeVariables(traits)) {
      const owner = owners.get(name);
      if (owner !== undefined && variables[name] !== value) findings.push(setTwice(name, [owner, traits.title]));
      else if (taken.has(name)) findings.push(setAnyway(name, traits));
      owners.set(name, traits.title);
      variables[name] = value;
    }
  }
  return { callees, variables, findings };
}

/** The variables of a call: those that the caller names, or the one that follows from the name of what is called. */
export function calleeVariables(callee: CalleeTraits): readonly CallVariable[] {
  return callee.variables ?? usualVariable(callee);
}

/** The rule by which the variable of a call has its name. */
function usualVariable({ word, address }: CalleeTraits): CallVariable[] {
  if (address === undefined) return [];
  const upper = word.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  // Shells take no name that starts with a digit.
  const prefix = /^[0-9]/.test(upper) ? `_${upper}` : upper;
  return address.isUrl
    ? [{ name: `${prefix}_URL`, value: address.url }]
    : [{ name: `${prefix}_ADDRESS`, value: hostAndPort(address) }];
}

const setTwice = (name: string, owners: readonly string[]) =>
  finding(
    'call',
    `calls of ${owners.join(' and ')} both set the variable ${show(name)}: write Call.to(…, { urlVariable: "…" }) for one of them.`,
  );

const setAnyway = (name: string, { title }: CalleeTraits) =>
  finding(
    'call',
    `calls of ${title} set the variable ${show(name)}, which the workload sets as well: leave that one out, or write Call.to(…, { urlVariable: "…" }) or Call.withoutVariable(…).`,
  );
