import { Construct } from 'constructs';
import { enableChecks } from '../checks';
import { CallSite } from '../private/call-site';
import type { PlusService } from '../private/k8s';
import { checkChart } from '../private/labels';
import { checkHost, checkName } from '../private/names';
import { type Problem, ProblemsError, show } from '../private/problems';
import { claimId, Synthesis } from '../private/synthesis';
import type { IBackend } from './backend';
import { type RouteDecision, type RouteRequest, resolve } from './resolve';
import type { RouteOptions } from './route-options';
import { PathMatch, type RouteTable } from './route-table';
import { type BuiltTable, buildTable, type WrittenRoute } from './route-table-builder';
import { claimHosts } from './router-hosts';
import { RoutingTarget } from './targets';
import type { IRoutingTarget } from './targets/routing-target';

/** What holds for all routes of a router. */
export interface IngressRouterProps {
  /**
   * The host that the routes are for: a DNS name, or one whose first label is `*` for any single label.
   *
   * @default - every host that has no routes of its own
   */
  readonly host?: string;

  /**
   * Where requests go that no route takes.
   *
   * @default - nowhere: they are answered with 404
   */
  readonly defaultBackend?: IBackend | PlusService;

  /**
   * What the routes are compiled for.
   *
   * @default RoutingTarget.ingressNginx()
   */
  readonly target?: IRoutingTarget;

  /**
   * The router's name, a DNS label, from which its objects are named.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/**
 * Says which requests reach which services, and compiles that for a routing target. Whatever order routes are written
 * in, an exact path comes before a prefix, and a longer prefix before a shorter one.
 *
 * @example
 * const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
 * router.prefix('/pay', pay);
 */
export class IngressRouter extends Construct {
  private readonly name: string;
  private readonly host?: string;
  private readonly target: IRoutingTarget;
  private readonly defaultBackend?: IBackend | PlusService;
  private readonly routes: WrittenRoute[] = [];
  private built?: BuiltTable;
  private rendered?: BuiltTable;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the router's name unless `name` is set.
   * @param props what holds for all routes; wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: IngressRouterProps = {}) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    const report = synthesis.reporter(this);
    this.name = props.name ?? id;
    this.host = props.host;
    this.target = props.target ?? RoutingTarget.ingressNginx();
    this.defaultBackend = props.defaultBackend;

    checkName(report, 'name', this.name);
    if (this.host !== undefined) checkHost(report, this.host);
    checkChart(report, this);
    enableChecks(this);
    claimHosts(this, this.target, () => this.table);
    synthesis.renderLate(() => this.render());
  }

  /**
   * Sends a path and everything below it to a backend: `/user` takes `/user` and `/user/…`, never `/users`.
   *
   * @param path absolute, for example `/user`; `/` takes every path.
   * @param backend who answers.
   */
  prefix(path: string, backend: IBackend | PlusService, options: RouteOptions = {}): void {
    this.add(PathMatch.PREFIX, path, backend, options);
  }

  /**
   * Sends one path alone to a backend: `/user` takes neither `/user/` nor `/user/42`.
   *
   * @param path absolute, for example `/user`.
   * @param backend who answers.
   */
  exact(path: string, backend: IBackend | PlusService, options: RouteOptions = {}): void {
    this.add(PathMatch.EXACT, path, backend, options);
  }

  /** What the routes written so far mean, as frozen data. */
  get table(): RouteTable {
    return this.build().table;
  }

  /**
   * Says where a request would go, without a cluster: what a unit test asks.
   *
   * @throws Error when the routes have problems, or the request is none.
   *
   * @example
   * router.resolve({ host: 'abc.com', path: '/pay/cart' }).backends
   */
  resolve(request: RouteRequest): RouteDecision {
    const { table, problems } = this.build();
    if (problems.length > 0) throw new ProblemsError(problems);
    return resolve(table, request);
  }

  private add(match: PathMatch, path: string, backend: IBackend | PlusService, options: RouteOptions): void {
    this.routes.push({ match, path, backend, options, callSite: CallSite.capture() });
    this.built = undefined;
  }

  private build(): BuiltTable {
    this.built ??= buildTable(this, {
      name: this.name,
      host: this.host,
      defaultBackend: this.defaultBackend,
      routes: this.routes,
    });
    return this.built;
  }

  /** Runs before every synthesis of the app, and renders anew only what has changed since the last. */
  private render(): Problem[] {
    const built = this.build();
    const problems = built.problems.length > 0 ? built.problems : this.targetProblems(built);
    if (problems.length > 0 || built === this.rendered || Synthesis.of(this).hasProblems(this)) return [...problems];
    for (const child of this.node.children) this.node.tryRemoveChild(child.node.id);
    this.target.render(this, built.table);
    this.rendered = built;
    return [];
  }

  private targetProblems(built: BuiltTable): Problem[] {
    if (typeof this.target?.problems !== 'function') {
      return [
        {
          ...built.origin,
          message: `target ${show(this.target)} is of another type: write RoutingTarget.ingressNginx().`,
        },
      ];
    }
    return this.target.problems(built.table).map(({ route, message }) => ({
      ...built.origin,
      callSite: (route && built.callSites.get(route)) ?? built.origin.callSite,
      message,
    }));
  }
}
