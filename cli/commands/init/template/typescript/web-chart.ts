import { Chart } from 'cdk8s';
import { IngressRouter, WebService } from 'cdk8s-portico';
import type { Construct } from 'constructs';

export interface WebChartProps {
  /** The image of the service, with its tag or digest. */
  readonly image: string;
  /** The port on which its container listens. */
  readonly port: number;
  /** The host of the requests. */
  readonly host: string;
}

/** A web service, and the routes that lead to it. */
export class WebChart extends Chart {
  readonly router: IngressRouter;

  constructor(scope: Construct, id: string, { image, port, host }: WebChartProps) {
    super(scope, id);
    const web = new WebService(this, 'web', { name: id, image, port });
    this.router = new IngressRouter(this, 'router', { name: id, host });
    this.router.prefix('/', web);
  }
}
