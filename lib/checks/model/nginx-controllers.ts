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
  /** The Services through which requests reach it. */
  readonly services: readonly AppObject[];
}

/** The controllers whose options are known: those without a ConfigMap, or with one of the app. */
export function* nginxControllersOf(app: AppIndex): Generator<NginxController, void, undefined> {
  for (const workload of app.builtInWorkloads) {
    const container = workload.containers.find(isController);
    const config = container && configOf(app, workload, wordsOf(container));
    if (config !== undefined) yield { ...config, services: servicesOf(app, workload) };
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
): Pick<NginxController, 'config' | 'configName'> | undefined {
  const index = words.findIndex((word) => /^--?configmap(=|$)/.test(word));
  const [word = '', next = ''] = index < 0 ? [] : words.slice(index);
  const named = (word.split('=')[1] ?? next).replace(/\$[({]POD_NAMESPACE[)}]/, object.namespace);
  if (named === '') return { config: {}, configName: 'its ConfigMap' };
  const [name = '', namespace = object.namespace] = named.split('/').reverse();
  const configMap = app.find('', 'ConfigMap', namespace, name);
  return (
    configMap && { config: stringMapOf(at(configMap.json, 'data')), configName: `ConfigMap ${JSON.stringify(name)}` }
  );
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
