import { checkFlag, checkStruct, checkValue } from '../../../rules/check';
import { wholeNumberFlaw } from '../../../rules/numbers';
import { serverAddressFlaw } from '../../../rules/server-address';
import type { SecretKey } from '../../pods/secret-key';
import { checkCredential } from './credentials';
import { numbersAs, type QueueKind } from './queue-kind';
import { checkText } from './text';

/** A list of a Redis server. */
export interface QueueRedisListOptions {
  /** Host and port of the server, as any namespace finds it: `redis.shop.svc:6379`. */
  readonly address: string;

  /** The key of the list, set or hash. */
  readonly list: string;

  /**
   * The number of the database.
   *
   * @default 0
   */
  readonly database?: number;

  /**
   * The user, where it is not the default one.
   *
   * @default - the default user
   */
  readonly username?: SecretKey;

  /**
   * The password.
   *
   * @default - none
   */
  readonly password?: SecretKey;

  /**
   * A connection by TLS, with a certificate that public authorities vouch for.
   *
   * @default false
   */
  readonly tls?: boolean;
}

const OPTIONS = Object.keys({
  address: true,
  list: true,
  database: true,
  username: true,
  password: true,
  tls: true,
} satisfies { [name in keyof QueueRedisListOptions]-?: true });

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/redis-lists/ */
export const redisListQueue = (options: QueueRedisListOptions): QueueKind => ({
  *check() {
    const synonyms = { listName: 'list', databaseIndex: 'database', enableTLS: 'tls' };
    if (!(yield* checkStruct('a list of Redis', options, OPTIONS, synonyms))) return;
    const { address, list, database, username, password, tls } = options;
    yield* checkValue('url', 'address', address, serverAddressFlaw);
    yield* checkText('list', list, 'queue:default');
    if (database !== undefined) yield* checkValue('number', 'database', database, (n) => wholeNumberFlaw(n, 0));
    yield* checkCredential('username', username, true);
    yield* checkCredential('password', password, true);
    yield* checkFlag('tls', tls);
  },
  trigger: (numbers) => ({
    type: 'redis',
    metadata: {
      address: options.address,
      listName: options.list,
      ...numbersAs('listLength', 'activationListLength', numbers),
      ...(options.database !== undefined && options.database > 0 && { databaseIndex: String(options.database) }),
      ...(options.tls === true && { enableTLS: 'true' }),
    },
  }),
  credentials: { username: options.username, password: options.password },
});
