import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import { chartOf } from '../../cdk8s/charts';
import { childObject } from '../../cdk8s/child-object';
import { reportOrRender } from '../../cdk8s/construction';
import type { LocatedFinding } from '../../cdk8s/findings';
import { claimId } from '../../cdk8s/scope';
import { ScopeState } from '../../cdk8s/scope-state';
import { Synthesis } from '../../cdk8s/synthesis';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { enableChecks } from '../../checks';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { Environment } from '../environment';
import { argoCd } from './argo-cd';
import { flux } from './flux';
import type { GitOpsArgoCdOptions, GitOpsFluxOptions } from './options';
import type { Tool } from './tool';

/** The one that applies an environment, on the environment. */
const APPLIED_BY = new ScopeState<GitOps>('GitOps');

/**
 * An environment that Argo CD or Flux keeps in a cluster as a repository has it. CI commits what `portico synth` writes, and the
 * object that is made here, in a chart of the app itself, says which folder is applied. Nothing is deleted unless `prune` says so.
 *
 * @example
 * const prod = new Environment(app, 'prod', { namespace: 'shop' });
 * GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment: prod, repository: 'https://github.com/acme/shop' });
 */
export class GitOps extends Construct {
  /**
   * An Application of Argo CD. Objects of charts that depend on others get a later sync wave, which Argo CD begins when those
   * before are healthy.
   *
   * @param scope a chart, whose namespace is that of the Application, `argocd` where it has none.
   * @param id unique in the scope, and the name of the Application.
   * @param options environment and repository. Wrong values are reported at synth, all together.
   */
  static argoCd(scope: Construct, id: string, options: GitOpsArgoCdOptions): GitOps {
    return new GitOps(scope, id, options, argoCd(options ?? {}));
  }

  /**
   * A Kustomization of Flux. Where it depends on another one by `node.addDependency()`, Flux applies it as soon as everything of
   * that one is ready.
   *
   * @param scope a chart, whose namespace is that of the Kustomization, `flux-system` where it has none.
   * @param id unique in the scope, and the name of the Kustomization.
   * @param options the environment and the source. Wrong values are reported at synth, all together.
   */
  static flux(scope: Construct, id: string, options: GitOpsFluxOptions): GitOps {
    const awaitedBy = ({ node }: Construct) =>
      node.dependencies.flatMap((each) =>
        each instanceof GitOps ? [{ name: each.name, namespace: each.namespace }] : [],
      );
    return new GitOps(scope, id, options, flux(options ?? {}, awaitedBy));
  }

  private readonly name: string;
  private readonly namespace: string;

  private constructor(
    scope: Construct,
    id: string,
    options: GitOpsArgoCdOptions | GitOpsFluxOptions,
    private readonly tool: Tool,
  ) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    enableChecks(this);
    this.name = asText(id);
    this.namespace = chartOf(this)?.namespace ?? tool.namespace;
    const { environment, folder }: Partial<GitOpsFluxOptions> = options ?? {};
    reportOrRender(this, {
      findings: this.check(environment),
      objects: [{ kind: tool.kind, name: this.name }],
      render: () => {
        if (environment !== undefined) this.apply(environment, folder ?? 'dist');
      },
    });
    synthesis.finish(() => ({ problems: located(this.checkDependencies()), warnings: [] }));
  }

  /** The Application or Kustomization, for fields that no option has. */
  get apiObject(): ApiObject {
    return childObject(this, this.tool.kind.toLowerCase(), this.tool.kind);
  }

  private *check(environment: unknown): Findings {
    yield* this.tool.check(this.name);
    if (!(environment instanceof Environment)) return;
    const name = show(environment.name);
    const other = APPLIED_BY.get(environment);
    if (other !== undefined) {
      yield finding('git-ops', `the environment ${name} is applied by ${pathOf(other)} as well: keep one of the two.`);
    }
    if (environment.node.root === this.node.root) {
      const fix = 'make it in a chart of the app, or of another environment';
      yield finding(
        'git-ops',
        `it is in the environment ${name} that it applies, so that nothing applies it first: ${fix}.`,
      );
    }
  }

  private apply(environment: Environment, folder: string): void {
    const { tool } = this;
    APPLIED_BY.set(environment, this);
    tool.render(this, this.name, folder === '.' ? environment.name : `${folder}/${environment.name}`, this.namespace);
    Synthesis.of(environment).finish(() => {
      tool.mark(environment);
      return { problems: located(tool.problems(environment)), warnings: located(tool.warnings(environment)) };
    });
  }

  private *checkDependencies(): AppFindings {
    for (const other of this.node.dependencies) {
      if (!(other instanceof GitOps) || [this, other].every(({ tool }) => tool.kind === 'Kustomization')) continue;
      const fix = `leave the dependency out, or ${this.tool.insteadOfDependency}`;
      yield [
        this,
        finding('git-ops', `it depends on ${pathOf(other)}, for which ${this.tool.title} does not wait: ${fix}.`),
      ];
    }
  }
}

const located = (findings: AppFindings): LocatedFinding[] =>
  [...findings].map(([construct, { code, message }]) => {
    return { path: pathOf(construct), callSite: Synthesis.of(construct).callSiteOf(construct), code, message };
  });
