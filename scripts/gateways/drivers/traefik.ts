import type { Manifest } from '../../../__tests__/support/app';
import { GatewayDifference, GatewayImplementation } from '../../../lib';
import { ApiServer } from '../api-server';
import { gatewayEntrance } from '../entrances/gateway';
import { RunningProgram } from '../running-program';
import { serviceObjects } from '../surroundings';
import { API_SERVER_PROGRAMS, type Driver } from './driver';
import { accepting, targetChoice } from './target-choices';

const CLASS = 'traefik';
/** The time in which all Middlewares are known. */
const MIDDLEWARES_MS = 12_000;
/** The differences that leave the most to compare: the query of a redirect is dropped. */
const ACCEPTED = accepting(
  GatewayDifference.BUFFERED_BODY,
  GatewayDifference.RATE_COUNTING,
  GatewayDifference.REDIRECT_METHOD,
  GatewayDifference.SESSION_SECURE,
  GatewayDifference.WILDCARD_LABELS,
  GatewayDifference.WWW_SLASH,
);

/** Traefik, which reads objects from an API server. Each port is an entry point. */
export const traefik: Driver = {
  name: 'traefik',
  programs: [{ name: 'traefik', source: 'https://github.com/traefik/traefik/releases' }, ...API_SERVER_PROGRAMS],
  needsCrds: true,
  // It finds services by their names, for which nobody answers.
  unprobed: ['externalAuth'],
  entrance: gatewayEntrance(CLASS),
  targets: [
    targetChoice('as it is', CLASS, GatewayImplementation.traefik()),
    targetChoice('with what is accepted', CLASS, GatewayImplementation.traefik({ accepts: ACCEPTED }), false),
  ],
  mostListeners: 300,

  async start({ objects, secrets, tables, addressOf }, { programs, folder, crds = '' }) {
    const api = await ApiServer.start(folder, programs, crds);
    try {
      await api.create([CLASS_OBJECT, ...secrets, ...serviceObjects(objects, addressOf), ...objects.map(withOneKey)]);
    } catch (error) {
      await api.stop();
      throw error;
    }
    const program = new RunningProgram(
      programs.traefik ?? '',
      [
        ...tables.flatMap(({ ports }) => ports).map((port) => `--entryPoints.port-${port}.address=:${port}`),
        '--providers.kubernetesGateway',
        '--providers.kubernetesCRD',
        '--providers.providersThrottleDuration=200ms',
        '--global.checkNewVersion=false',
        '--log.level=WARN',
      ],
      { folder, env: { ...process.env, KUBECONFIG: api.kubeconfig } },
    );
    // Middlewares come from a provider of their own, which may be later than the routes that the marker is one of.
    await new Promise((done) => setTimeout(done, MIDDLEWARES_MS));
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

/** A Secret of passwords may have one key only. */
function withOneKey(object: Manifest): Manifest {
  const { users } = (object as { data?: { users?: string } }).data ?? {};
  return object.kind === 'Secret' && users !== undefined ? ({ ...object, data: { users } } as Manifest) : object;
}
