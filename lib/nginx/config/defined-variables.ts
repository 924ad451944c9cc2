import { OPTIONAL_VARIABLES } from '../syntax/variable-names';
import { HTTP_LOG, type IsDefined, namesIn, nearestVariable } from '../syntax/variables';
import { isTrue } from '../validators';
import type { ConfigData } from './config-kind';

/** Options whose value is configuration, in which variables may be defined. */
const SNIPPETS = ['main-snippet', 'http-snippet', 'server-snippet', 'location-snippet', 'stream-snippet'];

/** The variables that a ConfigMap adds to those of nginx, or switches on. */
export function definedBy(data: ConfigData): IsDefined {
  const own = namesIn(SNIPPETS.map((key) => data[key] ?? '').join('\n'));
  return (name) => {
    const optional = OPTIONAL_VARIABLES.find(({ names }) => names.test(name));
    if (optional !== undefined) return optional.options.every((option) => isTrue(data[option]));
    if (own.has(name)) return true;
    // Snippets of any Ingress may define variables too: then only slips of known names are certain.
    return isTrue(data['allow-snippet-annotations']) && nearestVariable(name, HTTP_LOG) === undefined;
  };
}
