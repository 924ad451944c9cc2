import { nearest } from '../../rules/edit-distance';
import type { Report } from '../../rules/report';
import { asText, show } from '../../rules/show';
import { CONFIG_KEYS, REMOVED, ROUTING } from './config-keys';

/** Reports an option that the controller would ignore, or that would send requests elsewhere than a route table says. */
export function checkOption(report: Report, key: string, value: unknown): void {
  const what = `config option ${show(key)}`;
  const kind = CONFIG_KEYS.get(key);
  const alternative = ROUTING[key];
  if (alternative !== undefined) {
    report(`${what} decides where requests go, unseen by resolve(): ${alternative}.`);
  } else if (kind === undefined) {
    report(`${what} is unknown to ingress-nginx v1.15, which ignores it: ${mend(key)}`);
  } else if (typeof value !== 'string') {
    report(
      `${what} has the value ${show(value)}, and a ConfigMap takes only strings: write, for example, ${show(asText(value))}.`,
    );
  } else if (!kind.accepts(value)) {
    report(`${what} has the value ${show(value)}, which ${kind.consequence}: write ${kind.right}.`);
  }
}

function mend(key: string): string {
  const removed = REMOVED.find(({ keys }) => keys.test(key));
  if (removed !== undefined) return `${removed.mend}.`;
  const meant = nearest(key, [...CONFIG_KEYS.keys(), ...Object.keys(ROUTING)]);
  return meant === undefined ? 'leave it out.' : `did you mean ${show(meant)}?`;
}
