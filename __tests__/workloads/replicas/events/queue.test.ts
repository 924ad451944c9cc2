import { AwsAccess, KafkaSasl, Queue, Scale, SecretKey, SecretStore, Worker } from '../../../../lib';
import { only, synthesize } from '../../../support/app';
import { image, messages, untyped } from '../../support';

const key = (name: string) => SecretKey.of('broker', name);

const rabbit = (options: object = {}) => Queue.rabbitMq({ queue: 'orders', url: key('url'), ...options });
const kafka = (options: object = {}) => {
  const required = { bootstrapServers: ['kafka.shop.svc:9092'], consumerGroup: 'mailer', topic: 'orders' };
  return Queue.kafka({ ...required, ...options });
};
const sqs = (options: object = {}) => {
  const url = 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders';
  return Queue.sqs({ url, access: AwsAccess.ofKeda(), ...options });
};
const redis = (options: object = {}) => Queue.redisList({ address: 'redis.shop.svc:6379', list: 'jobs', ...options });

const NUMBERS = { messagesPerPod: 20, min: 0, max: 10 };

const scaled = (queue: Queue, options: object = {}) =>
  synthesize((chart) => {
    new Worker(chart, 'mailer', { image, scale: Scale.onQueue(queue, { ...NUMBERS, ...options }) });
  });

/** The metadata of the trigger and the credentials that go with it, which are those of KEDA's own documentation. */
function triggerOf(queue: Queue, options: object = {}) {
  const objects = scaled(queue, options);
  const [trigger] = only(objects, 'ScaledObject').spec.triggers;
  const access = objects.find(({ kind }) => kind === 'TriggerAuthentication')?.spec;
  expect(trigger.authenticationRef).toEqual(access && { name: 'mailer' });
  return [trigger.type, trigger.metadata, access];
}

const secret = (parameter: string, of: string) => ({ parameter, name: 'broker', key: of });

test('a worker on a queue is a Deployment without replicas, and a ScaledObject of KEDA that sets them', () => {
  const objects = scaled(rabbit());
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount mailer',
    'Deployment mailer',
    'TriggerAuthentication mailer',
    'ScaledObject mailer',
  ]);
  expect(only(objects, 'Deployment').spec.replicas).toBeUndefined();
  expect(only(objects, 'ScaledObject').spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' },
    minReplicaCount: 0,
    maxReplicaCount: 10,
    triggers: [
      {
        type: 'rabbitmq',
        metadata: { queueName: 'orders', mode: 'QueueLength', value: '20' },
        authenticationRef: { name: 'mailer' },
      },
    ],
  });
});

test('a queue of RabbitMQ is asked by a URL that is in a Secret', () => {
  const metadata = { queueName: 'orders', mode: 'QueueLength', value: '20' };
  const access = { secretTargetRef: [secret('host', 'url')] };
  expect(triggerOf(rabbit())).toEqual(['rabbitmq', metadata, access]);
  const more = { ...metadata, vhostName: 'shop', activationValue: '5' };
  expect(triggerOf(rabbit({ vhost: 'shop' }), { activation: 5 })).toEqual(['rabbitmq', more, access]);
});

test('a queue of Kafka is the lag of a group, with or without a password', () => {
  const metadata = {
    bootstrapServers: 'kafka.shop.svc:9092',
    consumerGroup: 'mailer',
    topic: 'orders',
    lagThreshold: '20',
  };
  expect(triggerOf(kafka())).toEqual(['kafka', metadata, undefined]);
  const sasl = KafkaSasl.scramSha512(key('username'), key('password'));
  expect(triggerOf(kafka({ sasl, tls: true, ca: key('ca.crt') }), { activation: 1 })).toEqual([
    'kafka',
    { ...metadata, sasl: 'scram_sha512', tls: 'enable', activationLagThreshold: '1' },
    {
      secretTargetRef: [secret('username', 'username'), secret('password', 'password'), secret('ca', 'ca.crt')],
    },
  ]);
  const mechanismOf = (one: KafkaSasl) =>
    only(scaled(kafka({ sasl: one })), 'ScaledObject').spec.triggers[0].metadata.sasl;
  expect(mechanismOf(KafkaSasl.plain(key('a'), key('b')))).toBe('plaintext');
  expect(mechanismOf(KafkaSasl.scramSha256(key('a'), key('b')))).toBe('scram_sha256');
});

test('a queue of SQS has the region of its URL, and is asked as KEDA, as the pods, in a role or by a key', () => {
  const url = 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders';
  const metadata = { queueURL: url, awsRegion: 'eu-central-1', queueLength: '20' };
  const role = 'arn:aws:iam::111122223333:role/length';
  const access = (one: AwsAccess) => triggerOf(sqs({ access: one }));
  expect(access(AwsAccess.ofKeda())).toEqual(['aws-sqs-queue', metadata, { podIdentity: { provider: 'aws' } }]);
  expect(access(AwsAccess.role(role))[2]).toEqual({ podIdentity: { provider: 'aws', roleArn: role } });
  expect(access(AwsAccess.keys(key('id'), key('secret')))[2]).toEqual({
    secretTargetRef: [secret('awsAccessKeyID', 'id'), secret('awsSecretAccessKey', 'secret')],
  });
  const local = 'http://localstack.shop.svc:4566/000000000000/orders';
  expect(triggerOf(sqs({ url: local, region: 'eu-west-1' }))[1]).toMatchObject({ awsRegion: 'eu-west-1' });
});

test('a list of Redis is asked by address and key', () => {
  const metadata = { address: 'redis.shop.svc:6379', listName: 'jobs', listLength: '20' };
  expect(triggerOf(redis())).toEqual(['redis', metadata, undefined]);
  const own = { database: 3, username: key('user'), password: key('password'), tls: true };
  expect(triggerOf(redis(own), { activation: 2 })).toEqual([
    'redis',
    { ...metadata, activationListLength: '2', databaseIndex: '3', enableTLS: 'true' },
    { secretTargetRef: [secret('username', 'user'), secret('password', 'password')] },
  ]);
});

const literal =
  'everybody can read who sees the code: write the key of a Secret that has it, for example SecretKey.of("queue", "password"). (secret-literal)';

test.each<[string, Queue, string]>([
  [
    'a URL with a password in the code',
    rabbit({ url: 'amqp://user:secret@rabbitmq' }),
    `url is a text, which ${literal}`,
  ],
  ['a password in the code', redis({ password: 's3cret' }), `password is a text, which ${literal}`],
  [
    'an optional key',
    redis({ password: SecretKey.of('redis', 'password', { optional: true }) }),
    'password is optional, and KEDA cannot do without: leave optional out. (scale)',
  ],
  [
    'a key of a wrong name',
    rabbit({ url: SecretKey.of('Broker', 'url') }),
    'Secret name "Broker" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "broker". (dns-name)',
  ],
  ['no queue', rabbit({ queue: '' }), 'queue "" has the wrong type; expected a text such as "orders". (wrong-type)'],
  [
    'the option of KEDA',
    rabbit({ vhostName: 'shop' }),
    'a queue of RabbitMQ has no option "vhostName": write vhost. (unknown-option)',
  ],
  [
    'an address that only pods of the namespace of KEDA would look up',
    redis({ address: 'redis:6379' }),
    'address "redis:6379" is looked up in the namespace of KEDA: write the name with the namespace of its Service, for example "redis.shop.svc:6379". (url)',
  ],
  [
    'an address without a port',
    redis({ address: 'redis.shop.svc' }),
    'address "redis.shop.svc" is not a host and a port: write, for example, "redis.shop.svc:6379". (url)',
  ],
  [
    'a URL in place of an address',
    kafka({ bootstrapServers: ['kafka://kafka.shop.svc:9092'] }),
    'bootstrap server "kafka://kafka.shop.svc:9092" is not a host and a port: write, for example, "redis.shop.svc:6379". (url)',
  ],
  ['an authority without TLS', kafka({ ca: key('ca.crt') }), 'ca has no effect without tls: write tls: true. (scale)'],
  [
    'a wrong kind of access',
    kafka({ sasl: 'plain' }),
    'sasl "plain" has the wrong type; expected a value such as KafkaSasl.plain(…). (wrong-type)',
  ],
  [
    'the name of a queue in place of its URL',
    sqs({ url: 'orders' }),
    'url "orders" is not the URL of a queue of SQS: write, for example, "https://sqs.eu-central-1.amazonaws.com/111122223333/orders". (scale)',
  ],
  [
    'a URL without a region',
    sqs({ url: 'http://localstack.shop.svc:4566/000000000000/orders' }),
    'url "http://localstack.shop.svc:4566/000000000000/orders" names no region: write region, for example "eu-central-1". (scale)',
  ],
  [
    'a zone in place of a region',
    sqs({ region: 'eu-central-1a' }),
    'region "eu-central-1a" is not a region of AWS: write, for example, "eu-central-1". (scale)',
  ],
  [
    'a role by its name',
    sqs({ access: AwsAccess.role('length') }),
    'role "length" is not the ARN of a role: write, for example, "arn:aws:iam::111122223333:role/queue-length". (scale)',
  ],
  [
    'access by a text',
    sqs({ access: 'me' }),
    'access "me" has the wrong type; expected an identity such as AwsAccess.ofPods(). (wrong-type)',
  ],
])('%s is a problem', (_, queue, message) => {
  expect(messages(Scale.onQueue(queue, NUMBERS)._check())).toEqual([message]);
});

test.each<[string, object, string]>([
  [
    'no messages',
    { messagesPerPod: 0 },
    'messagesPerPod 0 is not a whole number of 1 or more: write, for example, 20. (number)',
  ],
  ['a min below 0', { min: -1 }, 'min -1 is not a whole number of 0 or more: write, for example, 0. (number)'],
  ['a min above max', { min: 12 }, 'min 12 is above max 10: exchange them. (scale)'],
  [
    'a time that only KEDA counts, which does nothing from one pod on',
    { min: 1, cooldownPeriod: undefined, activation: 5 },
    'activation has no effect with min 1, since the last pods stay: leave it out, or write min: 0. (scale)',
  ],
  [
    'a fallback above the most pods',
    { fallback: { failureThreshold: 3, replicas: 11 } },
    'replicas 11 of fallback are not from min 0 to max 10: write one of those. (scale)',
  ],
  [
    'a fallback of one field',
    { fallback: { replicas: 2 } },
    'failureThreshold of fallback undefined is not a whole number of 0 or more: write, for example, 3. (number)',
  ],
])('%s is a problem', (_, options, message) => {
  expect(messages(Scale.onQueue(rabbit(), { ...NUMBERS, ...options })._check())).toEqual([message]);
});

test('a queue of the wrong type is a problem', () => {
  expect(messages(Scale.onQueue(untyped('orders'), NUMBERS)._check())).toEqual([
    'the queue "orders" has the wrong type; expected a queue such as Queue.kafka({ … }). (wrong-type)',
  ]);
});

test('a credential may be in a store outside of the cluster, from which it is fetched as those of the pods are', () => {
  const url = SecretKey.external(SecretStore.cluster('vault'), 'shop/rabbitmq', 'url');
  const objects = scaled(rabbit({ url }));
  expect(only(objects, 'ExternalSecret').spec.data).toEqual([
    { secretKey: 'url', remoteRef: { key: 'shop/rabbitmq', property: 'url' } },
  ]);
  expect(only(objects, 'TriggerAuthentication').spec.secretTargetRef).toEqual([
    { parameter: 'host', name: 'shop-rabbitmq', key: 'url' },
  ]);
});
