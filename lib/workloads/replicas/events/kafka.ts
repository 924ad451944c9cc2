import { checkFlag, checkStrings, checkStruct, checkValue, wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { serverAddressFlaw } from '../../../rules/server-address';
import { finding } from '../../codes';
import type { SecretKey } from '../../pods/secret-key';
import { checkCredential } from './credentials';
import { KafkaSasl } from './kafka-sasl';
import { numbersAs, type QueueKind } from './queue-kind';
import { checkText } from './text';

/** A consumer group and a topic of Kafka. */
export interface QueueKafkaOptions {
  /** Hosts and ports of servers, as any namespace finds them: `kafka.shop.svc:9092`. */
  readonly bootstrapServers: string[];

  /** The group whose lag counts. */
  readonly consumerGroup: string;

  /** The topic. */
  readonly topic: string;

  /**
   * Name and password.
   *
   * @default - none
   */
  readonly sasl?: KafkaSasl;

  /**
   * A connection by TLS.
   *
   * @default false
   */
  readonly tls?: boolean;

  /**
   * The certificate of the authority that vouches for the servers, where it is not a public one. It needs `tls`.
   *
   * @default - public authorities
   */
  readonly ca?: SecretKey;
}

const OPTIONS = Object.keys({
  bootstrapServers: true,
  consumerGroup: true,
  topic: true,
  sasl: true,
  tls: true,
  ca: true,
} satisfies { [name in keyof QueueKafkaOptions]-?: true });

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/apache-kafka/ */
export const kafkaQueue = (options: QueueKafkaOptions): QueueKind => ({
  *check() {
    if (yield* checkStruct('a queue of Kafka', options, OPTIONS)) yield* checkKafka(options);
  },
  trigger: (numbers) => ({
    type: 'kafka',
    metadata: {
      bootstrapServers: options.bootstrapServers.join(','),
      consumerGroup: options.consumerGroup,
      topic: options.topic,
      ...numbersAs('lagThreshold', 'activationLagThreshold', numbers),
      ...(options.sasl && { sasl: options.sasl._mechanism }),
      ...(options.tls === true && { tls: 'enable' }),
    },
  }),
  credentials: { ...(options.sasl instanceof KafkaSasl && options.sasl._credentials), ca: options.ca },
});

function* checkKafka({ bootstrapServers, consumerGroup, topic, sasl, tls, ca }: QueueKafkaOptions): Findings {
  if (yield* checkStrings('bootstrapServers', bootstrapServers, '["kafka.shop.svc:9092"]')) {
    for (const server of bootstrapServers) yield* checkValue('url', 'bootstrap server', server, serverAddressFlaw);
  }
  yield* checkText('consumerGroup', consumerGroup, 'mailer');
  yield* checkText('topic', topic, 'orders');
  if (sasl instanceof KafkaSasl) yield* sasl._check();
  else if (sasl !== undefined) yield wrongType('sasl', sasl, 'a value such as KafkaSasl.plain(…)');
  yield* checkFlag('tls', tls);
  yield* checkCredential('ca', ca, true);
  if (ca !== undefined && tls !== true) yield finding('scale', 'ca has no effect without tls: write tls: true.');
}
