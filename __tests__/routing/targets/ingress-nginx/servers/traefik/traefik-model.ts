import type { RouteRequest } from '../../../../../../lib';
import type { Manifest } from '../../../../../support/app';
import { describeDecision } from '../../../../support';
import { treatmentOf } from '../../controller/treatment';
import { pass } from './middlewares';
import { readRequest } from './request';
import { PREFIX, type Router, routersOf } from './routers';

/** Ingress objects as the provider `kubernetesIngressNGINX` of Traefik 3.7 reads them, by its source. */
export class TraefikIngressModel {
  /** What it leaves out, with the reason. */
  readonly dropped: readonly string[];
  private readonly routers: readonly Router[];

  constructor(private readonly objects: readonly Manifest[]) {
    const { routers, dropped } = routersOf(objects);
    this.routers = routers;
    this.dropped = dropped;
  }

  /** In the words of the cases; a status where Traefik itself answers. */
  answerTo(request: RouteRequest): string {
    const router = this.routerFor(request);
    if (router === undefined) return 'none';
    const passed = pass(router, readRequest(request));
    if (typeof passed === 'number') return String(passed);
    if ('location' in passed)
      return describeDecision({ outcome: 'redirect', backends: [], ...passed } as never, request);
    const backends = router.shares.map(({ service: { service, port }, weight }) => ({
      serviceName: this.leadsTo(service),
      servicePort: port,
      weight,
    }));
    return describeDecision({ outcome: 'forward', backends, ...passed } as never, request);
  }

  /** The treatment of a request, in the words of all targets. */
  treatmentOf(request: RouteRequest): string[] {
    const annotations = this.routerFor(request)?.ingress.annotations ?? {};
    const own = Object.entries(annotations).filter(([key]) => key.startsWith(PREFIX));
    return treatmentOf(Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value])));
  }

  /** The longest rule decides; of two that are equally long, nobody knows which one. */
  private routerFor(request: RouteRequest): Router | undefined {
    const asked = readRequest(request);
    const matching = this.routers.filter(({ rule }) => rule.matches(asked));
    const most = Math.max(...matching.map(({ rule }) => rule.text.length));
    const [first, ...others] = matching.filter(({ rule }) => rule.text.length === most);
    const rival = others.find((other) => other.rule.text !== first?.rule.text);
    if (rival !== undefined) throw new Error(`${first?.rule.text} and ${rival.rule.text} are equally long`);
    return first;
  }

  /** A Service of type ExternalName leads to the one that it names. */
  private leadsTo(name: string): string {
    const external = this.objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
    return external?.spec.externalName?.split('.')[0] ?? name;
  }
}
