import type { RouteRequest } from '../../../../../../lib';
import type { Manifest } from '../../../../../support/app';
import { describeDecision } from '../../../../support';
import { GatewayModel, type ModelOptions } from '../../model/gateway-model';
import type { ModelRequest } from '../../model/request';
import { treatmentOf } from '../../model/treatment';
import { OwnObjects, pathAfter, redirectOf, treatmentBy } from './own-objects';

/**
 * The choices of Envoy Gateway 1.9 where the specification leaves one, or where it does not follow it; but for the form in which
 * it passes a path that is not in normal form, which docs/targets.md tells of for every Gateway.
 */
const ENVOY: ModelOptions = {
  passedPath: 'sent',
  redirectQuery: 'keep',
  hostPort: 'keep',
  rootPrefix: 'text',
  redirectCors: 'drop',
  regexOrder: 'longest',
};

const OWN_TYPES = ['Own', 'BackendTrafficPolicy', 'SecurityPolicy'];

/** HTTPRoutes as Envoy Gateway reads them, with the objects of its own that belong to them. */
export class EnvoyModel {
  private readonly model: GatewayModel;
  /** Groups and prefixes are of the path in normal form. */
  private readonly normalizing: GatewayModel;

  /** @param order the names of the HTTPRoutes, oldest first. */
  constructor(objects: readonly Manifest[], order: readonly string[] = []) {
    const resolved = new OwnObjects(objects).resolved(objects);
    this.model = new GatewayModel(resolved, { ...ENVOY, order });
    this.normalizing = new GatewayModel(resolved, { ...ENVOY, order, passedPath: 'compared' });
  }

  answerTo(request: RouteRequest): string {
    const host = request.host ?? 'any';
    const headers = { ...request.headers, host: host.toLowerCase() };
    const asked = { ...request, host, headers } as ModelRequest & RouteRequest;
    const filters = this.model.filtersFor(asked);
    const redirect = redirectOf(filters);
    if (redirect !== undefined) {
      return describeDecision({ outcome: 'redirect', backends: [], ...redirect } as never, asked);
    }
    const { path, ...decision } = this.model.decide(asked);
    const normal = this.normalizing.decide(asked).path;
    const seen = (normal && pathAfter(filters, plain(normal))) ?? (path && plain(path));
    return describeDecision({ ...decision, path: seen } as never, asked);
  }

  treatmentOf(request: RouteRequest): string[] {
    const asked = { host: 'any', ...request } as ModelRequest;
    const filters = this.model.filtersFor(asked);
    const isOwn = ({ type }: (typeof filters)[number]) => OWN_TYPES.includes(String(type));
    return [
      ...treatmentOf(filters.filter((filter) => !isOwn(filter))),
      ...treatmentBy(filters.filter(isOwn)),
      ...this.model.certificatesFor(asked),
    ];
  }
}

const plain = (path: string) => path.replace(/\?.*$/, '');

/** The models of some objects, oldest first and the other way round. */
export function modelsOf(objects: readonly Manifest[]): EnvoyModel[] {
  const names = objects.map(({ metadata }) => metadata.name);
  return [names, [...names].reverse()].map((order) => new EnvoyModel(objects, order));
}
