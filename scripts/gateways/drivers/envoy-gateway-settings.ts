import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { outputOf } from '../output-of';
import type { Place } from './driver';

export const CLASS = 'eg';
export const GROUP = 'gateway.envoyproxy.io';
export const API = `${GROUP}/v1alpha1`;
export const GATEWAY_API = 'gateway.networking.k8s.io';
/** Namespace of the EnvoyProxy, and of the backends of all tables where they are no Services. */
export const BACKENDS = 'backends';

export const versionOf = ({ programs }: Place) =>
  /\d+\.\d+\.\d+/.exec(outputOf(programs.envoy ?? '', ['--version']))?.[0] ?? '';

/** One Envoy for all Gateways. */
export const setup = (envoyVersion: string) => [
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

/** Writes its settings, makes the certificates between it and Envoy, and puts Envoy where it looks for it. */
export function configure({ folder, programs }: Place, resource: object, version: string): string {
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
        resource,
        infrastructure: { type: 'Host', host },
      },
    },
    extensionApis: { enableBackend: true },
    logging: { level: { default: 'error' } },
  };
  writeFileSync(config, stringify(settings));
  return config;
}
