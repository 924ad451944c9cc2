import type { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { withoutAccepted } from '../../cdk8s/accepted-warnings';
import { CallSite } from '../../cdk8s/call-site';
import { type Found, type LocatedFinding, ProblemsError, toFinding } from '../../cdk8s/findings';
import { checkChart } from '../../cdk8s/labels';
import { claimId } from '../../cdk8s/scope';
import { Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { checkValue, isMap } from '../../rules/check';
import { serviceNameFlaw } from '../../rules/dns-name';
import type { Finding } from '../../rules/finding';
import { show } from '../../rules/show';
import { boundaryRequests } from '../requests/boundary-requests';
import { type RouteDecision, type RouteRequest, resolve } from '../resolve/resolve';
import type { IBackend } from '../table/backend';
import { frozenCopy } from '../table/frozen-copy';
import { isPathMatch, PathMatch } from '../table/path-match';
import type { RedirectOptions } from '../table/redirect';
import type { RouteOptions } from '../table/route-options';
import type { RouteTable } from '../table/route-table';
import { RoutingTarget } from '../targets';
import { checkTarget, targetWarnings } from '../targets/check-target';
import { finding } from '../targets/codes';
import { type IRoutingTarget, targetFlaw } from '../targets/routing-target';
import { atRoutes, type BuiltTable, checkAndBuild } from './built-table';
import { declareBackends, declareMovedRoutes } from './declare-backends';
import { dependOnTarget } from './depend-on-target';
import { copyOfProps, type IngressRouterProps } from './ingress-router-props';
import { rememberRouter } from './known-routers';
import { applyPatches, type RouterObjects, type WrittenPatch } from './object-patches';
import { claimHosts } from './router-hosts';
import { checkSlos, renderSlos, type WrittenSlo } from './router-slos';
import { writeTablesAtSynth } from './routes-file';
import type { Slo } from './slo';
import { routeTo, type WrittenRoute } from './written-route';

/**
 * Routes from requests to services, compiled for a routing target. An exact path comes before a regular expression, and
 * that before a prefix. A longer prefix comes before a shorter one, and regular expressions come in the order in which they
 * are written; otherwise the order of routes does not matter.
 *
 * @example
 * const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
 * router.prefix('/pay', pay);
 */
export class IngressRouter extends Construct {
  private readonly name: string;
  private readonly target: IRoutingTarget;
  private readonly props: IngressRouterProps;
  private readonly routes: WrittenRoute[] = [];
  private readonly patches: WrittenPatch[] = [];
  private readonly slos: WrittenSlo[] = [];
  private built?: BuiltTable;
  private rendered?: Found & { readonly built: BuiltTable };

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the router's name unless `name` is set.
   * @param props options of all routes. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: IngressRouterProps = {}) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    this.props = isMap(props) ? copyOfProps(props) : (props ?? {});
    const { name = id, target = RoutingTarget.ingressNginx() } = this.props;
    this.name = typeof name === 'string' ? name : id;
    const flaw = targetFlaw(target);
    this.target = flaw === undefined ? target : RoutingTarget.ingressNginx();

    synthesis.report(this, checkValue('dns-name', 'name', name, serviceNameFlaw));
    synthesis.report(this, checkChart(this));
    if (flaw !== undefined) synthesis.report(this, [finding('routing-target', `target ${show(target)} ${flaw}.`)]);
    else claimHosts(this, target, () => this.table);
    enableChecks(this);
    dependOnTarget(this, this.target);
    synthesis.renderLate(() => this.render());
    rememberRouter({ router: this, target: this.target, table: () => this.table });
    writeTablesAtSynth(this);
  }

  /**
   * Sends a path and everything below it to a backend: `/user` takes `/user` and `/user/…`, never `/users`.
   *
   * @param path absolute, for example `/user`. `/` takes every path.
   * @param backend the service that answers.
   * @param options rewrite, host and policies of the route.
   */
  prefix(path: string, backend: IBackend, options?: RouteOptions): void {
    this.add(routeTo(backend, PathMatch.PREFIX, path, options));
  }

  /**
   * Sends a single path to a backend: `/user` takes neither `/user/` nor `/user/42`.
   *
   * @param path absolute, for example `/user`.
   * @param backend the service that answers.
   * @param options rewrite, host and policies of the route.
   */
  exact(path: string, backend: IBackend, options?: RouteOptions): void {
    this.add(routeTo(backend, PathMatch.EXACT, path, options));
  }

  /**
   * Sends all paths to a backend that a regular expression matches as a whole, with case.
   *
   * @param pattern begins with `/`, and has characters, classes, groups, alternatives in groups and quantifiers, but no anchors.
   * @param backend the service that answers.
   * @param options rewrite, host and policies of the route.
   *
   * @example
   * router.regex('/items/([0-9]+)', items, { rewrite: Rewrite.regex('/$1') });
   */
  regex(pattern: string, backend: IBackend, options?: RouteOptions): void {
    this.add(routeTo(backend, PathMatch.REGEX, pattern, options));
  }

  /**
   * Answers a path with a redirect.
   *
   * @param fromPath absolute, for example `/old-pay`.
   * @param to the path or URL that it leads to. The query of the request is not kept.
   *
   * @example
   * router.redirect('/old-pay', { path: '/pay', status: 301 });
   */
  redirect(fromPath: string, to: RedirectOptions): void {
    const { match: given, host }: RedirectOptions = isMap(to) ? to : {};
    const match = isPathMatch(given) ? given : PathMatch.EXACT;
    const options = frozenCopy({ host });
    this.add({ match, path: fromPath, redirect: frozenCopy(to), options, callSite: CallSite.capture() });
  }

  /**
   * Promises something about the requests to a backend, all of its routes together, and has a PrometheusRule of prometheus-operator
   * alert when the promise is about to be broken.
   *
   * @param backend one that a route leads to.
   * @param slo the promise.
   *
   * @example
   * router.slo(pay, Slo.availability('99.9'));
   */
  slo(backend: IBackend, slo: Slo): void {
    this.slos.push({ backend, slo, callSite: CallSite.capture() });
    this.built = undefined;
  }

  /**
   * Changes objects that the router makes at synth, for fields that no option has. What `resolve()` answers follows from the
   * routes alone, so that a patch must not change where requests go.
   *
   * @param objects their kind, and the name of a single one.
   * @param operations JSON patches (RFC 6902), one after the other. In a path, `~1` stands for `/` in a key.
   *
   * @example
   * router.patchObjects({ kind: 'Ingress' }, JsonPatch.add('/metadata/annotations/example.com~1owner', 'checkout'));
   */
  patchObjects(objects: RouterObjects, ...operations: JsonPatch[]): void {
    this.patches.push({ objects, operations, callSite: CallSite.capture() });
    this.built = undefined;
  }

  /**
   * The routes written so far as frozen data. In JavaScript, `String(router.table)` is a text with a line for each rule, in the order in
   * which they decide, and `JSON.stringify(router.table)` leaves constructs out.
   */
  get table(): RouteTable {
    return this.build().table;
  }

  /**
   * Behaviour on the router's target that may differ from what was meant. Synthesis prints the same warnings and writes the
   * YAML all the same. Warnings that `PorticoChecks` accepts are left out. Empty while the routes have problems.
   */
  get warnings(): Finding[] {
    const built = this.build();
    if (built.problems.length > 0 || Synthesis.of(this).hasProblems(this)) return [];
    return withoutAccepted(this.node.root, this.targetWarnings(built)).map(toFinding);
  }

  /**
   * Decides where a request would go by the routes of this router, without a cluster, for unit tests.
   *
   * @throws Error when the routes have problems.
   * @throws RangeError when the argument is not a request.
   *
   * @example
   * router.resolve({ host: 'abc.com', path: '/pay/cart' }).backends
   */
  resolve(request: RouteRequest): RouteDecision {
    return resolve(this.soundTable(), request);
  }

  /**
   * Requests at, just below and just beyond each boundary of the routes: hosts, paths, and the headers and cookies of releases, by HTTP
   * and, with `tls` or `httpsRedirect`, by HTTPS. Two servers that answer all of them alike serve the routes alike.
   *
   * @throws Error when the routes have problems.
   *
   * @example
   * for (const request of router.boundaryRequests()) console.log(request.path, router.resolve(request).route);
   */
  boundaryRequests(): RouteRequest[] {
    return boundaryRequests(this.soundTable());
  }

  private soundTable(): RouteTable {
    const { table, problems } = this.build();
    if (problems.length > 0) throw new ProblemsError(problems.map(toFinding));
    return table;
  }

  private add(route: WrittenRoute): void {
    this.routes.push(route);
    this.built = undefined;
  }

  private build(): BuiltTable {
    this.built ??= checkAndBuild(this, this.name, this.props, this.routes);
    return this.built;
  }

  /** Runs before every synthesis of the app, and renders again only after a change. */
  private render(): Found {
    const built = this.build();
    if (built === this.rendered?.built) return this.rendered;
    declareBackends(this, built.table);
    const isFaulty = Synthesis.of(this).hasProblems(this);
    const isSound = built.isSound && !isFaulty;
    const refused = checkTarget(this.target, isSound ? built.table : undefined);
    const promised = checkSlos(this.slos, built.isSound ? built.table : undefined, built.origin);
    const problems = [...built.problems, ...atRoutes(built, refused), ...promised];
    if (problems.length > 0 || isFaulty) return { problems, warnings: [] };

    for (const child of this.node.children) this.node.tryRemoveChild(child.node.id);
    this.target.render(this, built.table);
    declareMovedRoutes(this, built.table);
    const uncounted = renderSlos(this, this.target, built.table, this.slos, built.origin);
    const patched = applyPatches(this, this.patches, built.origin);
    this.rendered = { built, problems: [...uncounted, ...patched], warnings: this.targetWarnings(built) };
    return this.rendered;
  }

  private targetWarnings(built: BuiltTable): LocatedFinding[] {
    return atRoutes(built, targetWarnings(this.target, built.table));
  }
}
