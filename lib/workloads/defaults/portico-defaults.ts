import type { IConstruct } from 'constructs';
import { pathOf, scopesAround } from '../../cdk8s/app-trees';
import { CallSite } from '../../cdk8s/call-site';
import { setKubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { requireConstruct } from '../../cdk8s/scope';
import { ScopeState } from '../../cdk8s/scope-state';
import { Synthesis } from '../../cdk8s/synthesis';
import type { Network } from '../../connections/network';
import type { SecretStore } from '../../neighbours/external-secrets/secret-store';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkDefaults } from './check-defaults';
import type { DefaultOptions } from './default-options';
import { mergedOptions } from './merged-options';

/** The defaults of a scope, and the path of the first workload that has read them. */
interface State {
  options?: DefaultOptions;
  firstUser?: string;
}

const STATE = new ScopeState<State>('Defaults');
const stateOf = (scope: IConstruct) => STATE.getOrMake(scope, () => ({}));

/**
 * Defaults for all workloads of an app, a chart or any other scope. A workload's own props override them, and a nearer scope
 * overrides a farther one. They hold for workloads that are made afterwards.
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
   * Sets the options that are given, and leaves the others as they are.
   *
   * @param options defaults. Wrong values are reported at synth, all together.
   */
  set(options: DefaultOptions): void {
    const state = stateOf(this.scope);
    const { right, findings } = checkDefaults(options);
    if (state.firstUser !== undefined) {
      findings.unshift(
        finding(
          'defaults',
          `defaults are set after the workload ${show(state.firstUser)}, which does not get them: set them before it.`,
        ),
      );
    }
    Synthesis.of(this.scope).report(this.scope, findings, CallSite.capture());
    if (right.kubernetesVersion !== undefined) setKubernetesVersions(this.scope, right.kubernetesVersion);
    state.options = { ...state.options, ...right, ...mergedOptions([state.options ?? {}, right]) };
  }
}

/** The store of the nearest scope that names one. */
export const secretStoreOf = (layers: readonly DefaultOptions[]): SecretStore | undefined =>
  layers.flatMap(({ secretStore }) => secretStore ?? []).at(-1);

/** The network of the nearest scope that sets one. */
export const networkOf = (layers: readonly DefaultOptions[]): Network | undefined =>
  layers.flatMap(({ network }) => network ?? []).at(-1);

/** The defaults of the scopes around a construct, the outermost first. */
export function layersFor(construct: IConstruct): DefaultOptions[] {
  const layers: DefaultOptions[] = [];
  for (const scope of scopesAround(construct)) {
    const state = stateOf(scope);
    state.firstUser ??= pathOf(construct);
    if (state.options !== undefined) layers.push(state.options);
  }
  return layers;
}
