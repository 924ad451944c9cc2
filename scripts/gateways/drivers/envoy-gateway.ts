import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import type { Manifest } from '../../../__tests__/support/app';
import { GatewayImplementation } from '../../../lib';
import { DIFFERENCES } from '../../../lib/routing/targets/gateway-api/implementations/envoy-gateway/implementation';
import { BACKEND_PORT } from '../backends';
import { gatewayEntrance } from '../entrances/gateway';
import { RunningProgram } from '../running-program';
import { askedServices, type NamedService, servicesOf } from '../surroundings';
import type { Deployment, Driver } from './driver';
import { API, BACKENDS, CLASS, configure, GATEWAY_API, GROUP, setup, versionOf } from './envoy-gateway-settings';
import { accepting, targetChoice } from './target-choices';

const ACCEPTED = accepting(...DIFFERENCES);
/** The most namespaces that a ReferenceGrant lists. */
const GRANTED = 16;

/**
 * Envoy Gateway without a cluster: it reads objects from a file and runs Envoy itself. It knows no Services there, so that
 * backendRefs name Backends of its own kind instead.
 */
export const envoyGateway: Driver = {
  name: 'envoy-gateway',
  programs: [
    { name: 'envoy-gateway', source: 'https://github.com/envoyproxy/gateway/releases' },
    { name: 'envoy', source: 'https://github.com/envoyproxy/envoy/releases' },
  ],
  needsCrds: false,
  // Envoy Gateway 1.9 stops where a file has a hash ("unsupported type: uint64").
  // A BackendTLSPolicy is for a Service. The driver `envoy-gateway-kubernetes` shows both.
  unprobed: ['stickySession', 'backendTls'],
  entrance: gatewayEntrance(CLASS),
  targets: [
    targetChoice('as it is', CLASS, GatewayImplementation.envoyGateway()),
    targetChoice('with what is accepted', CLASS, GatewayImplementation.envoyGateway({ accepts: ACCEPTED }), false),
  ],
  mostListeners: 300,

  async start(deployment, place) {
    const objects = path.join(place.folder, 'objects');
    mkdirSync(objects);
    const version = versionOf(place);
    writeFileSync(path.join(objects, 'all.yaml'), toYaml([...setup(version), ...withBackends(deployment)]));
    const config = configure(place, { type: 'File', file: { paths: [objects] } }, version);
    const program = new RunningProgram(
      place.programs['envoy-gateway'] ?? '',
      ['server', '--config-path', config],
      place,
    );
    return { log: () => program.log, check: () => program.check(), stop: () => program.stop() };
  },
};

const toYaml = (objects: readonly object[]) => objects.map((object) => stringify(object)).join('---\n');

const nameOf = ({ name, port }: Pick<NamedService, 'name' | 'port'>) => `${name}-${port}`;

function withBackends({ objects, secrets, addressOf }: Deployment): Manifest[] {
  const services = servicesOf(objects);
  const backend = (service: Pick<NamedService, 'name' | 'port'>, namespace: string) => ({
    apiVersion: API,
    kind: 'Backend',
    metadata: { name: nameOf(service), namespace },
    spec: { endpoints: [{ ip: { address: addressOf(service.name, service.port), port: BACKEND_PORT } }] },
  });
  const unique = new Map(services.map((service) => [nameOf(service), service]));
  const backends = [
    ...[...unique.values()].map((service) => backend(service, BACKENDS)),
    ...objects.flatMap((policy) => askedServices(policy).map((each) => backend(each, policy.metadata.namespace ?? ''))),
  ];
  const namespaces = [...new Set(objects.map(({ metadata: { namespace = '' } }) => namespace))];
  const grants = Array.from({ length: Math.ceil(namespaces.length / GRANTED) }, (_, index) => ({
    apiVersion: `${GATEWAY_API}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: { name: `tables-${index}`, namespace: BACKENDS },
    spec: {
      from: namespaces
        .slice(index * GRANTED, (index + 1) * GRANTED)
        .map((namespace) => ({ group: GATEWAY_API, kind: 'HTTPRoute', namespace })),
      to: [{ group: GROUP, kind: 'Backend' }],
    },
  }));
  return [...backends, ...grants, ...secrets, ...objects.map(toBackends)];
}

/** A route to Backends in place of Services, or a policy by which one is asked. */
function toBackends(object: Manifest): Manifest {
  const { kind, spec } = object;
  if (kind === 'BackendTrafficPolicy') return { ...object, spec: { ...spec, loadBalancer: undefined } };
  const ref = ({ name, port, ...rest }: NamedService, namespace?: string) => {
    return { ...rest, group: GROUP, kind: 'Backend', name: nameOf({ name, port }), namespace };
  };
  if (askedServices(object).length > 0) {
    const http = { ...spec.extAuth.http, backendRefs: askedServices(object).map((service) => ref(service)) };
    return { ...object, spec: { ...spec, extAuth: { ...spec.extAuth, http } } };
  }
  if (kind !== 'HTTPRoute') return object;
  const rules: { backendRefs?: NamedService[] }[] = spec.rules ?? [];
  const changed = rules.map(({ backendRefs, ...rule }) => ({
    ...rule,
    backendRefs: backendRefs?.map((service) => ref(service, BACKENDS)),
  }));
  return { ...object, spec: { ...spec, rules: changed } };
}
