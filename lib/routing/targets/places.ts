import type { RouteTable } from '../route-table';
import { GatewayApiTarget } from './gateway-api';
import type { Place } from './place';
import type { IRoutingTarget } from './routing-target';

/** Where a target serves a table; one that is none is reported elsewhere. */
export function placesOf(target: IRoutingTarget, table: RouteTable): Place[] {
  return target instanceof GatewayApiTarget ? target.placesOf(table) : [{ server: target?.name }];
}
