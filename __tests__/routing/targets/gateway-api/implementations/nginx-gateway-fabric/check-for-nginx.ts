import { headerValuesOf } from '../../model/filters';
import type { HttpRoute } from '../../model/gateway-object';
import { asRecord, asText } from '../../model/json';
import { hostnamesOf } from '../../model/listeners';
import type { OwnObjects } from './own-objects';

/**
 * Throws for what NGINX Gateway Fabric v2.6.7 says "Accepted: False" of (internal/controller/nginx/config/validation,
 * internal/controller/state/graph/policies.go).
 */
export function checkForNginx(routes: readonly HttpRoute[], own: OwnObjects): void {
  const refuse = (isWrong: boolean, what: string) => {
    if (isWrong) throw new Error(`NGINX Gateway Fabric refuses ${what}.`);
  };
  const seen = new Map<string, string>();
  for (const route of routes) {
    for (const { matches, filters } of route.rules) {
      for (const { path, headers } of matches) {
        refuse(!/^\/[^\s{};]*$/.test(path.value), `the path ${path.value}`);
        // Perl's groups such as (?i) are no JavaScript.
        for (const { type, value } of headers)
          refuse(type !== 'Exact' && value.includes('(?i)'), `the header ${value}`);
        for (const host of hostnamesOf(route)) {
          const key = `${route.parents.map(({ sectionName }) => sectionName)} ${host} ${path.value}`;
          const other = seen.get(key) ?? route.name;
          seen.set(key, route.name);
          const isApart = other !== route.name && (own.isTarget(other) || own.isTarget(route.name));
          refuse(isApart, `the policies of ${other} and ${route.name}, which share ${key}`);
        }
      }
      for (const filter of filters) {
        for (const change of [filter.urlRewrite, filter.requestRedirect]) {
          const { replaceFullPath, replacePrefixMatch } = asRecord(asRecord(change).path);
          const text = asText(replaceFullPath ?? replacePrefixMatch) ?? '/';
          refuse(!/^\/[^\s{};$]*$/.test(text), `the path ${text} of a filter`);
        }
      }
      for (const value of headerValuesOf(filters)) {
        refuse(!/^([^"$\\]|\\[^$])*$/.test(value), `the header value ${value}`);
      }
    }
  }
}
