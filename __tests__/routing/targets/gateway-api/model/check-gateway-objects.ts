import { checkRule, matchesOf } from './check-rule';
import { checkSchema } from './check-schema';
import { readGateways, readHttpRoutes, readListenerSets } from './gateway-object';
import { asList, asRecord, asRecords, asText, GROUP, isKind, type Json, nameOf, namespaceOf } from './json';
import { unserved } from './listeners';

/**
 * The parts of objects that the API server or an implementation of Gateway API v1.6 would refuse, one sentence each: by the schemas
 * of crds/, for the objects of an implementation's own as well, by the CRDs' CEL rules, by references across namespaces that no
 * ReferenceGrant allows, and by hostnames that no listener of the Gateways among the objects serves.
 */
export function checkGatewayObjects(objects: readonly unknown[]): string[] {
  const ours = objects.map(asRecord).filter(({ apiVersion }) => asText(apiVersion)?.startsWith(`${GROUP}/`));
  const grants = ours.filter((object) => isKind(object, 'ReferenceGrant'));
  return ours
    .flatMap((object) => {
      const problems = [...checkSchema(object)];
      if (isKind(object, 'HTTPRoute')) problems.push(...checkHttpRoute(object), ...checkAttachment(object, ours));
      if (isKind(object, 'Gateway') || isKind(object, 'ListenerSet')) problems.push(...checkGateway(object));
      problems.push(...references(object).flatMap((reference) => checkGrant(object, reference, grants)));
      return problems.map((problem) => `${object.kind} ${nameOf(object)}: ${problem}`);
    })
    .concat(checkOwn(objects.map(asRecord)));
}

/** The objects that only one implementation reads. */
function checkOwn(objects: readonly Json[]): string[] {
  return objects
    .filter(({ apiVersion }) => /^(gateway\.(envoyproxy\.io|nginx\.org)|traefik\.io)\//.test(asText(apiVersion) ?? ''))
    .flatMap((object) => checkSchema(object).map((problem) => `${object.kind} ${nameOf(object)}: ${problem}`));
}

function checkHttpRoute(route: Json): string[] {
  const { parentRefs, rules: written = [{}] } = asRecord(route.spec);
  const rules = asRecords(written);
  const problems = checkParents(asRecords(parentRefs));
  const matches = rules.reduce((sum, rule) => sum + matchesOf(rule).length, 0);
  if (matches > 128) problems.push(`its rules have ${matches} matches: together they take 128.`);
  const names = rules.flatMap(({ name }) => asText(name) ?? []);
  for (const name of twice(names)) problems.push(`two rules have the name ${name}.`);
  rules.forEach((rule, index) => {
    problems.push(...checkRule(rule).map((problem) => `rule ${index + 1}: ${problem}`));
  });
  return problems;
}

/** Two references to one Gateway name listeners of it, each another one. */
function checkParents(parents: readonly Json[]): string[] {
  return twice(parents.map(keyOf)).flatMap((key) => {
    const sections = parents.filter((parent) => keyOf(parent) === key).map(({ sectionName }) => sectionName);
    if (sections.includes(undefined)) return [`two parentRefs name ${key}: each needs a sectionName.`];
    return twice(sections.map(String)).map((section) => `two parentRefs name ${key} and its listener ${section}.`);
  });
}

function keyOf({ kind = 'Gateway', namespace = '', name }: Json): string {
  const key = `${namespace}/${name}`;
  return kind === 'Gateway' ? key : `${kind} ${key}`;
}

/** An object that the schema refuses may be one that cannot be read. */
function checkAttachment(object: Json, ours: readonly Json[]): string[] {
  if (checkSchema(object).length > 0) return [];
  return readHttpRoutes([object]).flatMap((route) =>
    [...readGateways(ours), ...readListenerSets(ours)].flatMap((owner) =>
      unserved(route, owner).map((host) => `no listener of the ${owner.kind} ${owner.name} serves ${host}.`),
    ),
  );
}

function checkGateway(gateway: Json): string[] {
  const listeners = asRecords(asRecord(gateway.spec).listeners);
  const uses = ({ port, protocol, hostname = '' }: Json) => `${port} ${protocol} ${hostname}`.trim();
  return [
    ...twice(listeners.map(({ name }) => String(name))).map((name) => `two listeners have the name ${name}.`),
    ...twice(listeners.map(uses)).map((use) => `two listeners have ${use}.`),
    ...listeners.flatMap(checkListener),
  ];
}

function checkListener({ name, protocol, tls }: Json): string[] {
  const { mode = 'Terminate', certificateRefs } = asRecord(tls);
  if (protocol === 'HTTP') return tls === undefined ? [] : [`the HTTP listener ${name} has tls.`];
  if (protocol !== 'HTTPS') return [];
  if (mode !== 'Terminate') return [`the HTTPS listener ${name} has the tls mode ${mode}: it takes Terminate.`];
  // The schema lets an HTTPS listener do without tls; no implementation can serve one.
  return asList(certificateRefs).length > 0 ? [] : [`the HTTPS listener ${name} has no certificateRefs.`];
}

interface Reference {
  readonly kind: 'Service' | 'Secret';
  readonly name: string;
  readonly namespace: string;
}

/** What an object refers to in other namespaces, and needs to be granted there. A parentRef needs no grant. */
function references(object: Json): Reference[] {
  const spec = asRecord(object.spec);
  const read = (kind: Reference['kind'], refs: unknown) =>
    asRecords(refs).map(({ name, namespace = namespaceOf(object) }) => ({
      kind,
      name: String(name),
      namespace: String(namespace),
    }));
  return [
    ...asRecords(spec.rules).flatMap(({ backendRefs }) => read('Service', backendRefs)),
    ...asRecords(spec.listeners).flatMap(({ tls }) => read('Secret', asRecord(tls).certificateRefs)),
  ].filter(({ namespace }) => namespace !== namespaceOf(object));
}

function checkGrant(object: Json, { kind, name, namespace }: Reference, grants: readonly Json[]): string[] {
  const granted = grants.some((grant) => {
    const { from, to } = asRecord(grant.spec);
    return (
      namespaceOf(grant) === namespace &&
      asRecords(from).some(
        (source) => source.group === GROUP && source.kind === object.kind && source.namespace === namespaceOf(object),
      ) &&
      asRecords(to).some((target) => target.group === '' && target.kind === kind && (target.name ?? name) === name)
    );
  });
  return granted ? [] : [`no ReferenceGrant lets it refer to the ${kind} ${namespace}/${name}.`];
}

/** What is in a list more than once, said once. */
function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
