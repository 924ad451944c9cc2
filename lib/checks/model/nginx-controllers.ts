import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { annotationsOf } from './ingress';
import { at, fieldsOf, listOf, nonEmptyStringOf, stringMapOf, stringOf } from './read';
import { selectorOfLabels, selects } from './selector';
import type { PodContainer, Workload } from './workload';

/** A controller of ingress-nginx in the app, whoever wrote its objects. */
export interface NginxController {
  /** Its ConfigMap as messages name it. */
  readonly configName: string;
  readonly config: { readonly [key: string]: string };
  /** The ConfigMap itself, where it has one. */
  readonly configObject?: AppObject;
  /** The Services through which requests reach it. */
  readonly services: readonly AppObject[];
  /** The class of the legacy annotation, and the controller that an IngressClass names. */
  readonly ingressClass: string;
  readonly controllerClass: string;
  /** True for a controller with a certificate for hosts that have none. */
  readonly hasDefaultCertificate: boolean;
}

/** The controllers whose options are known: those without a ConfigMap, or with one of the app. */
export function* nginxControllersOf(app: AppIndex): Generator<NginxController, void, undefined> {
  for (const workload of app.knownWorkloads) {
    const container = workload.containers.find(isController);
    if (container === undefined) continue;
    const words = wordsOf(container);
    const config = configOf(app, workload, words);
    if (config === undefined) continue;
    yield {
      ...config,
      services: servicesOf(app, workload),
      ingressClass: flagOf(words, 'ingress-class') ?? 'nginx',
      controllerClass: flagOf(words, 'controller-class') ?? 'k8s.io/ingress-nginx',
      hasDefaultCertificate: flagOf(words, 'default-ssl-certificate') !== undefined,
    };
  }
}

/** Upstream's image under any registry, its predecessor's, or the command that both have. */
const IMAGE = /(?:ingress-nginx\/controller|nginx-ingress-controller)[^/]*$/;
const COMMAND = /(?:^|\/)nginx-ingress-controller$/;

function isController(container: PodContainer): boolean {
  return IMAGE.test(stringOf(container.fields.image) ?? '') || wordsOf(container).some((word) => COMMAND.test(word));
}

const wordsOf = ({ fields }: PodContainer): string[] =>
  [...listOf(fields.command), ...listOf(fields.args)].filter((word) => typeof word === 'string');

function configOf(
  app: AppIndex,
  { object }: Workload,
  words: readonly string[],
): Pick<NginxController, 'config' | 'configName' | 'configObject'> | undefined {
  const named = (flagOf(words, 'configmap') ?? '').replace(/\$[({]POD_NAMESPACE[)}]/, object.namespace);
  if (named === '') return { config: {}, configName: 'its ConfigMap' };
  const [name = '', namespace = object.namespace] = named.split('/').reverse();
  const configMap = app.find('', 'ConfigMap', namespace, name);
  return (
    configMap && {
      config: stringMapOf(at(configMap.json, 'data')),
      configName: `ConfigMap ${JSON.stringify(name)}`,
      configObject: configMap,
    }
  );
}

/** The value of `--name=value` or `--name value`. */
function flagOf(words: readonly string[], name: string): string | undefined {
  const index = words.findIndex((word) => word.replace(/^--?/, '').split('=')[0] === name && word.startsWith('-'));
  return words[index]?.split('=')[1] ?? words[index + 1 || words.length];
}

function servicesOf(app: AppIndex, { object, labels }: Workload): AppObject[] {
  return app.ofKind('', 'Service').filter(({ namespace, json }) => {
    const selector = selectorOfLabels(at(json, 'spec', 'selector'));
    return namespace === object.namespace && selector.length > 0 && selects(selector, labels);
  });
}

/** The fields of a Service by which a load balancer is set up. */
export function loadBalancerOf(service: AppObject) {
  const { type, loadBalancerClass, loadBalancerSourceRanges } = fieldsOf(service.json.spec);
  return {
    isLoadBalancer: type === 'LoadBalancer',
    className: nonEmptyStringOf(loadBalancerClass),
    sourceRanges: listOf(loadBalancerSourceRanges),
    annotations: annotationsOf(service),
  };
}
