import { ApiObject, type Chart } from 'cdk8s';
import { IngressRouter, type IngressRouterProps, WebService } from '../../lib';
import type { Case } from './case';
import type { Raw } from './objects';

export interface App {
  readonly chart: Chart;
  readonly router: IngressRouter;
  readonly a: WebService;
  readonly b: WebService;
}

/** A router of abc.com for the services `a` and `b`, and raw Ingresses beside it, made as `shop/0` and so on. */
export function beside(
  title: string,
  route: (app: App) => void,
  objects: readonly Raw[],
  problems: readonly string[],
  warnings: readonly string[] = [],
  props: IngressRouterProps = {},
): Case {
  const build = (chart: Chart) => {
    const make = (id: string) => new WebService(chart, id, { image: 'registry.example.com/x:1.0.0' });
    const [a, b] = [make('a'), make('b')];
    route({ chart, router: new IngressRouter(chart, 'router', { host: 'abc.com', ...props }), a, b });
    for (const [index, object] of objects.entries()) new ApiObject(chart, String(index), object as never);
  };
  return { title, build, problems, warnings };
}
