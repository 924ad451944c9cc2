import { DEPLOYMENT_OPTIONS, type DeploymentOptions } from '../replicas/deployment-options';

/** Props of a worker. */
export interface WorkerProps extends DeploymentOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;
}

/** The names of all props. The compiler sees that none is missing. */
export const WORKER_PROPS = Object.keys({
  image: true,
  ...DEPLOYMENT_OPTIONS,
} satisfies { [name in keyof WorkerProps]-?: true });
