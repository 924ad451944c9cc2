import { present } from '../../cdk8s/objects';
import { parseImage } from '../../rules/image';
import type { Sidecar } from '../pods/sidecar';
import type { WorkloadOptions } from '../pods/workload-options';
import type { DefaultOptions } from './default-options';
import { type MergedOptions, mergedOptions } from './merged-options';

/**
 * The props of a workload, completed by the defaults of the scopes around it.
 *
 * @param layers those of each scope, the outermost first.
 * @param hasDefault true for the name of a prop that the kind of workload takes from them.
 */
export function withDefaults<Props extends DefaultedProps>(
  layers: readonly DefaultOptions[],
  props: Props,
  hasDefault: (name: string) => boolean,
): Props {
  if (layers.length === 0 || typeof props !== 'object') return props;

  const all: DefaultOptions = Object.assign({}, ...layers);
  const defaults = Object.entries(all).filter(([name]) => hasDefault(name));
  const inRegistry = <T extends { readonly image: string }>(container: T): T =>
    all.registry === undefined ? container : { ...container, image: withRegistry(all.registry, container.image) };
  return inRegistry({
    ...Object.fromEntries(defaults),
    ...present(props),
    ...companions(props, inRegistry),
    ...Object.fromEntries(Object.entries(mergedOptions([...layers, props])).filter(([name]) => hasDefault(name))),
  });
}

/** The props that defaults complete, of any kind of workload. */
type DefaultedProps = WorkloadOptions & MergedOptions & { readonly image: string };

type Companions = Pick<WorkloadOptions, 'sidecars' | 'initContainers'>;

/** Sidecars and init containers, where there are any. */
function companions({ sidecars, initContainers }: Companions, change: (container: Sidecar) => Sidecar): Companions {
  const isStruct = (one: unknown) => typeof one === 'object' && one !== null;
  const all = (containers: Sidecar[]) =>
    Array.isArray(containers) ? containers.map((one) => (isStruct(one) ? change(one) : one)) : containers;
  return {
    ...(sidecars !== undefined && { sidecars: all(sidecars) }),
    ...(initContainers !== undefined && { initContainers: all(initContainers) }),
  };
}

/**
 * An image with the registry if it does not name one, by the rule of https://pkg.go.dev/github.com/distribution/reference: the part
 * before the first slash is a host only with a dot or a port, or as `localhost`.
 */
function withRegistry(registry: string, image: string): string {
  const name = parseImage(image)?.name;
  if (name === undefined) return image;
  const [host = '', ...rest] = name.split('/');
  const namesRegistry = rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  return namesRegistry ? image : `${registry}/${image}`;
}
