import { checkHost } from '../rules/names';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { problem } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, listOf, mapOf, nameOf, textOf } from './model/read';

const NGINX = 'nginx.ingress.kubernetes.io';
const PATH_TYPES = ['Exact', 'Prefix', 'ImplementationSpecific'];

const rulesOf = ({ json }: AppObject) => itemsOf(at(json, 'spec', 'rules'));
const pathsOf = (rule: Fields) => itemsOf(at(rule, 'http', 'paths'));
const annotationsOf = ({ json }: AppObject) => mapOf(at(json, 'metadata', 'annotations'));

export const ingressPaths: Check<'ingress-paths'> = {
  name: 'ingress-paths',
  summary: 'Hosts, paths and path types of an Ingress are what the API server takes.',
  example: 'path "user" is not absolute: start it with "/".',
  *check(app) {
    for (const object of app.ofKind('networking.k8s.io', 'Ingress')) {
      const { rules, defaultBackend, ingressClassName } = fieldsOf(object.json.spec);
      if (listOf(rules).length === 0 && defaultBackend === undefined) {
        yield problem(object, 'an Ingress has neither rules nor defaultBackend: write one of them.');
      }
      if (ingressClassName !== undefined && annotationsOf(object)['kubernetes.io/ingress.class'] !== undefined) {
        yield problem(
          object,
          'an Ingress has both ingressClassName and the annotation "kubernetes.io/ingress.class": keep ingressClassName.',
        );
      }
      for (const rule of rulesOf(object)) {
        const hostFlaws: string[] = [];
        if (nameOf(rule.host) !== undefined) checkHost((message) => hostFlaws.push(message), rule.host);
        yield* hostFlaws.map((message) => problem(object, message));
        if (rule.http !== undefined && pathsOf(rule).length === 0) {
          yield problem(
            object,
            `the rule for ${show(rule.host ?? 'every host')} has no path: write http.paths, or leave http out.`,
          );
        }
        for (const { path, pathType } of pathsOf(rule)) {
          if (typeof pathType === 'string' && !PATH_TYPES.includes(pathType)) {
            yield problem(object, `pathType ${show(pathType)} is unknown: write one of ${PATH_TYPES.join(', ')}.`);
          }
          if (pathType !== 'ImplementationSpecific' && (path === undefined || path === '')) {
            yield problem(object, `a path of type ${pathType} is missing: write one, for example "/".`);
          } else if (typeof path === 'string' && path !== '' && !path.startsWith('/')) {
            yield problem(object, `path ${show(path)} is not absolute: start it with "/".`);
          } else if (pathType !== 'ImplementationSpecific' && /\/\/|\/\.\.?(\/|$)|%2f/i.test(textOf(path) ?? '')) {
            yield problem(object, `path ${show(path)} is refused: write it without "//", "/./", "/../" and "%2F".`);
          }
        }
      }
    }
  },
};

/** Controllers that give every Ingress an address of its own, where the same host and path are another place. */
const OWN_ADDRESS = /^(gce|gce-internal|alb)$/;

export const ingressConflicts: Check<'ingress-conflicts'> = {
  name: 'ingress-conflicts',
  summary:
    'No two Ingress paths of one class have the same host, path and path type: only one of them gets the requests.',
  example: 'abc.com Prefix "/" is routed by shop/2 as well: write it in one of the two.',
  *check(app) {
    const owners = new Map<string, AppObject>();
    for (const object of app.ofKind('networking.k8s.io', 'Ingress')) {
      const annotations = annotationsOf(object);
      const className =
        textOf(at(object.json, 'spec', 'ingressClassName')) ?? annotations['kubernetes.io/ingress.class'] ?? '';
      if (annotations[`${NGINX}/canary`] === 'true' || OWN_ADDRESS.test(className)) continue;
      for (const rule of rulesOf(object)) {
        const host = textOf(rule.host) ?? '';
        for (const { path = '', pathType } of pathsOf(rule)) {
          const key = JSON.stringify([className, host, path, pathType]);
          const owner = owners.get(key);
          if (owner === undefined) owners.set(key, object);
          else {
            const what = `${host === '' ? 'every host' : host} ${pathType} ${show(path)}`;
            const by = owner === object ? 'twice' : `by ${owner.construct.node.path} as well`;
            yield problem(
              object,
              `${what} is routed ${by}: write it ${owner === object ? 'once' : 'in one of the two'}.`,
            );
          }
        }
      }
    }
  },
};

export const ingressTls: Check<'ingress-tls'> = {
  name: 'ingress-tls',
  summary:
    'The hosts of a certificate are served by the Ingress, and its Secret, when it is in the app, holds a certificate.',
  example: 'TLS host "abd.com" is in no rule: write one of "abc.com".',
  *check(app) {
    const ingresses = app.ofKind('networking.k8s.io', 'Ingress');
    // Objects of one class make one server of each host together.
    const served = new Set(ingresses.flatMap((object) => rulesOf(object).map(({ host }) => host)));
    for (const object of ingresses) {
      const { tls, defaultBackend } = fieldsOf(object.json.spec);
      const hosts = rulesOf(object).map(({ host }) => textOf(host) ?? '');
      // A certificate may be for more names than are served here, and some annotations serve more than rules say.
      const more = Object.keys(annotationsOf(object)).some(
        (key) => key.startsWith('cert-manager.io/') || /\/(from-to-www-redirect|server-alias)$/.test(key),
      );
      const everyHost = hosts.includes('') || (hosts.length === 0 && defaultBackend !== undefined);
      for (const { hosts: names, secretName } of itemsOf(tls)) {
        for (const name of more || everyHost ? [] : listOf(names)) {
          if (
            typeof name !== 'string' ||
            served.has(name) ||
            hosts.some((host) => covers(name, host) || covers(host, name))
          )
            continue;
          yield problem(object, `TLS host ${show(name)} is in no rule: write one of ${hosts.map(show).join(', ')}.`);
        }
        const secret =
          typeof secretName === 'string' ? app.find('', 'Secret', object.namespace, secretName) : undefined;
        if (secret !== undefined && secret.json.type !== 'kubernetes.io/tls') {
          yield problem(
            object,
            `Secret ${show(secretName)} of tls has the type ${show(secret.json.type ?? 'Opaque')}: write kubernetes.io/tls, with tls.crt and tls.key.`,
          );
        }
      }
    }
  },
};

/** Whether a host, or one with a leading `*.`, stands for another. */
const covers = (wide: string, host: string) =>
  wide === host || (wide.startsWith('*.') && host.slice(host.indexOf('.')) === wide.slice(1));
