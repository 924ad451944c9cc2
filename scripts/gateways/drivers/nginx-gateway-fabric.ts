import { GatewayDifference, GatewayImplementation } from '../../../lib';
import { ApiServer } from '../api-server';
import { gatewayEntrance } from '../entrances/gateway';
import { outputOf } from '../output-of';
import { RunningProgram } from '../running-program';
import { serviceObjects } from '../surroundings';
import { API_SERVER_PROGRAMS, type Driver } from './driver';
import { mergeGateways } from './merge-gateways';
import { CREDENTIALS, mountFolders, startNginxPod, writeSecret } from './nginx-pod';
import { accepting, targetChoice } from './target-choices';

const CLASS = 'nginx';
const CONTROLLER = 'gateway.nginx.org/nginx-gateway-controller';
/** The namespace of the controller, its Service and its Pod. */
const OWN = 'nginx-gateway';
/** The differences that snippets do not mend. */
const ACCEPTED = accepting(
  GatewayDifference.LISTENER_PORT,
  GatewayDifference.WWW_SLASH,
  GatewayDifference.HEADER_LISTS,
  GatewayDifference.REWRITE_ENCODING,
);
const SOURCE = 'https://github.com/nginx/nginx-gateway-fabric';

/**
 * NGINX Gateway Fabric, which reads objects from an API server and hands its configuration to an agent beside nginx. There is
 * one nginx for each Gateway, so that all tables share one.
 */
export const nginxGatewayFabric: Driver = {
  name: 'nginx-gateway-fabric',
  programs: [
    { name: 'nginx-gateway-fabric', source: `${SOURCE} (go build ./cmd/gateway)` },
    { name: 'nginx-gateway-fabric-nginx', source: `${SOURCE} (its folder internal/controller/nginx)` },
    { name: 'nginx', source: 'https://nginx.org/en/linux_packages.html, with nginx-module-njs' },
    { name: 'nginx-agent', source: 'https://github.com/nginx/agent/releases' },
    ...API_SERVER_PROGRAMS,
  ],
  needsCrds: true,
  readsListenerSets: true,
  entrance: gatewayEntrance(CLASS),
  targets: [
    targetChoice('as it is', CLASS, GatewayImplementation.nginxGatewayFabric()),
    targetChoice('with snippets', CLASS, GatewayImplementation.nginxGatewayFabric({ snippets: true })),
    targetChoice(
      'with snippets, and all that is accepted',
      CLASS,
      GatewayImplementation.nginxGatewayFabric({ snippets: true, accepts: ACCEPTED }),
      false,
    ),
  ],
  // A Gateway has no more.
  mostListeners: 64,

  async start({ objects, secrets, addressOf }, place) {
    const { programs, folder, crds = '' } = place;
    const running: RunningProgram[] = [];
    const api = await ApiServer.start(folder, programs, crds);
    const log = () => running.map((program) => program.log).join('\n');
    const stop = async () => {
      for (const program of [...running].reverse()) await program.stop();
      await api.stop();
    };
    try {
      const { gateway, others } = mergeGateways([...secrets, ...serviceObjects(objects, addressOf), ...objects]);
      mountFolders();
      await api.create([...CONTROL_OBJECTS, ...others, gateway]);
      const control = programs['nginx-gateway-fabric'] ?? '';
      const env = { ...process.env, ...POD, KUBECONFIG: api.kubeconfig };
      const flags = [`--service=${OWN}`, '--agent-tls-secret=agent-tls'];
      outputOf(control, ['generate-certs', ...flags, '--server-tls-secret=server-tls'], env);
      const [certificate] = await api.waitForObjects([
        { apiVersion: 'v1', kind: 'Secret', namespace: OWN, name: 'server-tls' },
      ]);
      if (certificate) writeSecret(CREDENTIALS, certificate);
      running.push(new RunningProgram(control, ['controller', ...flags, ...CONTROL_FLAGS], { folder, env }));
      const { name, namespace = '' } = gateway.metadata;
      const wanted = { name: `${name}-${CLASS}`, namespace, controller: `${OWN}.${OWN}.svc` };
      await startNginxPod(api, wanted, place, running);
    } catch (error) {
      await stop();
      throw new Error(`${(error as Error).message}\n${log()}`);
    }
    return {
      check() {
        api.check();
        for (const program of running) program.check();
      },
      log,
      stop,
    };
  },
};

const CONTROL_FLAGS = [
  `--gateway-ctlr-name=${CONTROLLER}`,
  `--gatewayclass=${CLASS}`,
  '--leader-election-disable',
  '--product-telemetry-disable',
  '--metrics-disable',
  '--health-disable',
  '--snippets',
];

/** The Pod that the controller takes itself for. */
const POD = {
  POD_NAMESPACE: OWN,
  POD_NAME: OWN,
  POD_UID: '00000000-0000-0000-0000-000000000000',
  INSTANCE_NAME: OWN,
  IMAGE_NAME: 'nginx-gateway-fabric',
};

const CONTROL_OBJECTS = [
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: CLASS },
    spec: {
      controllerName: CONTROLLER,
      parametersRef: { group: 'gateway.nginx.org', kind: 'NginxProxy', name: OWN, namespace: OWN },
    },
  },
  {
    apiVersion: 'gateway.nginx.org/v1alpha2',
    kind: 'NginxProxy',
    metadata: { name: OWN, namespace: OWN },
    spec: { metrics: { disable: true } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: OWN, namespace: OWN },
    spec: { ports: [{ name: 'agent-grpc', port: 443, targetPort: 8443 }] },
  },
];
