import type { KedaAccess } from '../../../neighbours/keda/scaled-object';
import type { Findings } from '../../../rules/finding';
import { show } from '../../../rules/show';
import { finding } from '../../codes';
import type { SecretKey } from '../../pods/secret-key';
import { type Credentials, checkCredential } from './credentials';

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

const isRole = (arn: unknown) => typeof arn === 'string' && ROLE.test(arn);

/**
 * The identity by which KEDA asks a service of AWS.
 *
 * @example
 * AwsAccess.role('arn:aws:iam::111122223333:role/queue-length')
 */
export class AwsAccess {
  /** The identity of KEDA itself. */
  static ofKeda(): AwsAccess {
    return new AwsAccess(undefined, undefined, {});
  }

  /** The role of the pods, by the annotation `eks.amazonaws.com/role-arn` of their ServiceAccount. KEDA must be allowed to assume it. */
  static ofPods(): AwsAccess {
    return new AwsAccess(undefined, undefined, { identityOwner: 'workload' });
  }

  /**
   * A role that KEDA may assume.
   *
   * @param arn its name, such as `arn:aws:iam::111122223333:role/queue-length`.
   */
  static role(arn: string): AwsAccess {
    return new AwsAccess(undefined, undefined, { roleArn: arn });
  }

  /**
   * An access key.
   *
   * @param accessKeyId the key of a Secret with its id.
   * @param secretAccessKey the key of a Secret with its secret part.
   */
  static keys(accessKeyId: SecretKey, secretAccessKey: SecretKey): AwsAccess {
    return new AwsAccess(accessKeyId, secretAccessKey);
  }

  private constructor(
    private readonly accessKeyId?: SecretKey,
    private readonly secretAccessKey?: SecretKey,
    private readonly identity?: { readonly roleArn?: string; readonly identityOwner?: string },
  ) {}

  /** @internal */
  *_check(): Findings {
    if (this.identity === undefined) {
      yield* checkCredential('accessKeyId', this.accessKeyId);
      yield* checkCredential('secretAccessKey', this.secretAccessKey);
    } else if ('roleArn' in this.identity && !isRole(this.identity.roleArn)) {
      const example = '"arn:aws:iam::111122223333:role/queue-length"';
      yield finding(
        'scale',
        `role ${show(this.identity.roleArn)} is not the ARN of a role: write, for example, ${example}.`,
      );
    }
  }

  /** @internal */
  get _identity(): KedaAccess | undefined {
    return this.identity && { podIdentity: { provider: 'aws', ...this.identity } };
  }

  /** @internal */
  get _credentials(): Credentials {
    return { awsAccessKeyID: this.accessKeyId, awsSecretAccessKey: this.secretAccessKey };
  }
}
