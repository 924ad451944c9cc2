import { CertificateSpecPrivateKeyAlgorithm as Algorithm } from '../../../imports/cert-manager.io';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

/**
 * The algorithm and the size of a certificate's key.
 *
 * @example
 * CertificateKey.ecdsa()
 */
export class CertificateKey {
  /** @param size in bits, from 2048 to 8192. */
  static rsa(size: number = 2048): CertificateKey {
    return new CertificateKey(Algorithm.RSA, size);
  }

  /** @param size in bits: 256, 384 or 521. */
  static ecdsa(size: number = 256): CertificateKey {
    return new CertificateKey(Algorithm.ECDSA, size);
  }

  /** A key of Ed25519, which public certificate authorities do not sign. */
  static ed25519(): CertificateKey {
    return new CertificateKey(Algorithm.ED25519);
  }

  private constructor(
    private readonly algorithm: Algorithm,
    private readonly size?: number,
  ) {}

  /** Checks the type of the size alone, since the check of all Certificates knows which sizes there are. @internal */
  *_check(): Findings {
    const { size } = this;
    if (size !== undefined && typeof size !== 'number') yield wrongType('size of the key', size, 'a number of bits');
  }

  /** @internal */
  get _fields() {
    const { algorithm, size } = this;
    const isRsa = algorithm === Algorithm.RSA;
    // RSA of 2048 bits and ECDSA of 256 bits are the defaults.
    const isDefault = size === (isRsa ? 2048 : 256);
    return { algorithm: isRsa ? undefined : algorithm, size: isDefault ? undefined : size };
  }
}
