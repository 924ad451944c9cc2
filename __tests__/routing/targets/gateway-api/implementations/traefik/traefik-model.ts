import type { RouteRequest } from '../../../../../../lib';
import type { Manifest } from '../../../../../support/app';
import { describeDecision } from '../../../../support';
import { GatewayModel, type ModelOptions } from '../../model/gateway-model';
import type { ModelRequest } from '../../model/request';
import { treatmentOf } from '../../model/treatment';
import { Middlewares, pathAfter, redirectOf, treatmentBy } from './middlewares';

/** The choices of Traefik 3.7 where the specification leaves one, or where Traefik does not follow it. */
const TRAEFIK: ModelOptions = {
  precedence: 'number',
  regexMatch: 'anywhere',
  hostPort: 'unlessScheme',
  passedPath: 'sent',
};

/** HTTPRoutes as Traefik reads them, with the Middlewares that they refer to. */
export class TraefikModel {
  private readonly model: GatewayModel;

  /** @param order the names of the HTTPRoutes, oldest first. */
  constructor(objects: readonly Manifest[], order: readonly string[] = []) {
    this.model = new GatewayModel(new Middlewares(objects).resolved(objects), { ...TRAEFIK, order });
  }

  answerTo(request: RouteRequest): string {
    const asked = { ...request, host: request.host ?? 'any' } as ModelRequest & RouteRequest;
    const filters = this.model.filtersFor(asked);
    const redirect = redirectOf(filters, asked);
    if (redirect !== undefined)
      return describeDecision({ outcome: 'redirect', backends: [], ...redirect } as never, asked);
    const { path, ...decision } = this.model.decide(asked);
    const seen = path && pathAfter(filters, path.replace(/\?.*$/, ''));
    return describeDecision({ ...decision, path: seen } as never, asked);
  }

  treatmentOf(request: RouteRequest): string[] {
    const asked = { host: 'any', ...request } as ModelRequest;
    const filters = this.model.filtersFor(asked);
    const standard = treatmentOf(filters.filter(({ type }) => type !== 'Middleware'));
    return [...standard, ...treatmentBy(filters), ...this.model.certificatesFor(asked)];
  }
}

/** The models of some objects, oldest first and the other way round. */
export function modelsOf(objects: readonly Manifest[]): TraefikModel[] {
  const names = objects.map(({ metadata }) => metadata.name);
  return [names, [...names].reverse()].map((order) => new TraefikModel(objects, order));
}
