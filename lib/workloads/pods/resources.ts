import { Size } from 'cdk8s';
import { type ContainerResources, k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { canonicalQuantity, quantity } from '../../rules/quantity';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';

/** What is asked for where nothing is said. */
export interface DefaultResources {
  readonly cpuRequest: string;
  readonly memoryRequest: Size;
  /** None lets a container take what its node has. */
  readonly memoryLimit?: Size;
}

const WEB_SERVICE: DefaultResources = {
  cpuRequest: '50m',
  memoryRequest: Size.mebibytes(128),
  memoryLimit: Size.mebibytes(256),
};

/**
 * How much CPU and memory a container asks for and may take at most.
 *
 * @example
 * Resources.of({ cpu: { request: Cpu.millis(200) }, memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) } })
 */
export class Resources {
  /**
   * These amounts; what is left out keeps the default of what it is for. That of a web service is small: 50m CPU and
   * 128Mi memory requested, a memory limit of 256Mi (moved along when the other side of it is set beyond), and no CPU
   * limit, since a limit slows a service down although the node has CPU to spare.
   */
  static of(resources: ContainerResources): Resources {
    return new Resources(resources ?? {});
  }

  /** Asks for nothing and is limited by nothing: the first to be evicted when a node runs short. */
  static none(): Resources {
    return new Resources();
  }

  private constructor(private readonly resources?: ContainerResources) {}

  /** @internal */
  _check(report: Report, defaults = WEB_SERVICE): void {
    if (this.resources === undefined || !checkStruct(report, 'resources', this.resources, OPTIONS)) return;
    for (const option of OPTIONS) checkAmounts(report, option, this.resources[option]);
    const { requests = {}, limits = {} } = this.quantities(defaults);
    for (const [name, limit] of Object.entries(limits)) {
      const request = requests[name];
      if (request !== undefined && amount(request) > amount(limit)) {
        report(
          `${name} request ${show(request)} is above its limit ${show(limit)}: raise the limit or lower the request.`,
        );
      }
    }
  }

  /** What is asked for and allowed of `cpu` or `memory`, as numbers; undefined where nothing is. @internal */
  _amounts(name: 'cpu' | 'memory', defaults = WEB_SERVICE): { readonly request?: number; readonly limit?: number } {
    const { requests = {}, limits = {} } = this.quantities(defaults);
    const optional = (written?: string) => (written === undefined ? undefined : amount(written));
    return { request: optional(requests[name]), limit: optional(limits[name]) };
  }

  /** @internal */
  _toKube(defaults = WEB_SERVICE): k8s.ResourceRequirements | undefined {
    const { requests, limits } = this.quantities(defaults);
    const quantities = (from?: Quantities) =>
      from &&
      Object.fromEntries(
        Object.entries(from).map(([name, written]) => [name, k8s.Quantity.fromString(canonicalQuantity(written))]),
      );
    return requests && { requests: quantities(requests), limits: quantities(limits && unlessEmpty(limits)) };
  }

  private quantities(defaults: DefaultResources): { requests?: Quantities; limits?: Quantities } {
    if (this.resources === undefined) return {};
    const { cpu, memory, ephemeralStorage } = this.resources;
    const memoryRequest =
      sizeText(memory?.request) ?? smaller(sizeText(defaults.memoryRequest), sizeText(memory?.limit));
    const memoryLimit = sizeText(memory?.limit) ?? larger(sizeText(defaults.memoryLimit), sizeText(memory?.request));
    return {
      requests: present({
        cpu: cpuText(cpu?.request) ?? smaller(defaults.cpuRequest, cpuText(cpu?.limit)),
        memory: memoryRequest,
        'ephemeral-storage': sizeText(ephemeralStorage?.request),
      }),
      limits: present({
        cpu: cpuText(cpu?.limit),
        memory: memoryLimit,
        'ephemeral-storage': sizeText(ephemeralStorage?.limit),
      }),
    };
  }
}

interface Quantities {
  readonly [name: string]: string;
}

const OPTIONS = ['cpu', 'memory', 'ephemeralStorage'] as const;

const NAMES = { cpu: 'cpu', memory: 'memory', ephemeralStorage: 'ephemeral-storage' };

const EXAMPLES = {
  cpu: 'write Cpu.millis(50), for example',
  memory: 'write Size.mebibytes(128), for example',
  ephemeralStorage: 'write Size.gibibytes(1), for example',
};

type Option = (typeof OPTIONS)[number];

function checkAmounts(report: Report, option: Option, amounts: unknown): void {
  if (amounts === undefined || !checkStruct(report, `${option} of resources`, amounts, ['request', 'limit'])) return;
  const { request, limit } = amounts as { readonly request?: unknown; readonly limit?: unknown };
  for (const [kind, value] of Object.entries({ request, limit })) {
    const text = option === 'cpu' ? cpuText(value) : sizeText(value);
    const flaw = value === undefined ? undefined : amountFlaw(option, text);
    if (flaw === undefined) continue;
    report(`${NAMES[option]} ${kind} ${show(text ?? value)} is ${flaw}: ${EXAMPLES[option]}.`);
  }
}

/** The API server rounds up what is finer than it counts, and every later apply would find a difference. */
function amountFlaw(option: Option, text: string | undefined): string | undefined {
  const value = amount(text ?? '');
  if (!(value > 0)) return 'no amount above 0';
  if (option === 'cpu') return isWhole(value * 1000) ? undefined : 'finer than a thousandth of a CPU';
  return isWhole(value) ? undefined : 'no whole number of bytes';
}

/** As far as fractions can be told apart. */
const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;

const amount = (text: string) => quantity(text) ?? Number.NaN;

/** What is of another type is reported, and left out here. */
const sizeText = (size: unknown): string | undefined => (size instanceof Size ? size.asString() : undefined);

/** Any cdk8s-plus has a Cpu, and all are alike. */
function cpuText(cpu: unknown): string | undefined {
  const written: unknown = typeof cpu === 'object' && cpu !== null && 'amount' in cpu ? cpu.amount : undefined;
  return typeof written === 'string' ? written : undefined;
}

const smaller = (size?: string, limit?: string) =>
  size !== undefined && limit !== undefined && amount(limit) < amount(size) ? limit : size;
const larger = (size?: string, request?: string) =>
  size !== undefined && request !== undefined && amount(request) > amount(size) ? request : size;

function present(quantities: { readonly [name: string]: string | undefined }): Quantities {
  return Object.fromEntries(
    Object.entries(quantities).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
