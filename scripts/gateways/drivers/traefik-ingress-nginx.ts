import type { Manifest } from '../../../__tests__/support/app';
import { IngressNginxServer, RoutingTarget } from '../../../lib';
import { ApiServer } from '../api-server';
import { BACKEND_PORT } from '../backends';
import { ingressEntrance } from '../entrances/ingress';
import { RunningProgram } from '../running-program';
import { endpointSlice, serviceObjects } from '../surroundings';
import { API_SERVER_PROGRAMS, type Deployment, type Driver } from './driver';

const CLASS = 'nginx';
const PREFIX = 'nginx.ingress.kubernetes.io/';

/**
 * Traefik in the place of ingress-nginx: its provider of that name reads the same Ingress objects from an API server. All
 * Ingress objects that one Traefik reads are of one table, so that there is a Traefik for each.
 */
export const traefikIngressNginx: Driver = {
  name: 'traefik-ingress-nginx',
  programs: [{ name: 'traefik', source: 'https://github.com/traefik/traefik/releases' }, ...API_SERVER_PROGRAMS],
  needsCrds: false,
  entrance: ingressEntrance(CLASS),
  targets: [
    {
      label: 'as it is',
      isStrict: true,
      target: () => RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() }),
    },
  ],
  mostListeners: 60,

  async start({ objects, secrets, tables, addressOf }, { programs, folder }) {
    const running: RunningProgram[] = [];
    const api = await ApiServer.start(folder, programs);
    const stop = async () => {
      await Promise.all(running.map((program) => program.stop()));
      await api.stop();
    };
    try {
      const services = serviceObjects(objects, addressOf);
      const known = objects.flatMap((object) => withAddresses(reachable(object, addressOf), addressOf));
      await api.create([CLASS_OBJECT, ...secrets, ...known, ...services]);
      for (const { objects: own, http, https } of tables) {
        const { namespace } = (own.find(({ kind }) => kind === 'Ingress') as Manifest).metadata;
        running.push(
          new RunningProgram(
            programs.traefik ?? '',
            [
              `--entryPoints.web.address=:${http}`,
              `--entryPoints.websecure.address=:${https}`,
              '--entryPoints.websecure.http.tls=true',
              '--providers.kubernetesIngressNGINX',
              `--providers.kubernetesIngressNGINX.watchNamespace=${namespace}`,
              '--providers.providersThrottleDuration=200ms',
              '--global.checkNewVersion=false',
              '--log.level=WARN',
            ],
            { folder, env: { ...process.env, KUBECONFIG: api.kubeconfig } },
          ),
        );
      }
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      check() {
        api.check();
        for (const program of running) program.check();
      },
      log: () => running.at(-1)?.log ?? '',
      stop,
    };
  },
};

const CLASS_OBJECT = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name: CLASS },
  spec: { controller: 'k8s.io/ingress-nginx' },
};

/** The echo servers speak HTTP/1.1 alone, and nobody resolves the names of services. */
function reachable(object: Manifest, addressOf: Deployment['addressOf']): Manifest {
  const protocol = `${PREFIX}backend-protocol`;
  const { [protocol]: _protocol, ...annotations } = object.metadata.annotations ?? {};
  const auth = `${PREFIX}auth-url`;
  const asked = annotations[auth]?.replace(
    /^http:\/\/([a-z]+):(\d+)/,
    (_, service: string, port: string) => `http://${addressOf(service, Number(port))}:${BACKEND_PORT}`,
  );
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, ...(asked && { [auth]: asked }) } },
  };
}

/**
 * A Service that leads to another namespace, by a name which nobody resolves here, leads to the address of its backend. Each
 * port has an address of its own, so that one with several becomes a Service with endpoints.
 */
function withAddresses(object: Manifest, addressOf: Deployment['addressOf']): Manifest[] {
  if (object.kind !== 'Service' || object.spec.type !== 'ExternalName') return [object];
  const [service = ''] = object.spec.externalName.split('.');
  const ports: { name: string; port: number }[] = object.spec.ports;
  const targetPort = BACKEND_PORT;
  if (ports.length === 1) {
    const externalName = addressOf(service, ports[0]?.port ?? 0);
    return [
      { ...object, spec: { ...object.spec, externalName, ports: ports.map((port) => ({ ...port, targetPort })) } },
    ];
  }
  const slices = ports.map(({ name, port }) => endpointSlice(object.metadata, name, addressOf(service, port)));
  return [{ ...object, spec: { ports: ports.map((port) => ({ ...port, targetPort })) } }, ...slices];
}
