import type { Findings } from '../../../rules/finding';
import type { SecretKey } from '../../pods/secret-key';
import { type Credentials, checkCredential } from './credentials';

/**
 * A name and a password for Kafka, and how they are sent.
 *
 * @example
 * KafkaSasl.scramSha512(SecretKey.of('kafka-user', 'username'), SecretKey.of('kafka-user', 'password'))
 */
export class KafkaSasl {
  /**
   * SASL/PLAIN, which sends the password itself.
   *
   * @param username the key of a Secret with the name.
   * @param password the key of a Secret with the password.
   */
  static plain(username: SecretKey, password: SecretKey): KafkaSasl {
    return new KafkaSasl('plaintext', username, password);
  }

  /**
   * SASL/SCRAM-SHA-256.
   *
   * @param username the key of a Secret with the name.
   * @param password the key of a Secret with the password.
   */
  static scramSha256(username: SecretKey, password: SecretKey): KafkaSasl {
    return new KafkaSasl('scram_sha256', username, password);
  }

  /**
   * SASL/SCRAM-SHA-512.
   *
   * @param username the key of a Secret with the name.
   * @param password the key of a Secret with the password.
   */
  static scramSha512(username: SecretKey, password: SecretKey): KafkaSasl {
    return new KafkaSasl('scram_sha512', username, password);
  }

  private constructor(
    /** @internal */ readonly _mechanism: string,
    private readonly username: SecretKey,
    private readonly password: SecretKey,
  ) {}

  /** @internal */
  *_check(): Findings {
    yield* checkCredential('username of sasl', this.username);
    yield* checkCredential('password of sasl', this.password);
  }

  /** @internal */
  get _credentials(): Credentials {
    return { username: this.username, password: this.password };
  }
}
