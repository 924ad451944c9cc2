export type { CheckName } from './checks';
export { type ExternalKind, PorticoChecks } from './checks/portico-checks';
export { ExternalTrafficPolicy } from './controllers/external-traffic-policy';
export type { IngressNginxConfig } from './controllers/ingress-nginx/config';
export { Gzip, type GzipOptions } from './controllers/ingress-nginx/gzip';
export { Hsts, type HstsOptions } from './controllers/ingress-nginx/hsts';
export { LogFormat } from './controllers/ingress-nginx/log-format';
export { RealIp } from './controllers/ingress-nginx/real-ip';
export { IngressNginxController } from './controllers/ingress-nginx-controller';
export type { IngressNginxControllerProps } from './controllers/ingress-nginx-controller-props';
export type { ContainerOptions } from './pods/container-options';
export { ContainerPort } from './pods/container-port';
export { Drain, type DrainOptions } from './pods/drain';
export {
  type CommandHealthOptions,
  type GrpcHealthOptions,
  Health,
  type HealthOptions,
  type HttpHealthOptions,
} from './pods/health';
export { Identity, type IdentityOptions, type OwnIdentityOptions } from './pods/identity';
export type { Metrics } from './pods/metrics';
export { Resources } from './pods/resources';
export { Runtime, type RuntimeOptions } from './pods/runtime';
export { SecretKey } from './pods/secret-key';
export { Settings, type SettingsProps } from './pods/settings';
export type { InitContainer, Sidecar } from './pods/sidecar';
export { AntiAffinity, Spread } from './pods/spread';
export { TaintEffect, type Toleration } from './pods/toleration';
export { type ClaimOptions, type ScratchOptions, Volume } from './pods/volume';
export type { WorkloadOptions } from './pods/workload-options';
export {
  Backend,
  type CanaryHeader,
  type CanarySplit,
  type IBackend,
  type RouteBackend,
  type ServiceBackend,
} from './routing/backend';
export { CanaryRelease, type CanaryReleaseProps } from './routing/canary-release';
export type { WeightedBackend } from './routing/choose-backend';
export type { Cors } from './routing/cors';
export { IngressRouter } from './routing/ingress-router';
export type { IngressRouterProps } from './routing/ingress-router-props';
export { PathMatch } from './routing/path-match';
export {
  BackendProtocol,
  type BasicAuth,
  type ExternalAuth,
  type RateLimit,
  type RoutePolicies,
  type RouteTimeouts,
  type StickySession,
} from './routing/policies';
export { type Redirect, type RedirectOptions, Www } from './routing/redirect';
export { Outcome, type RouteDecision, type RouteRequest } from './routing/resolve';
export { Rewrite, RewriteKind } from './routing/rewrite';
export type { RouteOptions } from './routing/route-options';
export type { HostRoutes, Route, RouteTable } from './routing/route-table';
export { type IngressNginxTargetOptions, RoutingTarget } from './routing/targets';
export type { GatewayApiTargetOptions, GatewayCreation } from './routing/targets/gateway-api/options';
export type { IIngressNginxController, IngressNginxFacts } from './routing/targets/ingress-nginx-controller';
export type { IRoutingTarget, TargetProblem } from './routing/targets/routing-target';
export { type CertManagerOptions, Tls, type TlsCertificate, type TlsSecretOptions } from './routing/tls';
export type { DefaultOptions } from './services/default-options';
export { DisruptionBudget } from './services/disruption-budget';
export { Exposure, type NodePorts } from './services/exposure';
export { PorticoDefaults } from './services/portico-defaults';
export { type RollingUpdateOptions, Rollout, type RolloutOptions } from './services/rollout';
export { type AutoScaleOptions, Scale } from './services/scale';
export { WebService } from './services/web-service';
export type { WebServiceOptions, WebServiceProps } from './services/web-service-props';
export { ControllerChart } from './shop/controller-chart';
export { PayService } from './shop/pay-service';
export { ShopChart, type ShopChartProps } from './shop/shop-chart';
export type { ShopServiceProps } from './shop/shop-service';
export { UserService } from './shop/user-service';
