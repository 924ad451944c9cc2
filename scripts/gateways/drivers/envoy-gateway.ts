import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import type { Manifest } from '../../../__tests__/support/app';
import { GatewayDifference, GatewayImplementation } from '../../../lib';
import { BACKEND_PORT } from '../backends';
import { outputOf } from '../output-of';
import { RunningProgram } from '../running-program';
import { type NamedService, servicesOf } from '../surroundings';
import type { Deployment, Driver, Place } from './driver';
import { accepting, targetChoice } from './target-choices';

const CLASS = 'eg';
const ACCEPTED = accepting(
  GatewayDifference.AUTH_HEADERS,
  GatewayDifference.AUTH_REQUEST,
  GatewayDifference.BUFFERED_BODY,
  GatewayDifference.CLIENT_PROTOCOL,
  GatewayDifference.HASH_WITHOUT_KEY,
  GatewayDifference.HTTPS_REDIRECT_PORT,
  GatewayDifference.REDIRECT_CORS,
  GatewayDifference.SESSION_HASH,
  GatewayDifference.WWW_SLASH,
);
const GROUP = 'gateway.envoyproxy.io';
const API = `${GROUP}/v1alpha1`;
const GATEWAY_API = 'gateway.networking.k8s.io';
/** Namespace of the backends of all tables. */
const BACKENDS = 'backends';
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
  // A BackendTLSPolicy is for a Service.
  unprobed: ['stickySession', 'backendTls'],
  gatewayClassName: CLASS,
  targets: [
    targetChoice('as it is', CLASS, GatewayImplementation.envoyGateway()),
    targetChoice('with what is accepted', CLASS, GatewayImplementation.envoyGateway({ accepts: ACCEPTED }), false),
  ],
  mostListeners: 300,

  async start(deployment, place) {
    const objects = path.join(place.folder, 'objects');
    mkdirSync(objects);
    const version = /\d+\.\d+\.\d+/.exec(outputOf(place.programs.envoy ?? '', ['--version']))?.[0] ?? '';
    writeFileSync(path.join(objects, 'all.yaml'), toYaml([...setup(version), ...withBackends(deployment)]));
    const config = configure(place, objects, version);
    const program = new RunningProgram(
      place.programs['envoy-gateway'] ?? '',
      ['server', '--config-path', config],
      place,
    );
    return { log: () => program.log, check: () => program.check(), stop: () => program.stop() };
  },
};

const toYaml = (objects: readonly object[]) => objects.map((object) => stringify(object)).join('---\n');

/** One Envoy for all Gateways. */
const setup = (envoyVersion: string) => [
  {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'GatewayClass',
    metadata: { name: CLASS },
    spec: {
      controllerName: `${GROUP}/gatewayclass-controller`,
      parametersRef: { group: GROUP, kind: 'EnvoyProxy', name: 'one', namespace: BACKENDS },
    },
  },
  {
    apiVersion: API,
    kind: 'EnvoyProxy',
    metadata: { name: 'one', namespace: BACKENDS },
    spec: { mergeGateways: true, provider: { type: 'Host', host: { envoyVersion } } },
  },
];

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

/** The Services that a SecurityPolicy asks whether a request may pass. */
function askedServices({ kind, spec }: Manifest): NamedService[] {
  return kind === 'SecurityPolicy' ? (spec.extAuth?.http.backendRefs ?? []) : [];
}

/** Writes its settings, makes the certificates between it and Envoy, and puts Envoy where it looks for it. */
function configure({ folder, programs }: Place, objects: string, version: string): string {
  const [gateway = '', envoy = ''] = [programs['envoy-gateway'], programs.envoy];
  const host = Object.fromEntries(
    ['configHome', 'dataHome', 'stateHome', 'runtimeDir'].map((name) => [name, path.join(folder, name)]),
  );
  const bin = path.join(folder, 'dataHome', 'envoy-versions', version, 'bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(envoy, path.join(bin, 'envoy'));
  outputOf(gateway, ['certgen', '--local', '--config-home', path.join(folder, 'configHome')]);
  const config = path.join(folder, 'envoy-gateway.yaml');
  const settings = {
    apiVersion: API,
    kind: 'EnvoyGateway',
    gateway: { controllerName: `${GROUP}/gatewayclass-controller` },
    provider: {
      type: 'Custom',
      custom: {
        resource: { type: 'File', file: { paths: [objects] } },
        infrastructure: { type: 'Host', host },
      },
    },
    extensionApis: { enableBackend: true },
    logging: { level: { default: 'error' } },
  };
  writeFileSync(config, stringify(settings));
  return config;
}
