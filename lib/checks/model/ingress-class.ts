import { ANNOTATION_PREFIX } from '../../nginx/annotations/annotation-spec';
import { remember } from '../../rules/remember';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { annotationsOf, ingressesOf } from './ingress';
import { nginxControllersOf } from './nginx-controllers';
import { at, stringOf } from './read';

/** The class of an Ingress, and the controller that reads it, as far as the app shows. */
export interface IngressClass {
  /** Empty for an Ingress without a class, in an app that shows none for it. */
  readonly name: string;
  readonly controller: Controller;
}

type Controller = 'ingress-nginx' | 'another' | 'unknown';

/** Words in the names of classes whose controller is not ingress-nginx. */
const OTHER_WORDS =
  /^(alb|ambassador|apisix|azure|caddy|cce|cilium|citrix|cloudflare|contour|emissary|envoy|f5|gce|gke|gloo|haproxy|higress|istio|kong|kourier|mse|nginxinc|ngrok|openshift|plus|pomerium|skipper|tailscale|traefik|tyk|voyager)$/;

/** Annotations that other controllers read. F5's controller calls its class "nginx", too. */
const OTHER_ANNOTATIONS =
  /^(nginx\.(org|com)|(alb|traefik|appgw|mse)\.ingress\.kubernetes\.io|ingress\.(gcp\.kubernetes|cilium|citrix|pomerium)\.(io|com)|konghq\.com|haproxy\.(org|com)|haproxy-ingress\.github\.io|projectcontour\.io|networking\.gke\.io|cloud\.google\.com|getambassador\.io|k8s\.apisix\.apache\.org|higress\.io|voyager\.appscode\.com|zalando\.org|route\.openshift\.io|tailscale\.com|k8s\.ngrok\.com)\/|^kubernetes\.io\/ingress\.(global|regional)-static-ip-name$/;

/** The controllers of ingress-nginx, of second installations such as `k8s.io/internal-ingress-nginx`, and of AKS. */
const INGRESS_NGINX = /(^|[/.-])ingress-nginx|^webapprouting\.kubernetes\.azure\.com\/nginx/;

const IS_DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

/** The class of an Ingress: what an IngressClass of the app says, and else its name and the annotations in use with it. */
export function ingressClassOf(app: AppIndex, ingress: AppObject): IngressClass {
  return classesOf(app).of(ingress);
}

/** The Ingresses of an app that ingress-nginx reads. */
export function nginxIngressesOf(app: AppIndex): readonly AppObject[] {
  return ingressesOf(app).filter((ingress) => ingressClassOf(app, ingress).controller === 'ingress-nginx');
}

class Classes {
  private readonly byName = new Map<string, IngressClass>();
  /** The class that the cluster gives to an Ingress without one. */
  private readonly standard: IngressClass | undefined;
  /** The only class of ingress-nginx, which an Ingress with its annotations is for. */
  private readonly onlyNginx: IngressClass | undefined;

  constructor(app: AppIndex) {
    const users = new Map<string, AppObject[]>();
    for (const ingress of ingressesOf(app)) {
      const name = statedClass(ingress);
      const others = users.get(name);
      if (others !== undefined) others.push(ingress);
      else if (name !== '') users.set(name, [ingress]);
    }
    for (const [name, ingresses] of users) this.byName.set(name, { name, controller: guess(name, ingresses) });
    const ours = new Set([...nginxControllersOf(app)].map(({ controllerClass }) => controllerClass));
    for (const object of app.ofKind('networking.k8s.io', 'IngressClass')) {
      const controller = stringOf(at(object.json, 'spec', 'controller'));
      if (controller === undefined) continue;
      const isNginx = INGRESS_NGINX.test(controller) || ours.has(controller);
      const known: IngressClass = { name: object.name, controller: isNginx ? 'ingress-nginx' : 'another' };
      this.byName.set(object.name, known);
      if (annotationsOf(object)[IS_DEFAULT] === 'true') this.standard ??= known;
    }
    const nginx = [...this.byName.values()].filter(({ controller }) => controller === 'ingress-nginx');
    this.onlyNginx = nginx.length === 1 ? nginx[0] : undefined;
  }

  of(ingress: AppObject): IngressClass {
    const name = statedClass(ingress);
    if (name !== '') return this.byName.get(name) ?? { name, controller: 'unknown' };
    if (this.standard !== undefined) return this.standard;
    const controller = byAnnotations([ingress]);
    return (controller === 'ingress-nginx' ? this.onlyNginx : undefined) ?? { name, controller };
  }
}

const classesOf = remember((app: AppIndex) => new Classes(app));

const statedClass = (ingress: AppObject): string =>
  stringOf(at(ingress.json, 'spec', 'ingressClassName')) ?? annotationsOf(ingress)['kubernetes.io/ingress.class'] ?? '';

function guess(name: string, ingresses: readonly AppObject[]): Controller {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  if (words.some((word) => OTHER_WORDS.test(word))) return 'another';
  const shown = byAnnotations(ingresses);
  return words.includes('nginx') && shown === 'unknown' ? 'ingress-nginx' : shown;
}

/** The controller that all these Ingresses have annotations for. */
function byAnnotations(ingresses: readonly AppObject[]): Controller {
  const keys = ingresses.flatMap((ingress) => Object.keys(annotationsOf(ingress)));
  const nginx = keys.some((key) => key.startsWith(ANNOTATION_PREFIX));
  const other = keys.some((key) => OTHER_ANNOTATIONS.test(key));
  if (nginx === other) return 'unknown';
  return nginx ? 'ingress-nginx' : 'another';
}
