import type { Construct, IConstruct } from 'constructs';
import { CallSite } from '../../cdk8s/call-site';
import { setKubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { ScopeState } from '../../cdk8s/scope-state';
import { requireConstruct, Synthesis } from '../../cdk8s/synthesis';
import { parseImage } from '../../rules/image';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import type { Sidecar } from '../pods/sidecar';
import type { WorkloadOptions } from '../pods/workload-options';
import { rightDefaults } from './check-defaults';
import { DEFAULT_OPTIONS, type DefaultOptions } from './default-options';

const STATE = new ScopeState<State>('Defaults');

/** What is kept on a scope: its defaults, and who has taken them over already. */
interface State {
  options?: DefaultOptions;
  firstUser?: string;
}

/**
 * Defaults for all services of an app, a chart or any other scope. What a service says itself wins, and then the
 * nearest scope. They hold for services that are made afterwards, and come too late for any made before.
 *
 * @example
 * PorticoDefaults.of(app).set({ registry: 'registry.example.com/shop', pullSecrets: ['registry'] });
 */
export class PorticoDefaults {
  /** @param scope the app, a chart, or a construct in one. */
  static of(scope: IConstruct): PorticoDefaults {
    requireConstruct(scope, `the scope ${show(scope)} of the defaults`);
    return new PorticoDefaults(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Sets what is named and leaves the rest as it was.
   *
   * @param options what services take over; wrong values are reported at synth, all together.
   */
  set(options: DefaultOptions): void {
    const callSite = CallSite.capture();
    const report = Synthesis.of(this.scope).reporter(this.scope, callSite);
    if (!checkStruct(report, 'defaults', options, DEFAULT_OPTIONS)) return;
    const state = stateOf(this.scope);
    if (state.firstUser !== undefined) {
      report(`defaults come after the service ${show(state.firstUser)}, which does not have them: set them before.`);
    }
    if (options.kubernetesVersion !== undefined) setKubernetesVersions(this.scope, options.kubernetesVersion, report);
    const { right, findings } = rightDefaults(options);
    Synthesis.of(this.scope).report(this.scope, findings, callSite);
    state.options = {
      ...state.options,
      ...right,
      labels: { ...state.options?.labels, ...right.labels },
      annotations: { ...state.options?.annotations, ...right.annotations },
    };
  }
}

/**
 * The props of a workload, completed by the defaults of the scopes around it.
 *
 * @param known the names of the props that the kind of workload has.
 */
export function withDefaults<Props extends DefaultedProps>(
  construct: Construct,
  props: Props,
  known: readonly string[],
): Props {
  const states = construct.node.scopes.map(stateOf);
  for (const state of states) state.firstUser ??= construct.node.path;
  const layers = states.flatMap(({ options }) => options ?? []);
  if (layers.length === 0 || typeof props !== 'object') return props;

  const all: DefaultOptions = Object.assign({}, ...layers);
  const defaults = Object.entries(all).filter(([name]) => known.includes(name));
  const merged = (part: 'labels' | 'annotations') => {
    const own = props[part] ?? {};
    // The workload's own check reports a value that is not a map.
    if (typeof own !== 'object' || Array.isArray(own)) return own;
    return Object.fromEntries([...layers.map((layer) => layer[part] ?? {}), own].flatMap(Object.entries<string>));
  };
  const inRegistry = <T extends { readonly image: string }>(container: T): T =>
    all.registry === undefined ? container : { ...container, image: withRegistry(all.registry, container.image) };
  return inRegistry({
    ...Object.fromEntries(defaults),
    ...(written(props) as Props),
    ...companions(props, inRegistry),
    labels: merged('labels'),
    annotations: merged('annotations'),
  });
}

/** The props that defaults complete, of any kind of workload. */
type DefaultedProps = WorkloadOptions & { readonly image: string };

type Companions = Pick<WorkloadOptions, 'sidecars' | 'initContainers'>;

/** Containers beside the service's own, where there are any. */
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
 * An image that names no registry, by the rule of https://pkg.go.dev/github.com/distribution/reference: what stands
 * before the first slash is a host only with a dot or a port, or as `localhost`.
 */
function withRegistry(registry: string, image: string): string {
  const name = parseImage(image)?.name;
  if (name === undefined) return image;
  const [host = '', ...rest] = name.split('/');
  const namesRegistry = rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  return namesRegistry ? image : `${registry}/${image}`;
}

function stateOf(scope: IConstruct): State {
  return STATE.getOrMake(scope, () => ({}));
}

/** Leaves out what is undefined, which must not hide a default. */
function written(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
