import { checkStruct } from '../../../rules/check';
import type { SecretKey } from '../../pods/secret-key';
import { checkCredential } from './credentials';
import { numbersAs, type QueueKind } from './queue-kind';
import { checkText } from './text';

/** A queue of RabbitMQ. */
export interface QueueRabbitMqOptions {
  /** The name of the queue. */
  readonly queue: string;

  /**
   * The key of a Secret with the URL of the server, its user and password included: `amqp://user:…@rabbitmq.shop.svc:5672`, or
   * that of its management API, `http://user:…@rabbitmq.shop.svc:15672`. KEDA asks from its own namespace, so that the host
   * has that of its Service.
   */
  readonly url: SecretKey;

  /**
   * The virtual host of the queue.
   *
   * @default - the one that the URL names, or `/`
   */
  readonly vhost?: string;
}

const OPTIONS = Object.keys({
  queue: true,
  url: true,
  vhost: true,
} satisfies { [name in keyof QueueRabbitMqOptions]-?: true });

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/rabbitmq-queue/ */
export const rabbitMqQueue = (options: QueueRabbitMqOptions): QueueKind => ({
  *check() {
    const synonyms = { host: 'url', queueName: 'queue', vhostName: 'vhost' };
    if (!(yield* checkStruct('a queue of RabbitMQ', options, OPTIONS, synonyms))) return;
    yield* checkText('queue', options.queue, 'orders');
    yield* checkCredential('url', options.url);
    if (options.vhost !== undefined) yield* checkText('vhost', options.vhost, 'shop');
  },
  trigger: (numbers) => ({
    type: 'rabbitmq',
    metadata: {
      queueName: options.queue,
      mode: 'QueueLength',
      ...numbersAs('value', 'activationValue', numbers),
      ...(options.vhost !== undefined && { vhostName: options.vhost }),
    },
  }),
  credentials: { host: options.url },
});
