import { show } from '../../rules/show';
import { ANNOTATION_PREFIX } from './annotation-spec';

/** The settings of a session that sticks to a pod, by annotation without prefix. */
export interface Session {
  readonly [name: string]: string;
}

const SETTING = /^(?:affinity-mode|affinity-canary-behavior|session-cookie-.*)$/;

/** Values by which a setting says the same as one that is left out (internal/ingress/annotations/sessionaffinity). */
const DEFAULTS: Session = {
  'affinity-canary-behavior': 'sticky',
  'affinity-mode': 'balanced',
  'session-cookie-change-on-failure': 'false',
  'session-cookie-conditional-samesite-none': 'false',
  'session-cookie-name': 'INGRESSCOOKIE',
  'session-cookie-secure': 'false',
};

/** The session that annotations ask for, without settings that repeat a default. */
export function sessionOf(annotations: { readonly [key: string]: string }): Session | undefined {
  if (annotations[`${ANNOTATION_PREFIX}affinity`]?.trim() !== 'cookie') return undefined;
  const settings = Object.entries(annotations)
    .filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
    .map(([key, value]) => [key.slice(ANNOTATION_PREFIX.length), value] as const)
    .filter(([name, value]) => SETTING.test(name) && DEFAULTS[name] !== value);
  return Object.fromEntries(settings);
}

/** The settings in which two sessions differ, as messages list them, or undefined where both are the same. */
export function differenceOf(own: Session, other: Session): string | undefined {
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])]
    .filter((name) => own[name] !== other[name])
    .sort();
  const shown = (session: Session, name: string) => {
    const value = session[name] ?? DEFAULTS[name];
    return value === undefined ? 'none' : show(value);
  };
  const differences = names.map((name) => `${name} ${shown(own, name)} instead of ${shown(other, name)}`);
  return differences.length === 0 ? undefined : differences.join(', ');
}
