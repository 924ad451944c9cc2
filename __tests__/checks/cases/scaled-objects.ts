import { type Case, raw } from '../case';
import { deployment, object, type Raw, withContainer } from '../objects';

const cron = (metadata: Raw = {}) => ({
  type: 'cron',
  metadata: { timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 20 * * *', desiredReplicas: '5', ...metadata },
});

const queue = (fields: Raw = {}) => ({ type: 'rabbitmq', metadata: { queueName: 'orders' }, ...fields });

const scaledObject = (spec: Raw = {}, name = 'user', target = 'user') =>
  object('keda.sh/v1alpha1', 'ScaledObject', {
    metadata: { name },
    spec: { scaleTargetRef: { name: target }, triggers: [queue()], ...spec },
  });

const user = withContainer({ resources: { requests: { cpu: '50m', memory: '64Mi' } } });
const cpu = { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } };

const account = (annotations?: Raw) => object('v1', 'ServiceAccount', { metadata: { name: 'user', annotations } });
const authentication = (identityOwner: string) =>
  object('keda.sh/v1alpha1', 'TriggerAuthentication', {
    metadata: { name: 'aws' },
    spec: { podIdentity: { provider: 'aws', identityOwner } },
  });
const withAccount = deployment({}, { serviceAccountName: 'user' });
const asPods = scaledObject({ triggers: [queue({ authenticationRef: { name: 'aws' } })] });

const long = (length: number) => 'u'.repeat(length);

export const wrong: readonly Case[] = [
  raw(
    'a name too long for the label of KEDA',
    [deployment(), scaledObject({}, long(64))],
    ['[shop/1] the name has 64 characters, and KEDA writes it into a label: write at most 63.'],
  ),
  raw(
    'a name too long for the autoscaler of KEDA',
    [deployment(), scaledObject({}, long(55))],
    [
      `[shop/1] KEDA would call its HorizontalPodAutoscaler "keda-hpa-${long(55)}", of 64 characters: write a shorter name, or one of at most 63 as advanced.horizontalPodAutoscalerConfig.name.`,
    ],
  ),
  raw(
    'one autoscaler for two',
    [
      deployment(),
      deployment({}, {}, 'pay'),
      scaledObject({ advanced: { horizontalPodAutoscalerConfig: { name: 'keda-hpa-pay' } } }),
      scaledObject({}, 'pay', 'pay'),
    ],
    [
      '[shop/3] HorizontalPodAutoscaler "keda-hpa-pay" is that of shop/2 as well: write another advanced.horizontalPodAutoscalerConfig.name.',
    ],
  ),
  raw(
    'no pods, and nothing by which they start',
    [user, scaledObject({ triggers: [cpu], fallback: { failureThreshold: 3, replicas: 2 } })],
    [
      '[shop/1] triggers has only cpu, which cannot start the first pod, since there is no usage to measure: write minReplicaCount 1 or more, or another trigger.',
      '[shop/1] fallback is for triggers that KEDA asks, and the cluster itself measures cpu: leave it out, or write another trigger.',
    ],
  ),
  raw(
    'times of KEDA where it leaves the pods to the cluster',
    [deployment(), scaledObject({ minReplicaCount: 2, pollingInterval: 10, cooldownPeriod: 60 })],
    [],
    [
      '[shop/1] pollingInterval has no effect with minReplicaCount 2: leave it out, or write minReplicaCount 0.',
      '[shop/1] cooldownPeriod has no effect with minReplicaCount 2: leave it out, or write minReplicaCount 0.',
    ],
  ),
  raw(
    'names and values of triggers that KEDA refuses',
    [
      deployment(),
      scaledObject({ triggers: [queue({ name: 'a' }), { ...cron(), name: 'a', useCachedMetrics: true }] }),
    ],
    [
      '[shop/1] trigger "cron" has useCachedMetrics, which KEDA has not for it: leave it out.',
      '[shop/1] two triggers have the name "a": write another one.',
    ],
  ),
  raw(
    'hours that KEDA cannot read',
    [deployment(), scaledObject({ triggers: [cron({ timezone: 'CET+1', start: '8:00', desiredReplicas: '0' })] })],
    [
      '[shop/1] timezone "CET+1" of trigger "cron" is not in the IANA time zone database: write, for example, "Europe/Berlin".',
      '[shop/1] start "8:00" of trigger "cron" is not a cron expression: write five fields, for example "0 3 * * *", or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly.',
      '[shop/1] desiredReplicas "0" of trigger "cron" is no number of pods: write, for example, "5".',
    ],
  ),
  raw(
    'hours that nobody has written',
    [deployment(), scaledObject({ triggers: [{ type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *' } }] })],
    [
      '[shop/1] trigger "cron" has no end: write one, for example "0 20 * * 1-5".',
      '[shop/1] trigger "cron" has no desiredReplicas: write one, for example "5".',
    ],
  ),
  raw(
    'hours without an end',
    [deployment(), scaledObject({ triggers: [cron({ end: '0 08 * * *' })] })],
    [
      '[shop/1] start "0 8 * * *" and end "0 08 * * *" of trigger "cron" are the same times, so that KEDA refuses them or never comes to an end: write another end.',
    ],
  ),
  raw(
    'hours whose number of pods is no other one',
    [
      deployment(),
      deployment({}, {}, 'pay'),
      scaledObject({ triggers: [cron()], maxReplicaCount: 4 }),
      scaledObject({ triggers: [cron()], minReplicaCount: 5 }, 'pay', 'pay'),
    ],
    [],
    [
      '[shop/2] desiredReplicas 5 of trigger "cron" are above maxReplicaCount 4: raise that, or lower them.',
      '[shop/3] desiredReplicas 5 of trigger "cron" are not above minReplicaCount 5, so that it adds none: write more.',
    ],
  ),
  raw(
    'servers by names that only their own namespace knows',
    [
      deployment(),
      scaledObject({
        triggers: [
          { type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs' } },
          {
            type: 'kafka',
            metadata: { bootstrapServers: 'a.shop.svc:9092, kafka:9092', consumerGroup: 'a', topic: 'b' },
          },
          { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'up', threshold: '1' } },
        ],
      }),
    ],
    [],
    [
      '[shop/1] address "redis:6379" of trigger "redis" is looked up in the namespace of KEDA: write the name with the namespace of its Service, for example "redis.shop.svc:6379".',
      '[shop/1] bootstrapServers "a.shop.svc:9092, kafka:9092" of trigger "kafka" is looked up in the namespace of KEDA: write the name with the namespace of its Service, for example "kafka.shop.svc:9092".',
      '[shop/1] serverAddress "http://prometheus:9090" of trigger "prometheus" is looked up in the namespace of KEDA: write the name with the namespace of its Service, for example "http://prometheus.shop.svc:9090".',
    ],
  ),
  raw(
    'slips in the words of triggers',
    [
      deployment(),
      scaledObject({
        triggers: [
          queue({ type: 'rabbitMq' }),
          queue({ metadata: { queuName: 'orders', hostFromEnv: 'MQ', passwrdFromEnv: 'MQ_PASSWORD' } }),
        ],
      }),
    ],
    [],
    [
      '[shop/1] trigger "rabbitMq" is not a trigger of KEDA: write "rabbitmq" if that is meant.',
      '[shop/1] trigger "rabbitmq" does not read "passwrdFromEnv" of its metadata: write "passwordFromEnv" if that is meant.',
      '[shop/1] trigger "rabbitmq" does not read "queuName" of its metadata: write "queueName" if that is meant.',
    ],
  ),
  raw(
    'the role of pods whose account has none',
    [account(), withAccount, authentication('workload'), asPods],
    [
      '[shop/0] ServiceAccount "user" has no role of AWS, which shop/2 takes from it: write the annotation "eks.amazonaws.com/role-arn".',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'triggers and names that are not known here',
    [
      deployment(),
      scaledObject({
        triggers: [
          { type: 'example-of-a-fork', metadata: { anything: 'a' } },
          { type: 'external', metadata: { scalerAddress: 'a.shop.svc:9090', scalerAddres: 'theirs' } },
          queue({ metadata: { queueName: 'orders', somethingElse: 'a', hostFromEnv: 'MQ' } }),
        ],
      }),
    ],
    [],
  ),
  raw(
    'hours, a queue and CPU together, from no pod on',
    [user, scaledObject({ triggers: [cron(), queue(), cpu], pollingInterval: 10, cooldownPeriod: 60 })],
    [],
  ),
  raw(
    'an autoscaler with a short name of its own',
    [deployment(), scaledObject({ advanced: { horizontalPodAutoscalerConfig: { name: 'user' } } }, long(55))],
    [],
  ),
  raw(
    'times of a ScaledObject that rests at no pods, or that keeps what it has read',
    [
      deployment(),
      deployment({}, {}, 'pay'),
      scaledObject({ minReplicaCount: 2, idleReplicaCount: 0, pollingInterval: 10, cooldownPeriod: 60 }),
      scaledObject(
        { minReplicaCount: 2, pollingInterval: 10, triggers: [queue({ useCachedMetrics: true })] },
        'pay',
        'pay',
      ),
    ],
    [],
  ),
  raw(
    'the role of pods, and that of KEDA itself',
    [
      account({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/user' }),
      withAccount,
      authentication('workload'),
      asPods,
    ],
    [],
  ),
  raw('the role of KEDA itself', [account(), withAccount, authentication('keda'), asPods], []),
];
