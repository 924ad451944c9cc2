export { ProblemsError } from './cdk8s/findings';
export { type CheckedObject, type CheckFinding, CheckSeverity, type ICheck } from './checks/own-check';
export { type ExternalKind, PorticoChecks } from './checks/portico-checks';
export { Call, type CallToOptions } from './connections/call';
export { Callee, type ICallee } from './connections/callee';
export { Network, type NetworkClosedOptions } from './connections/network';
export { Peer } from './connections/peer';
export type {
  PeerAddressesOptions,
  PeerHostOptions,
  PeerInternetOptions,
  PeerPodsInAllNamespacesOptions,
  PeerPodsOptions,
  PeerServiceOptions,
} from './connections/peer-options';
export { PortProtocol, type PortProtocolTcpOptions } from './connections/port-protocol';
export type { IngressNginxConfig } from './controllers/ingress-nginx-controller/config';
export { Gzip, type GzipOptions } from './controllers/ingress-nginx-controller/gzip';
export { Hsts, type HstsOptions } from './controllers/ingress-nginx-controller/hsts';
export { IngressNginxController } from './controllers/ingress-nginx-controller/ingress-nginx-controller';
export type { IngressNginxControllerProps } from './controllers/ingress-nginx-controller/ingress-nginx-controller-props';
export { LogFormat } from './controllers/ingress-nginx-controller/log-format';
export { RealIp } from './controllers/ingress-nginx-controller/real-ip';
export { Environment } from './environments/environment';
export type { EnvironmentProps } from './environments/environment-props';
export { GitOps } from './environments/git-ops/git-ops';
export type { GitOpsArgoCdOptions, GitOpsFluxOptions } from './environments/git-ops/options';
export { ImagesLock } from './environments/images-lock';
export { AppGraph } from './graph/app-graph';
export { type GraphEdge, GraphEdgeKind } from './graph/graph-edge';
export { type GraphNode, GraphNodeKind } from './graph/graph-node';
export type { GraphPictureOptions } from './graph/pictures/picture';
export { Namespace } from './namespaces/namespace';
export type { NamespaceLimitRange } from './namespaces/namespace-limit-range';
export type { NamespaceProps } from './namespaces/namespace-props';
export type { NamespaceQuota } from './namespaces/namespace-quota';
export type { NamespacePodSecurity } from './namespaces/pod-security-labels';
export type { ResourceAmounts } from './namespaces/resource-amounts';
export { Certificate } from './neighbours/cert-manager/certificate';
export { CertificateIssuer } from './neighbours/cert-manager/certificate-issuer';
export { CertificateKey } from './neighbours/cert-manager/certificate-key';
export type { CertificateProps } from './neighbours/cert-manager/certificate-props';
export {
  SecretStore,
  type SecretStoreClusterOptions,
  type SecretStoreOptions,
} from './neighbours/external-secrets/secret-store';
export { SecretFile, type SecretFileProps } from './neighbours/secret-file/secret-file';
export type { WeightedBackend } from './routing/resolve/choose-backend';
export { Outcome, type RouteDecision, type RouteRequest } from './routing/resolve/resolve';
export { IngressRouter } from './routing/router/ingress-router';
export type { IngressRouterProps } from './routing/router/ingress-router-props';
export type { RouterObjects } from './routing/router/object-patches';
export { Slo, type SloAvailabilityOptions } from './routing/router/slo';
export type { CanaryHeader, CanarySplit, IBackend, RouteBackend, ServiceBackend } from './routing/table/backend';
export { BackendProtocol } from './routing/table/backend-protocol';
export type { BackendTls } from './routing/table/backend-tls';
export { Backend } from './routing/table/backends';
export type { BasicAuth } from './routing/table/basic-auth';
export type { Buffering } from './routing/table/buffering';
export { CanaryRelease, type CanaryReleaseOptions } from './routing/table/canary-release';
export { ClientCertificateCheck, type ClientCertificates } from './routing/table/client-certificates';
export type { ConsistentHash } from './routing/table/consistent-hash';
export type { Cors } from './routing/table/cors';
export type { ExternalAuth } from './routing/table/external-auth';
export type { IKubernetesService, KubernetesServicePort } from './routing/table/kubernetes-service';
export { PathMatch } from './routing/table/path-match';
export type { RoutePolicies } from './routing/table/policies';
export type { RateLimit } from './routing/table/rate-limit';
export type { Redirect, RedirectOptions } from './routing/table/redirect';
export { Rewrite, RewriteKind } from './routing/table/rewrite';
export type { RouteOptions } from './routing/table/route-options';
export { RoutePolicy } from './routing/table/route-policy';
export type { HostRoutes, Route, RouteTable } from './routing/table/route-table';
export type { RouterOptions } from './routing/table/router-options';
export { SameSite, type StickySession } from './routing/table/sticky-session';
export type { RouteTimeouts } from './routing/table/timeouts';
export { Tls, type TlsCertificate, type TlsCertManagerOptions, type TlsSecretOptions } from './routing/table/tls';
export { Www } from './routing/table/www';
export { RoutingTarget } from './routing/targets';
export { TargetCapability, TargetSupport } from './routing/targets/capability';
export { GatewayDifference } from './routing/targets/gateway-api/differences';
export { GatewayImplementation } from './routing/targets/gateway-api/gateway-implementation';
export type { GatewayImplementationEnvoyGatewayOptions } from './routing/targets/gateway-api/implementations/envoy-gateway/options';
export type { GatewayImplementationNginxGatewayFabricOptions } from './routing/targets/gateway-api/implementations/nginx-gateway-fabric/options';
export type { GatewayImplementationTraefikOptions } from './routing/targets/gateway-api/implementations/traefik/options';
export type { GatewayApiTargetOptions, GatewayCreation } from './routing/targets/gateway-api/options';
export { IngressNginxServer } from './routing/targets/ingress-nginx/ingress-nginx-server';
export type { IngressNginxTargetOptions } from './routing/targets/ingress-nginx/options';
export type { IIngressNginxController, IngressNginxInstallation } from './routing/targets/ingress-nginx-controller';
export type { TargetPlace } from './routing/targets/place';
export type { RequestSource } from './routing/targets/request-source';
export type { IRoutingTarget, SharedHost, TargetFinding } from './routing/targets/routing-target';
export { RoutingTargetBase } from './routing/targets/routing-target-base';
export type { TargetSeries } from './routing/targets/target-series';
export type { Finding } from './rules/finding';
export { PodSecurityLevel } from './rules/pod-security-level';
export { ControllerChart } from './shop/controller-chart';
export { PayService } from './shop/pay-service';
export { ShopChart, type ShopChartProps } from './shop/shop-chart';
export type { ShopServiceProps } from './shop/shop-service';
export { UserService } from './shop/user-service';
export { CronJob } from './workloads/cron-job/cron-job';
export { CronJobConcurrency } from './workloads/cron-job/cron-job-concurrency';
export type { CronJobHistory, CronJobProps } from './workloads/cron-job/cron-job-props';
export type { DefaultMetadataOptions } from './workloads/defaults/default-metadata-options';
export type { DefaultOptions } from './workloads/defaults/default-options';
export { PorticoDefaults } from './workloads/defaults/portico-defaults';
export { Job } from './workloads/job/job';
export { JobHook, type JobHookAfterReleaseOptions, type JobHookBeforeReleaseOptions } from './workloads/job/job-hook';
export type { JobProps } from './workloads/job/job-props';
export { NodeAgent } from './workloads/node-agent/node-agent';
export type { NodeAgentProps } from './workloads/node-agent/node-agent-props';
export {
  NodeRollout,
  type NodeRolloutOnDeleteOptions,
  type NodeRolloutRollingOptions,
} from './workloads/node-agent/node-rollout';
export type { AccessRule } from './workloads/pods/access-rule';
export {
  AntiAffinity,
  type AntiAffinityPreferredOptions,
  type AntiAffinityRequiredOptions,
} from './workloads/pods/anti-affinity';
export type { ContainerOptions } from './workloads/pods/container-options';
export { CpuAmount, type ICpu } from './workloads/pods/cpu-amount';
export {
  DnsConfig,
  type DnsConfigClusterOptions,
  type DnsConfigNodeOptions,
  type DnsConfigServersOptions,
} from './workloads/pods/dns-config';
export { Drain, type DrainGracefulOptions } from './workloads/pods/drain';
export {
  EnvSource,
  type EnvSourceConfigMapOptions,
  type EnvSourceOptions,
  type EnvSourceSecretOptions,
} from './workloads/pods/env-source';
export { Health } from './workloads/pods/health/health';
export type {
  HealthCommandOptions,
  HealthFileOptions,
  HealthGrpcOptions,
  HealthHttpOptions,
  HealthOptions,
  HealthTcpOptions,
  LivenessTiming,
  ProbeTiming,
  ReadinessTiming,
} from './workloads/pods/health/health-options';
export { Identity, type IdentityExistingOptions, type IdentityOwnOptions } from './workloads/pods/identity';
export { LabelRequirement } from './workloads/pods/label-requirement';
export { LifecycleHook, type LifecycleHookHttpOptions } from './workloads/pods/lifecycle-hook';
export type { LongRunningOptions } from './workloads/pods/long-running-options';
export { Metrics, type MetricsScrapeOptions } from './workloads/pods/metrics';
export { NodeAffinity, type NodeAffinityPreferredOptions } from './workloads/pods/node-affinity';
export type { ObjectMetadataOptions } from './workloads/pods/object-metadata';
export type { PlacementOptions } from './workloads/pods/placement-options';
export {
  PodAffinity,
  type PodAffinityPreferredOptions,
  type PodAffinityRequiredOptions,
} from './workloads/pods/pod-affinity';
export { PodPort, type PodPortOfferedOptions, type PodPortPodOnlyOptions } from './workloads/pods/pod-port';
export { type IEnvValue, PodVariable, type PodVariableConfigMapKeyOptions } from './workloads/pods/pod-variable';
export { PodVolume } from './workloads/pods/pod-volume';
export { PullPolicy } from './workloads/pods/pull-policy';
export type { CpuBounds, ResourcesOptions, SizeBounds } from './workloads/pods/resource-bounds';
export { Resources } from './workloads/pods/resources';
export { ImageRuntime } from './workloads/pods/runtime/image-runtime';
export type {
  ImageRuntimeBaselineOptions,
  ImageRuntimePrivilegedOptions,
  ImageRuntimeRestrictedOptions,
} from './workloads/pods/runtime/runtime-options';
export { SecurityProfile } from './workloads/pods/runtime/security-profile';
export { Scraper, type ScraperPodMonitorOptions, type ScraperServiceMonitorOptions } from './workloads/pods/scraper';
export { SecretKey, type SecretKeyExternalOptions, type SecretKeyOptions } from './workloads/pods/secret-key';
export { Settings, type SettingsProps } from './workloads/pods/settings';
export type { InitContainer, Sidecar } from './workloads/pods/sidecar';
export { Spread } from './workloads/pods/spread';
export type { SpreadPreferredOptions, SpreadRequiredOptions } from './workloads/pods/spread-rule';
export { type Toleration, TolerationEffect } from './workloads/pods/toleration';
export type { PodVolumeClaimOptions } from './workloads/pods/volumes/claim-volume';
export type { PodVolumeEphemeralOptions } from './workloads/pods/volumes/ephemeral-volume';
export { HostPathType, type PodVolumeHostPathOptions } from './workloads/pods/volumes/host-path';
export type { PodVolumeImageOptions } from './workloads/pods/volumes/image-volume';
export type {
  PodVolumeConfigMapOptions,
  PodVolumeKeysOptions,
  PodVolumeSecretOptions,
} from './workloads/pods/volumes/keys-volume';
export type { PodVolumeScratchOptions } from './workloads/pods/volumes/scratch-volume';
export type { PodVolumeSecretKeysOptions } from './workloads/pods/volumes/secret-keys-volume';
export type { PodVolumeServiceAccountTokenOptions } from './workloads/pods/volumes/token-volume';
export { VolumePropagation } from './workloads/pods/volumes/volume-propagation';
export type { WorkloadOptions } from './workloads/pods/workload-options';
export type { DeploymentOptions } from './workloads/replicas/deployment-options';
export { DisruptionBudget } from './workloads/replicas/disruption-budget';
export { AwsAccess } from './workloads/replicas/events/aws-access';
export type { ScaleFallback } from './workloads/replicas/events/fallback';
export type { QueueKafkaOptions } from './workloads/replicas/events/kafka';
export { KafkaSasl } from './workloads/replicas/events/kafka-sasl';
export type { ScaleOnPrometheusOptions } from './workloads/replicas/events/prometheus';
export { Queue } from './workloads/replicas/events/queue';
export type { QueueRabbitMqOptions } from './workloads/replicas/events/rabbit-mq';
export type { QueueRedisListOptions } from './workloads/replicas/events/redis-list';
export type { ScaleEventOptions } from './workloads/replicas/events/scale-event-options';
export type { ScaleOnQueueOptions } from './workloads/replicas/events/scale-on-queue';
export type { ScaleOnScheduleOptions } from './workloads/replicas/events/scale-on-schedule';
export type { ScaleSchedule } from './workloads/replicas/events/schedule';
export type { QueueSqsOptions } from './workloads/replicas/events/sqs';
export { PodCount } from './workloads/replicas/pod-count';
export type { ReplicaOptions } from './workloads/replicas/replica-options';
export { ReplicaWorkload } from './workloads/replicas/replica-workload';
export { Rollout } from './workloads/replicas/rollout';
export type {
  RolloutCanaryOptions,
  RolloutRecreateOptions,
  RolloutRollingOptions,
} from './workloads/replicas/rollout-options';
export { RolloutStep } from './workloads/replicas/rollout-step';
export { Scale } from './workloads/replicas/scale';
export type { ScaleAutoOptions } from './workloads/replicas/scale-auto';
export { JobRestartPolicy } from './workloads/runs/job-restart-policy';
export type { JobRunOptions } from './workloads/runs/job-run-options';
export { PodFailureAction, PodFailureRule } from './workloads/runs/pod-failure-rule';
export { Exposure, type NodePorts } from './workloads/service/exposure';
export type {
  ExposureHeadlessOptions,
  ExposureLoadBalancerOptions,
  ExposureNodePortOptions,
} from './workloads/service/exposure-options';
export { ExternalTrafficPolicy } from './workloads/service/external-traffic-policy';
export type { FurtherService } from './workloads/service/further-service';
export { ServiceAddress } from './workloads/service/service-address';
export type { ServiceOptions } from './workloads/service/service-options';
export {
  InternalTrafficPolicy,
  IpFamily,
  IpFamilyPolicy,
  type ServiceTraffic,
} from './workloads/service/service-traffic';
export { ServiceWorkload } from './workloads/service/service-workload';
export { TrafficDistribution } from './workloads/service/traffic-distribution';
export { PodManagement } from './workloads/stateful-service/pod-management';
export {
  StatefulRollout,
  type StatefulRolloutOnDeleteOptions,
  type StatefulRolloutRollingOptions,
} from './workloads/stateful-service/stateful-rollout';
export { StatefulService } from './workloads/stateful-service/stateful-service';
export type { StatefulServiceOptions, StatefulServiceProps } from './workloads/stateful-service/stateful-service-props';
export { AccessMode } from './workloads/storage/access-mode';
export { Storage } from './workloads/storage/storage';
export { StorageClaim, type StorageClaimProps } from './workloads/storage/storage-claim';
export type { StorageClaimOptions } from './workloads/storage/storage-claim-options';
export { ClaimRetention, type StorageRetention } from './workloads/storage/storage-retention';
export { StorageSource } from './workloads/storage/storage-source';
export { WebService } from './workloads/web-service/web-service';
export type { WebServiceOptions, WebServiceProps } from './workloads/web-service/web-service-props';
export { Worker } from './workloads/worker/worker';
export type { WorkerProps } from './workloads/worker/worker-props';
export { WorkloadBase } from './workloads/workload-base';
