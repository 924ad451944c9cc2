import { envoyGateway } from './implementations/envoy-gateway/implementation';
import type { GatewayImplementationEnvoyGatewayOptions } from './implementations/envoy-gateway/options';
import type { Implementation, TargetSettings } from './implementations/implementation';
import { nginxGatewayFabric } from './implementations/nginx-gateway-fabric/implementation';
import type { GatewayImplementationNginxGatewayFabricOptions } from './implementations/nginx-gateway-fabric/options';
import { portable } from './implementations/portable/implementation';
import { traefik } from './implementations/traefik/implementation';
import type { GatewayImplementationTraefikOptions } from './implementations/traefik/options';

/**
 * The controller that serves a Gateway. Gateway API leaves much open, and has no fields for many policies; an implementation has
 * objects of its own for these, and its own way with the rest.
 *
 * @example
 * RoutingTarget.gatewayApi({ gateway: 'shop', implementation: GatewayImplementation.envoyGateway() })
 */
export class GatewayImplementation {
  /** Any implementation, by nothing but what the specification says of its standard channel. */
  static portable(): GatewayImplementation {
    return new GatewayImplementation(portable, true);
  }

  /**
   * Envoy Gateway 1.9, by HTTPRouteFilters and policies of `gateway.envoyproxy.io` where HTTPRoutes have no fields.
   *
   * @param options what is accepted of its own ways.
   */
  static envoyGateway(options: GatewayImplementationEnvoyGatewayOptions = {}): GatewayImplementation {
    return new GatewayImplementation((settings) => envoyGateway(options ?? {}, settings), false);
  }

  /**
   * NGINX Gateway Fabric 2.6, by policies and filters of `gateway.nginx.org` where HTTPRoutes have no fields.
   *
   * @param options what is accepted of its own ways, and whether it takes snippets.
   */
  static nginxGatewayFabric(options: GatewayImplementationNginxGatewayFabricOptions = {}): GatewayImplementation {
    return new GatewayImplementation((settings) => nginxGatewayFabric(options ?? {}, settings), false);
  }

  /**
   * Traefik 3.7, by Middlewares and TraefikServices of `traefik.io` where HTTPRoutes have no fields, which need its provider
   * `kubernetesCRD`.
   *
   * @param options what is accepted of its own ways.
   */
  static traefik(options: GatewayImplementationTraefikOptions = {}): GatewayImplementation {
    return new GatewayImplementation((settings) => traefik(options ?? {}, settings), false);
  }

  private constructor(
    /** @internal */
    readonly _for: (settings: TargetSettings) => Implementation,
    /** @internal */
    readonly _isPortable: boolean,
  ) {}
}
