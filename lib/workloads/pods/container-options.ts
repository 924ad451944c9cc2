import type { EnvSource } from './env-source';
import type { IEnvValue } from './pod-variable';
import type { PodVolume } from './pod-volume';
import type { PullPolicy } from './pull-policy';
import type { Resources } from './resources';
import type { SecretKey } from './secret-key';

/** Options of any container, in addition to its image. */
export interface ContainerOptions {
  /**
   * The program to run, without a shell.
   *
   * @default - the image's own
   */
  readonly command?: string[];

  /**
   * The arguments of the program.
   *
   * @default - the image's own, unless `command` is set
   */
  readonly args?: string[];

  /**
   * The absolute path of the folder in which the program starts.
   *
   * @default - the image's own
   */
  readonly workingDir?: string;

  /**
   * The moment in which a node pulls the image.
   *
   * @default PullPolicy.IF_NOT_PRESENT
   */
  readonly pullPolicy?: PullPolicy;

  /**
   * Environment variables by name: texts, in which `$(NAME)` stands for the value of another variable, or values of
   * `PodVariable` or cdk8s-plus' `EnvValue`, such as the address of the pod.
   *
   * @default - none
   */
  readonly env?: { [name: string]: string | IEnvValue };

  /**
   * Environment variables from keys of Secrets, by name: `{ DB_PASSWORD: SecretKey.of('database', 'password') }`.
   *
   * @default - none
   */
  readonly secrets?: { [name: string]: SecretKey };

  /**
   * ConfigMaps and Secrets that others make, every key of which becomes an environment variable, with a prefix where one is set.
   * The last one counts where several have the same variable; `secretsFrom`, `secrets` and `env` override them.
   *
   * @default - none
   */
  readonly envFrom?: EnvSource[];

  /**
   * Names of Secrets, every key of which becomes an environment variable: short for `envFrom` without a prefix.
   *
   * @default - none
   */
  readonly secretsFrom?: string[];

  /**
   * Text files by absolute path, read-only and together at most 1 MiB: `{ '/etc/app/app.yaml': '…' }`.
   *
   * @default - none
   */
  readonly files?: { [path: string]: string };

  /**
   * Volumes by the absolute path at which they are mounted.
   *
   * @default - empty folders at the writable paths of the runtime
   */
  readonly volumes?: { [path: string]: PodVolume };

  /**
   * CPU and memory.
   *
   * @default - 50m CPU and 128Mi memory requested, at most 256Mi memory
   */
  readonly resources?: Resources;
}

/** The names of all options, complete by the compiler. */
export const CONTAINER_OPTIONS = {
  command: true,
  args: true,
  workingDir: true,
  pullPolicy: true,
  env: true,
  envFrom: true,
  secrets: true,
  secretsFrom: true,
  files: true,
  volumes: true,
  resources: true,
} satisfies { [name in keyof ContainerOptions]-?: true };
