import type { KedaTrigger } from '../../../neighbours/keda/scaled-object';
import type { Findings } from '../../../rules/finding';
import { type Credentials, withAccess } from './credentials';
import { kafkaQueue, type QueueKafkaOptions } from './kafka';
import type { QueueKind, QueueNumbers } from './queue-kind';
import { type QueueRabbitMqOptions, rabbitMqQueue } from './rabbit-mq';
import { type QueueRedisListOptions, redisListQueue } from './redis-list';
import { type QueueSqsOptions, sqsQueue } from './sqs';

/**
 * A queue whose messages say how many pods there are. Credentials are keys of Secrets, or an identity of the cloud, and never
 * in the code.
 *
 * @example
 * Queue.redisList({ address: 'redis.shop.svc:6379', list: 'queue:default', password: SecretKey.of('redis', 'password') })
 */
export class Queue {
  /**
   * A queue of RabbitMQ. By a URL of AMQP only messages count that no pod has fetched, so that a pod may be taken away while it
   * works on the last one: a `cooldownPeriod`, and a `drain`, longer than the longest task help. By the URL of the management
   * API (`https://…:15672`) those of which RabbitMQ waits for the acknowledgement count as well.
   *
   * @param options the queue, and the URL of the server.
   */
  static rabbitMq(options: QueueRabbitMqOptions): Queue {
    return new Queue(rabbitMqQueue(options ?? {}));
  }

  /**
   * The lag of a consumer group of Kafka: the messages that it has not committed yet. There are never more pods than
   * partitions, since a further one would have nothing to read.
   *
   * @param options the servers, the group and the topic.
   */
  static kafka(options: QueueKafkaOptions): Queue {
    return new Queue(kafkaQueue(options ?? {}));
  }

  /**
   * A queue of Amazon SQS. Messages that a pod has fetched and not deleted yet count as well.
   *
   * @param options the URL of the queue, and the identity that may ask for its length.
   */
  static sqs(options: QueueSqsOptions): Queue {
    return new Queue(sqsQueue(options ?? {}));
  }

  /**
   * A list, set or hash of one Redis server, such as a queue of Celery, Sidekiq or BullMQ.
   *
   * @param options the server and the key.
   */
  static redisList(options: QueueRedisListOptions): Queue {
    return new Queue(redisListQueue(options ?? {}));
  }

  private constructor(private readonly kind: QueueKind) {}

  /** @internal */
  *_check(): Findings {
    yield* this.kind.check();
  }

  /** @internal */
  _trigger(numbers: QueueNumbers): KedaTrigger {
    return withAccess(this.kind.trigger(numbers), this.kind.credentials);
  }

  /** @internal */
  get _credentials(): Credentials {
    return this.kind.credentials;
  }
}
