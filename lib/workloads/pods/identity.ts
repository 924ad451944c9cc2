import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkAnnotations, checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Options of a ServiceAccount that others make. */
export interface IdentityExistingOptions {
  /**
   * Mounts a token for the Kubernetes API, which few programs need, into the containers.
   *
   * @default false
   */
  readonly apiToken?: boolean;
}

/** Options of a ServiceAccount of a workload's own. */
export interface IdentityOwnOptions extends IdentityExistingOptions {
  /**
   * Annotations of the ServiceAccount, for example those by which cloud providers give its pods a role.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The account of pods that name none. */
const API_DEFAULT_ACCOUNT = 'default';

/**
 * The ServiceAccount that pods run under, with or without a token for the Kubernetes API.
 *
 * @example
 * Identity.own({ annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/user' } })
 */
export class Identity {
  /** A ServiceAccount of the workload's own, with the workload's name. */
  static own(options: IdentityOwnOptions = {}): Identity {
    return new Identity(options ?? {});
  }

  /**
   * A ServiceAccount that others make.
   *
   * @param accountName its name, in the workload's namespace; `default` is the one that every namespace has.
   * @param options for example `{ apiToken: true }`.
   */
  static existing(accountName: string, options: IdentityExistingOptions = {}): Identity {
    return new Identity(options ?? {}, accountName, true);
  }

  private constructor(
    private readonly options: IdentityOwnOptions,
    private readonly accountName?: string,
    private readonly isExisting = false,
  ) {}

  /**
   * @param workloadName also the name of an account of the workload's own.
   * @internal
   */
  *_check(workloadName: string): Findings {
    const known = this.isExisting ? ['apiToken'] : ['apiToken', 'annotations'];
    if (this.isExisting) yield* checkValue('dns-name', 'ServiceAccount name', this.accountName, dnsSubdomainFlaw);
    else if (workloadName === API_DEFAULT_ACCOUNT) {
      const name = show(workloadName);
      yield finding(
        'identity',
        `identity of a workload called ${name} would be the ServiceAccount of every pod that names none: write Identity.existing(${name}), or another name.`,
      );
    }
    if (!(yield* checkStruct('an identity', this.options, known))) return;
    yield* checkFlag('apiToken', this.options.apiToken);
    yield* checkAnnotations(this.options.annotations ?? {}, 'annotations of the identity');
  }

  /** The check of metadata that only an account of the workload's own can have. @internal */
  *_checkMetadata(): Findings {
    if (!this.isExisting) return;
    yield finding(
      'identity',
      `serviceAccount has labels or annotations for the ServiceAccount ${show(this.accountName)}, which others make: write Identity.own(), or leave serviceAccount out.`,
    );
  }

  /** Name of the account that others make, if they do. @internal */
  get _external(): string | undefined {
    return this.isExisting ? this.accountName : undefined;
  }

  /** @internal */
  _nameFor(workloadName: string): string {
    return this.accountName ?? workloadName;
  }

  /** @internal */
  _podFields(workloadName: string): Pick<k8s.PodSpec, 'serviceAccountName' | 'automountServiceAccountToken'> {
    const name = this._nameFor(workloadName);
    return {
      serviceAccountName: name === API_DEFAULT_ACCOUNT ? undefined : name,
      automountServiceAccountToken: this.options.apiToken === true,
    };
  }

  /** @internal */
  _render(scope: Construct, metadata: k8s.ObjectMeta): void {
    if (this.isExisting) return;
    const annotations = unlessEmpty({ ...metadata.annotations, ...this.options.annotations });
    new ApiObject(
      scope,
      'service-account',
      k8s.KubeServiceAccount.manifest({ metadata: { ...metadata, annotations } }),
    );
  }
}

export function* checkIdentity(identity: unknown, workloadName: string): Findings {
  if (identity instanceof Identity) yield* identity._check(workloadName);
  else yield wrongType('identity', identity, 'an identity such as Identity.existing("default")');
}
