import { GatewayDifference, GatewayImplementation, RoutingTarget } from '../../../lib';
import { ApiServer } from '../api-server';
import { RunningProgram } from '../running-program';
import { serviceObjects } from '../surroundings';
import { API_SERVER_PROGRAMS, type Driver, GATEWAY, type TargetChoice } from './driver';

const CLASS = 'traefik';
const REASON = 'it is compared here';
/** The differences that leave the most to compare: the query of a redirect is dropped. */
const ACCEPTED = {
  [GatewayDifference.REDIRECT_METHOD]: REASON,
  [GatewayDifference.WILDCARD_LABELS]: REASON,
  [GatewayDifference.WWW_SLASH]: REASON,
};

/** Traefik, which reads objects from an API server. Each port is an entry point. */
export const traefik: Driver = {
  name: 'traefik',
  programs: [{ name: 'traefik', source: 'https://github.com/traefik/traefik/releases' }, ...API_SERVER_PROGRAMS],
  needsCrds: true,
  gatewayClassName: CLASS,
  targets: [targetWith('as it is', {}), targetWith('with what is accepted', ACCEPTED)],
  mostListeners: 300,

  async start({ objects, secrets, ports, addressOf }, { programs, folder, crds = '' }) {
    const api = await ApiServer.start(folder, programs, crds);
    try {
      await api.create([CLASS_OBJECT, ...secrets, ...serviceObjects(objects, addressOf), ...objects]);
    } catch (error) {
      await api.stop();
      throw error;
    }
    const program = new RunningProgram(
      programs.traefik ?? '',
      [
        ...ports.map((port) => `--entryPoints.port-${port}.address=:${port}`),
        '--providers.kubernetesGateway',
        '--providers.kubernetesCRD',
        '--providers.providersThrottleDuration=200ms',
        '--global.checkNewVersion=false',
        '--log.level=WARN',
      ],
      { folder, env: { ...process.env, KUBECONFIG: api.kubeconfig } },
    );
    return {
      check() {
        api.check();
        program.check();
      },
      log: () => program.log,
      async stop() {
        await program.stop();
        await api.stop();
      },
    };
  },
};

const CLASS_OBJECT = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: CLASS },
  spec: { controllerName: 'traefik.io/gateway-controller' },
};

function targetWith(label: string, accepts: { [difference: string]: string }): TargetChoice {
  return {
    label,
    isStrict: Object.keys(accepts).length === 0,
    target: (makesGateway) =>
      RoutingTarget.gatewayApi({
        gateway: GATEWAY,
        implementation: GatewayImplementation.traefik({ accepts }),
        create: makesGateway ? { gatewayClassName: CLASS } : undefined,
      }),
  };
}
