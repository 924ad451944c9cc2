import { cpSync, mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { ApiServer } from '../api-server';
import { outputOf } from '../output-of';
import { RunningProgram } from '../running-program';
import { serviceObjects } from '../surroundings';
import { API_SERVER_PROGRAMS, type Driver } from './driver';
import { envoyGateway } from './envoy-gateway';
import { configure, setup, versionOf } from './envoy-gateway-settings';

/** Where Envoy Gateway looks for its certificate as soon as it reads objects from an API server. */
const CERTIFICATES = '/certs';
/** The namespace that it takes itself to be in, where it holds its lease. */
const OWN = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'envoy-gateway-system' } };

/**
 * Envoy Gateway as in a cluster: it reads objects from an API server, and knows Services, but still runs Envoy itself. It shows what
 * is missing where it reads a file: ListenerSets, BackendTLSPolicies, and hashes.
 */
export const envoyGatewayKubernetes: Driver = {
  ...envoyGateway,
  name: 'envoy-gateway-kubernetes',
  programs: [...envoyGateway.programs, ...API_SERVER_PROGRAMS],
  needsCrds: true,
  readsListenerSets: true,
  unprobed: [],

  async start({ objects, secrets, addressOf }, place) {
    const { folder, programs, crds = '' } = place;
    const version = versionOf(place);
    const api = await ApiServer.start(folder, programs, crds);
    try {
      await api.create([OWN, ...setup(version), ...secrets, ...serviceObjects(objects, addressOf), ...objects]);
      const config = configure(place, { type: 'Kubernetes' }, version);
      mkdirSync(CERTIFICATES, { recursive: true });
      outputOf('mount', ['-t', 'tmpfs', 'certificates', CERTIFICATES]);
      cpSync(path.join(folder, 'configHome', 'certs', 'envoy-gateway'), CERTIFICATES, { recursive: true });
      const env = { ...process.env, KUBECONFIG: api.kubeconfig };
      const control = new RunningProgram(programs['envoy-gateway'] ?? '', ['server', '--config-path', config], {
        folder,
        env,
      });
      return {
        log: () => control.log,
        check() {
          api.check();
          control.check();
        },
        async stop() {
          await control.stop();
          await api.stop();
        },
      };
    } catch (error) {
      await api.stop();
      throw error;
    }
  },
};
