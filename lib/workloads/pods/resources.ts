import { Size } from 'cdk8s';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { present, unlessEmpty } from '../../cdk8s/objects';
import { checkEntries, checkStruct, checkValue, isMap, wrongType } from '../../rules/check';
import { extendedResourceFlaw } from '../../rules/extended-resource';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { amountOf, canonicalQuantity } from '../../rules/quantity';
import { remember } from '../../rules/remember';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { type AmountName, checkAmount, cpuText, RESOURCE_NAMES, sizeText } from './amount';
import type { ResourcesOptions } from './resource-bounds';

/** The amounts of a container that leaves them out. */
export interface DefaultResources {
  readonly cpuRequest: string;
  readonly memoryRequest: Size;
  /** Without a limit, a container may take what its node has. */
  readonly memoryLimit?: Size;
}

const DEFAULTS: DefaultResources = {
  cpuRequest: '50m',
  memoryRequest: Size.mebibytes(128),
  memoryLimit: Size.mebibytes(256),
};

/**
 * The CPU, memory and ephemeral storage that a container requests, and its limits.
 *
 * @example
 * Resources.of({ cpu: { request: Cpu.millis(200) }, memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) } })
 */
export class Resources {
  /**
   * These amounts, with defaults for the rest. By default, a container of a workload requests 50m CPU and 128Mi memory
   * and has a memory limit of 256Mi, which move along when a limit is set below or a request above them. It has no CPU
   * limit, which would slow it down although the node has CPU to spare.
   */
  static of(resources: ResourcesOptions): Resources {
    return new Resources(resources ?? {});
  }

  /** No requests and no limits: the first pods to be evicted when a node runs short. */
  static none(): Resources {
    return new Resources();
  }

  /** The amounts as they are written, which are the same in all containers of workloads. */
  static readonly #usualOf = remember((resources: Resources) => canonical(resources.quantities(DEFAULTS)));

  private constructor(private readonly resources?: ResourcesOptions) {}

  /** @internal */
  *_check(defaults = DEFAULTS): Findings {
    if (this.resources === undefined || !(yield* checkStruct('resources', this.resources, OPTIONS))) return;
    for (const option of BOUNDED) yield* checkAmounts(option, this.resources[option]);
    yield* checkExtended(this.resources.extended);
    const { requests, limits } = this.quantities(defaults);
    for (const [name, limit] of Object.entries(limits)) {
      const request = requests[name];
      if (request === undefined || !(amount(request) > amount(limit))) continue;
      yield finding(
        'container-resources',
        `${name} request ${show(request)} is above its limit ${show(limit)}: raise the limit or lower the request.`,
      );
    }
  }

  /** Request and limit of `cpu` or `memory` as numbers, where there are any. @internal */
  _amounts(name: 'cpu' | 'memory', defaults = DEFAULTS): { readonly request?: number; readonly limit?: number } {
    const { requests, limits } = this.quantities(defaults);
    const optional = (written?: string) => (written === undefined ? undefined : amount(written));
    return { request: optional(requests[name]), limit: optional(limits[name]) };
  }

  /** @internal */
  _toKube(defaults = DEFAULTS): AsWritten<k8s.ResourceRequirements> | undefined {
    if (this.resources === undefined) return undefined;
    const { requests, limits } =
      defaults === DEFAULTS ? Resources.#usualOf(this) : canonical(this.quantities(defaults));
    return { requests: { ...requests }, limits: unlessEmpty(limits) };
  }

  private quantities(defaults: DefaultResources): Amounts {
    if (this.resources === undefined) return { requests: {}, limits: {} };
    const { cpu, memory, ephemeralStorage, extended } = this.resources;
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
        // The API server takes the limits of such resources as their requests.
        ...extendedLimits(extended),
      }),
    };
  }
}

interface Quantities {
  readonly [name: string]: string;
}

interface Amounts {
  readonly requests: Quantities;
  readonly limits: Quantities;
}

/** Amounts in the form in which the API server writes them back. */
function canonical({ requests, limits }: Amounts): Amounts {
  const written = (quantities: Quantities) =>
    Object.fromEntries(Object.entries(quantities).map(([name, text]) => [name, canonicalQuantity(text)]));
  return { requests: written(requests), limits: written(limits) };
}

const BOUNDED = ['cpu', 'memory', 'ephemeralStorage'] as const;
const OPTIONS = [...BOUNDED, 'extended'];

function* checkAmounts(option: AmountName, amounts: unknown): Findings {
  if (amounts === undefined || !(yield* checkStruct(`${option} of resources`, amounts, ['request', 'limit']))) return;
  const { request, limit } = amounts as { readonly request?: unknown; readonly limit?: unknown };
  for (const [kind, value] of Object.entries({ request, limit })) {
    if (value !== undefined) yield* checkAmount(option, `${RESOURCE_NAMES[option]} ${kind}`, value);
  }
}

function extendedLimits(extended: unknown): Quantities {
  return Object.fromEntries(
    Object.entries(isMap(extended) ? extended : {}).map(([name, count]) => [name, asText(count)]),
  );
}

function* checkExtended(extended: unknown): Findings {
  for (const [name, count] of yield* checkEntries('extended', extended, '{ "nvidia.com/gpu": 1 }')) {
    yield* checkValue('quantity', 'extended resource', name, extendedResourceFlaw);
    yield* checkValue('number', `extended resource ${show(name)} with`, count, (value) => wholeNumberFlaw(value, 1));
  }
}

const amount = (text: string) => amountOf(text) ?? Number.NaN;

const smaller = (size?: string, limit?: string) =>
  size !== undefined && limit !== undefined && amount(limit) < amount(size) ? limit : size;
const larger = (size?: string, request?: string) =>
  size !== undefined && request !== undefined && amount(request) > amount(size) ? request : size;

export function* checkResources(resources: unknown, defaults = DEFAULTS): Findings {
  if (resources instanceof Resources) yield* resources._check(defaults);
  else yield wrongType('resources', resources, 'resources such as Resources.of({ cpu: { request: Cpu.millis(100) } })');
}
