import type { k8s } from '../../cdk8s/k8s';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkVariableName, type VariableRules } from './env';

/** Options of any object whose keys become environment variables. */
export interface EnvSourceOptions {
  /**
   * The beginning of the variables' names, before the key: with `MAIL_`, the key `HOST` becomes `MAIL_HOST`.
   *
   * @default - the keys are the names
   */
  readonly prefix?: string;
}

/** Options of a ConfigMap whose keys become environment variables. */
export interface EnvSourceConfigMapOptions extends EnvSourceOptions {
  /**
   * Starts the container without the variables where the ConfigMap is not there.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of a Secret whose keys become environment variables. */
export interface EnvSourceSecretOptions extends EnvSourceOptions {
  /**
   * Starts the container without the variables where the Secret is not there.
   *
   * @default false
   */
  readonly optional?: boolean;
}

type Kind = 'ConfigMap' | 'Secret';

/**
 * An object that others make, every key of which becomes an environment variable.
 *
 * @example
 * new WebService(chart, 'user', { image, envFrom: [EnvSource.secret('mail', { prefix: 'MAIL_' })] });
 */
export class EnvSource {
  /**
   * @param configMapName name of the ConfigMap, in the workload's namespace.
   * @param options a prefix, and whether the container starts without it.
   */
  static configMap(configMapName: string, options: EnvSourceConfigMapOptions = {}): EnvSource {
    return new EnvSource('ConfigMap', configMapName, options ?? {});
  }

  /**
   * @param secretName name of the Secret, in the workload's namespace.
   * @param options a prefix, and whether the container starts without it.
   */
  static secret(secretName: string, options: EnvSourceSecretOptions = {}): EnvSource {
    return new EnvSource('Secret', secretName, options ?? {});
  }

  private constructor(
    private readonly kind: Kind,
    private readonly name: string,
    private readonly options: EnvSourceSecretOptions,
  ) {}

  /** @internal */
  *_check(rules: VariableRules): Findings {
    yield* checkValue('dns-name', `${this.kind} name`, this.name, dnsSubdomainFlaw);
    if (!(yield* checkStruct('a source of variables', this.options, ['prefix', 'optional']))) return;
    const { prefix, optional } = this.options;
    if (prefix !== undefined) yield* checkVariableName('prefix', prefix, rules);
    yield* checkFlag('optional', optional);
  }

  /** The object with its prefix, as messages show it. @internal */
  get _title(): string {
    const { prefix } = this.options;
    return `${this.kind} ${show(this.name)}${prefix === undefined ? '' : ` with the prefix ${show(prefix)}`}`;
  }

  /** @internal */
  _toKube(): k8s.EnvFromSource {
    const { prefix, optional } = this.options;
    // False is the API server's default.
    const reference = { name: this.name, optional: optional || undefined };
    return { prefix, [this.kind === 'Secret' ? 'secretRef' : 'configMapRef']: reference };
  }
}

export function* checkEnvSources(sources: unknown, secretsFrom: unknown, rules: VariableRules): Findings {
  if (!Array.isArray(sources)) {
    yield wrongType('envFrom', sources, 'a list such as [EnvSource.secret("mail")]');
    return;
  }
  for (const source of sources) {
    if (source instanceof EnvSource) yield* source._check(rules);
    else yield wrongType('envFrom', source, 'a source such as EnvSource.secret("mail")');
  }
  const short = Array.isArray(secretsFrom) ? [...new Set(secretsFrom)].map((name) => EnvSource.secret(name)) : [];
  const titles = [...sources, ...short].flatMap((each) => (each instanceof EnvSource ? each._title : []));
  for (const twice of new Set(titles.filter((title, index) => titles.indexOf(title) < index))) {
    yield finding('secret-reference', `envFrom and secretsFrom name ${twice} twice: list it once.`);
  }
}
