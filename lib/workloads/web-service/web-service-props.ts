import { DEPLOYMENT_OPTIONS, type DeploymentOptions } from '../replicas/deployment-options';
import { SERVICE_OPTIONS, type ServiceOptions } from '../service/service-options';

/** Options of a web service, in addition to its image. */
export interface WebServiceOptions extends DeploymentOptions, ServiceOptions {}

/** Props of a web service. */
export interface WebServiceProps extends WebServiceOptions {
  /** The container image, pinned by a tag other than `latest`, or by digest. */
  readonly image: string;
}

/** The names of all props. The compiler sees that none is missing. */
export const WEB_SERVICE_PROPS = Object.keys({
  image: true,
  ...SERVICE_OPTIONS,
  ...DEPLOYMENT_OPTIONS,
} satisfies { [name in keyof WebServiceProps]-?: true });
