import { Size } from 'cdk8s';
import { type ContainerResources, k8s } from '../private/k8s';
import { unlessEmpty } from '../private/objects';
import { type Report, show } from '../private/problems';
import { canonicalQuantity, quantity } from '../private/quantities';

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
    const { requests = {}, limits = {} } = this.quantities(defaults);
    for (const [kind, quantities] of Object.entries({ request: requests, limit: limits })) {
      for (const [name, written] of Object.entries(quantities)) {
        if (!(amount(written) > 0)) report(`${name} ${kind} ${show(written)} is no amount above 0: ${EXAMPLE[name]}.`);
      }
    }
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
    const memoryRequest = memory?.request ?? smaller(defaults.memoryRequest, memory?.limit);
    const memoryLimit = memory?.limit ?? (defaults.memoryLimit && larger(defaults.memoryLimit, memory?.request));
    return {
      requests: present({
        cpu: cpu?.request?.amount ?? smallerCpu(defaults.cpuRequest, cpu?.limit?.amount),
        memory: sizeText(memoryRequest),
        'ephemeral-storage': sizeText(ephemeralStorage?.request),
      }),
      limits: present({
        cpu: cpu?.limit?.amount,
        memory: sizeText(memoryLimit),
        'ephemeral-storage': sizeText(ephemeralStorage?.limit),
      }),
    };
  }
}

interface Quantities {
  readonly [name: string]: string;
}

const EXAMPLE: { readonly [name: string]: string } = {
  cpu: 'write Cpu.millis(50), for example',
  memory: 'write Size.mebibytes(128), for example',
  'ephemeral-storage': 'write Size.gibibytes(1), for example',
};

const amount = (text: string) => quantity(text) ?? Number.NaN;

/** What is no Size is shown as it is, since it is no amount either. */
const sizeText = (size?: Size): string | undefined =>
  size === undefined || size instanceof Size ? size?.asString() : show(size);
const sizeAmount = (size: Size) => amount(sizeText(size) ?? '');

const smaller = (size: Size, limit?: Size) => (limit && sizeAmount(limit) < sizeAmount(size) ? limit : size);
const larger = (size: Size, request?: Size) => (request && sizeAmount(request) > sizeAmount(size) ? request : size);
const smallerCpu = (cpu: string, limit?: string) => (limit && amount(limit) < amount(cpu) ? limit : cpu);

function present(quantities: { readonly [name: string]: string | undefined }): Quantities {
  return Object.fromEntries(
    Object.entries(quantities).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
