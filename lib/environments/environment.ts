import * as path from 'node:path';
import { App } from 'cdk8s';
import { addTree, rootsOfApp, treesOf } from '../cdk8s/app-trees';
import { CallSite } from '../cdk8s/call-site';
import { requireConstruct } from '../cdk8s/scope';
import { Synthesis } from '../cdk8s/synthesis';
import { enableChecks } from '../checks';
import { isMap } from '../rules/check';
import { nearest } from '../rules/edit-distance';
import { asText, show } from '../rules/show';
import { PorticoDefaults } from '../workloads/defaults/portico-defaults';
import { checkEnvironment } from './check-environment';
import { checkDependencies, checkNamespaces, checkVersions } from './check-trees';
import { finding } from './codes';
import type { EnvironmentProps } from './environment-props';
import { writeWithApp } from './write-environments';

/**
 * An environment of an app, such as `dev` or `prod`: charts that are made in it go to a folder of its own, `dist/prod`, and are
 * checked as what one cluster gets, apart from those of other environments. Its objects have the names that they would have
 * without it. Defaults and checks of the app hold for it too.
 *
 * @example
 * const prod = new Environment(app, 'prod', { namespace: 'shop', defaults: { registry: 'registry.example.com/shop' } });
 * const shop = new Chart(prod, 'shop', { namespace: prod.namespace });
 */
export class Environment extends App {
  /** Its name, which is that of its folder in the output. */
  readonly name: string;

  /** The namespace of its objects, for the `namespace` of charts. */
  readonly namespace?: string;

  private readonly values: { readonly [name: string]: unknown };

  /**
   * @param app the app, which writes its environments when it is synthesized.
   * @param name a DNS label, unique in the app.
   * @param props cluster, namespace, defaults and values. Wrong ones are reported at synth, all together.
   */
  constructor(app: App, name: string, props: EnvironmentProps = {}) {
    requireConstruct(app, `the app ${show(app)} of the environment ${show(name)}`);
    const { outputFileExtension, yamlOutputType, resolvers } = app;
    // Private, and set where plugins validate the output.
    const recordConstructMetadata: unknown = Reflect.get(app, 'recordConstructMetadata');
    const outdir = path.join(asText(app.outdir), asText(name));
    super({
      outdir,
      outputFileExtension,
      yamlOutputType,
      recordConstructMetadata: recordConstructMetadata === true,
      resolvers,
    });
    const { cluster, namespace, defaults, values }: EnvironmentProps = isMap(props) ? props : {};
    this.name = asText(name);
    this.namespace = namespace ?? undefined;
    this.values = isMap(values) ? { ...values } : {};
    const owner = rootsOfApp(app)[0] ?? app;
    const others = treesOf(owner).map((tree) => tree.name);
    addTree({ app: owner, root: this, name: this.name, cluster: cluster ?? undefined });
    if (owner instanceof App) writeWithApp(owner);

    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    for (const tree of [this, owner]) enableChecks(tree);
    synthesis.report(this, checkEnvironment(app, name, props ?? {}, others));
    synthesis.addCheck(() => checkNamespaces(this, this.namespace));
    synthesis.addCheck(checkVersions);
    for (const tree of [synthesis, Synthesis.of(owner)]) tree.addCheck(checkDependencies);
    if (defaults !== undefined && defaults !== null) PorticoDefaults.of(this).set(defaults);
  }

  /**
   * A value of this environment by its name. One that it lacks is a problem at synth, with the line of the call.
   *
   * @param name a key of `values`.
   *
   * @example
   * new IngressRouter(shop, 'router', { host: prod.value('host') });
   */
  value(name: string): string {
    const value = Object.hasOwn(this.values, name) ? this.values[name] : undefined;
    if (typeof value === 'string') return value;
    const names = Object.keys(this.values);
    const guess = nearest(asText(name), names);
    const has = names.length === 0 ? 'has no values' : `has ${names.sort().join(', ')}`;
    const fix = guess === undefined ? `it ${has}: add it` : `write ${show(guess)}`;
    const message = `the environment ${show(this.name)} has no value ${show(name)}: ${fix}.`;
    Synthesis.of(this).report(this, [finding('environment-value', message)], CallSite.capture());
    // Right in most places, so that nothing is reported twice.
    return asText(name)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-');
  }
}
