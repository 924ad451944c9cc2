import type { RouteRequest, RouteTable } from '../../../../lib';
import type { Manifest } from '../../../support/app';
import { describeDecision } from '../../support';
import { GatewayModel, type ModelOptions } from './model/gateway-model';
import type { ModelRequest } from './model/request';

/** The choices of resolve() where the specification leaves one. */
export const MEANT: ModelOptions = { passedPath: 'sent', redirectQuery: 'drop', hostPort: 'unlessScheme' };

/** One number for path, headers and host, which leaves no other choice about the order of matches. */
const BY_NUMBER: ModelOptions = { precedence: 'number' };

/** Other choices of an implementation: one at a time, then all of them. */
const CHOICES: readonly ModelOptions[] = [
  { fallThrough: true },
  { redirectQuery: 'keep' },
  { hostPort: 'drop' },
  { hostPort: 'keep' },
  { rootPrefix: 'text' },
  { redirectCors: 'drop' },
  { headerFormats: true },
  { slashRedirect: true },
  { prefixSigns: 'expression' },
  { regexPrecedence: 'afterPrefix' },
  { regexOrder: 'longest' },
  { regexMatch: 'anywhere' },
];
/** Choices about requests that are not in normal form, so that others have to come out alike. */
const OF_FORM: readonly ModelOptions[] = [{ passedPath: 'compared' }, { normalise: false }];

const all = (choices: readonly ModelOptions[]): ModelOptions => Object.assign({}, MEANT, ...choices);

/** Every variation that is to send a request where the table says. */
export function variationsFor({ path }: RouteRequest): ModelOptions[] {
  const choices = isNormal(path) ? [...CHOICES, ...OF_FORM] : CHOICES;
  const single = [...choices, BY_NUMBER].map((choice) => all([choice]));
  return [MEANT, ...single, all(choices), all([...choices, BY_NUMBER])];
}

/** The variations without any choice of its own, and with all of them: those that find the most in random tables. */
export function extremesFor(request: RouteRequest): ModelOptions[] {
  return [MEANT, ...variationsFor(request).slice(-2)];
}

/**
 * The variations that are to send a request where the table says once the switch is set: what is meant, and the two orders of
 * regular expressions that implementations are known to have. The second mixes up hosts.
 */
export function orderVariationsFor({ hosts }: RouteTable): ModelOptions[] {
  const isMixed = hosts.length > 1 && hosts.some(({ host }) => host === undefined);
  return [MEANT, all([{ regexOrder: 'longest' }]), ...(isMixed ? [] : [all([BY_NUMBER])])];
}

/**
 * Whether a path stands as it is compared (RFC 3986, section 6.2.2). The specification is silent on what becomes of one
 * that does not, and no rule of an HTTPRoute can say.
 */
function isNormal(path: string): boolean {
  const plain = path.replace(/\?.*$/, '');
  return !/\/\/|\/\.\.?(\/|$)|%(2[DE]|3\d|[46][1-9A-F]|[57][0-9A]|5F|7E)/i.test(plain);
}

/** Answers of the objects to a request, in whatever order they came to the cluster, each once. */
export function answersOf(
  objects: readonly Manifest[],
  request: RouteRequest,
  variations: readonly ModelOptions[],
): string[] {
  // Every request has a host; of no host is one that no route names.
  const asked = { host: 'any', ...definedOf(request) } as ModelRequest & RouteRequest;
  const answers = variations
    .flatMap((options) => modelsOf(objects, options))
    .map((model) => {
      const { path, ...decision } = model.decide(asked);
      // The query stays as it is, and is not the cases' matter.
      return describeDecision({ ...decision, path: path?.replace(/\?.*$/, '') } as never, asked);
    });
  return [...new Set(answers)];
}

const MODELS = new WeakMap<readonly Manifest[], Map<string, readonly GatewayModel[]>>();

/** The objects oldest first, and the other way round; made once for many requests. */
export function modelsOf(objects: readonly Manifest[], options: ModelOptions): readonly GatewayModel[] {
  const made = MODELS.get(objects) ?? new Map<string, readonly GatewayModel[]>();
  MODELS.set(objects, made);
  const key = JSON.stringify(options);
  const names = objects.map(({ metadata }) => metadata.name);
  const orders = names.length === 1 ? [names] : [names, [...names].reverse()];
  const models = made.get(key) ?? orders.map((order) => new GatewayModel(objects, { ...options, order }));
  made.set(key, models);
  return models;
}

const definedOf = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
