import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkAnnotations, checkObjectName } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkFlag, checkMap, checkStruct } from '../../rules/structs';

/** What can be said of the account that pods run under. */
export interface IdentityExistingOptions {
  /**
   * Whether containers get a token for the Kubernetes API, which few services talk to.
   *
   * @default false
   */
  readonly apiToken?: boolean;
}

/** What can be said of an account of a service's own. */
export interface IdentityOwnOptions extends IdentityExistingOptions {
  /**
   * Annotations of the ServiceAccount, by which cloud providers give its pods a role.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** What the API server fills in. */
const API_DEFAULT_ACCOUNT = 'default';

/**
 * Which ServiceAccount pods run under, and whether they get a token for the Kubernetes API.
 *
 * @example
 * Identity.own({ annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/user' } })
 */
export class Identity {
  /** A ServiceAccount of the service's own, of the Deployment's name. */
  static own(options: IdentityOwnOptions = {}): Identity {
    return new Identity(options ?? {});
  }

  /**
   * A ServiceAccount that something else makes.
   *
   * @param accountName its name, in the service's namespace; `default` is the one that every namespace has.
   * @param options whether containers get its token.
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
   * @param ownName the workload's, which an account of its own has too.
   * @internal
   */
  _check(report: Report, ownName: string): void {
    const known = this.isExisting ? ['apiToken'] : ['apiToken', 'annotations'];
    if (this.isExisting) checkObjectName(report, 'ServiceAccount', this.accountName, 'default');
    else if (ownName === API_DEFAULT_ACCOUNT) {
      report(
        `identity of a service called ${show(ownName)} would be the account that every pod of the namespace has: write Identity.existing(${show(ownName)}), or another name.`,
      );
    }
    if (!checkStruct(report, 'an identity', this.options, known)) return;
    checkFlag(report, 'apiToken', this.options.apiToken);
    const { annotations = {} } = this.options;
    if (checkMap(report, 'annotations', annotations, '{ "example.com/role": "reader" }')) {
      checkAnnotations(report, annotations as { [key: string]: string });
    }
  }

  /** The account that is made elsewhere, if it is. @internal */
  get _external(): string | undefined {
    return this.isExisting ? this.accountName : undefined;
  }

  /** @internal */
  _podFields(ownName: string): Pick<k8s.PodSpec, 'serviceAccountName' | 'automountServiceAccountToken'> {
    const name = this.accountName ?? ownName;
    return {
      serviceAccountName: name === API_DEFAULT_ACCOUNT ? undefined : name,
      automountServiceAccountToken: this.options.apiToken === true,
    };
  }

  /** @internal */
  _render(scope: Construct, metadata: k8s.ObjectMeta): void {
    if (this.isExisting) return;
    const annotations = unlessEmpty({ ...metadata.annotations, ...this.options.annotations });
    new k8s.KubeServiceAccount(scope, 'service-account', { metadata: { ...metadata, annotations } });
  }
}
