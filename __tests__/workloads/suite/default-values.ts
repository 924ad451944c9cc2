import { Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AntiAffinity,
  type DefaultOptions,
  DnsConfig,
  Drain,
  ImageRuntime,
  LabelRequirement,
  NodeAffinity,
  Resources,
  Rollout,
  Spread,
} from '../../../lib';

/** A value of each default that changes what is written. */
export const DEFAULTS: Required<DefaultOptions> = {
  kubernetesVersion: '1.29..1.36',
  registry: 'registry.example.com',
  pullSecrets: ['registry'],
  resources: Resources.of({ cpu: { request: Cpu.millis(10) } }),
  runtime: ImageRuntime.node(),
  drain: Drain.graceful({ pause: Duration.seconds(20) }),
  rollout: Rollout.recreate(),
  spread: Spread.required(),
  antiAffinity: AntiAffinity.required(),
  nodeSelector: { disk: 'ssd' },
  nodeAffinity: NodeAffinity.required([LabelRequirement.exists('gpu')]),
  tolerations: [{ key: 'spot' }],
  priorityClassName: 'important',
  schedulerName: 'volcano',
  runtimeClassName: 'gvisor',
  dns: DnsConfig.node(),
  serviceLinks: true,
  labels: { team: 'shop' },
  annotations: { owner: 'shop' },
  pods: { annotations: { 'linkerd.io/inject': 'enabled' } },
  deployment: { labels: { tier: 'front' } },
  service: { labels: { monitored: 'yes' } },
};
