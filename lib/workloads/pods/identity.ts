import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type k8s, manifest } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkAnnotations, checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { renderClusterRole, renderRole } from './access-role';
import { type AccessRule, checkAccessRules, warnOfAccessRules } from './access-rule';

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

  /**
   * Name of the ServiceAccount, where several workloads share it: the others say `Identity.existing(web.serviceAccountName)`.
   *
   * @default - the workload's name
   */
  readonly name?: string;

  /**
   * Things that the pods may do by the Kubernetes API in their own namespace: a Role and its RoleBinding. The pods get a token.
   *
   * @default - nothing
   */
  readonly rules?: AccessRule[];

  /**
   * Things that the pods may do in every namespace, and to objects without one, such as nodes: a ClusterRole and its
   * ClusterRoleBinding, called after the namespace and the account. The pods get a token. The chart must have a namespace.
   *
   * @default - nothing
   */
  readonly clusterRules?: AccessRule[];
}

const OWN_OPTIONS = Object.keys({
  apiToken: true,
  annotations: true,
  name: true,
  rules: true,
  clusterRules: true,
} satisfies { [name in keyof IdentityOwnOptions]-?: true });

/** The account of pods that name none. */
const API_DEFAULT_ACCOUNT = 'default';

/**
 * The ServiceAccount that pods run under, with or without a token for the Kubernetes API.
 *
 * @example
 * Identity.own({ annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/user' } })
 * @example
 * Identity.own({ rules: [{ resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }] })
 */
export class Identity {
  /**
   * A ServiceAccount of the workload's own.
   *
   * @param options its name, annotations, and what it may do by the Kubernetes API.
   */
  static own(options: IdentityOwnOptions = {}): Identity {
    return new Identity(options ?? {}, options?.name);
  }

  /** No account of its own: the one called `default` that every namespace has, without a token. */
  static none(): Identity {
    return new Identity({}, API_DEFAULT_ACCOUNT, true);
  }

  /**
   * A ServiceAccount that others make.
   *
   * @param accountName its name, in the workload's namespace. `default` is the one that every namespace has.
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
   * @param namespace that of the chart, where it has one.
   * @internal
   */
  *_check(workloadName: string, namespace?: string): Findings {
    if (this.accountName !== undefined || this.isExisting) {
      yield* checkValue('dns-name', 'ServiceAccount name', this.accountName, dnsSubdomainFlaw);
    }
    if (!this.isExisting && this._nameFor(workloadName) === API_DEFAULT_ACCOUNT) {
      const name = show(API_DEFAULT_ACCOUNT);
      yield finding(
        'identity',
        `identity of a workload called ${name} would be the ServiceAccount of every pod that names none: write Identity.none(), or another name.`,
      );
    }
    if (!(yield* checkStruct('an identity', this.options, this.isExisting ? ['apiToken'] : OWN_OPTIONS))) return;
    const { apiToken, annotations, rules, clusterRules } = this.options;
    if (apiToken !== undefined) yield* checkFlag('apiToken', apiToken);
    if (annotations !== undefined) yield* checkAnnotations(annotations, 'annotations of the identity');
    if (rules !== undefined) yield* checkAccessRules('rules', rules);
    if (clusterRules !== undefined) yield* checkAccessRules('clusterRules', clusterRules);
    if (clusterRules !== undefined && namespace === undefined) {
      yield finding(
        'identity',
        'clusterRules are for an account of one namespace, and the chart has none: write, for example, new Chart(app, "ops", { namespace: "ops" }).',
      );
    }
    if (apiToken === false && this.hasRules) {
      yield finding(
        'identity',
        'apiToken false takes away the token that the pods need to use their rules: leave one of the two out.',
      );
    }
  }

  /** @internal */
  *_warnings(): Findings {
    if (!this.hasRules) return;
    yield* warnOfAccessRules('rules', this.options.rules);
    yield* warnOfAccessRules('clusterRules', this.options.clusterRules);
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
      automountServiceAccountToken: this.options.apiToken === true || this.hasRules,
    };
  }

  /** @internal */
  _render(scope: Construct, metadata: k8s.ObjectMeta): void {
    if (this.isExisting) return;
    const { annotations, rules, clusterRules } = this.options;
    const account = { ...metadata, name: this.accountName ?? metadata.name };
    const ofAccount = { ...account, annotations: unlessEmpty({ ...metadata.annotations, ...annotations }) };
    new ApiObject(scope, 'service-account', manifest('ServiceAccount', { metadata: ofAccount }));
    if (rules !== undefined) renderRole(scope, account, rules);
    if (clusterRules !== undefined) renderClusterRole(scope, account, clusterRules);
  }

  private get hasRules(): boolean {
    return this.options.rules !== undefined || this.options.clusterRules !== undefined;
  }
}

export function* checkIdentity(identity: unknown, workloadName: string, namespace?: string): Findings {
  if (identity instanceof Identity) yield* identity._check(workloadName, namespace);
  else yield wrongType('identity', identity, 'an identity such as Identity.none()');
}
