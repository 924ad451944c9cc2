import { show } from '../../rules/show';
import { ANNOTATION_PREFIX } from './annotation-spec';

// The controller keeps these by Service and port, whatever the Ingresses that name it say (controller.go createUpstreams): of two
// sessions it takes the later one, of two ways to balance that of the oldest Ingress.

/** Annotations without prefix that the controller keeps by Service. */
export interface SettingValues {
  readonly [name: string]: string;
}

/** Annotations of an Ingress that the controller keeps by Service, with the words for them. */
export interface ServiceSettings {
  readonly what: 'sticky session' | 'load balancing';
  readonly settings: SettingValues;
}

/** Everything that an Ingress asks of the Services that it names. */
export function serviceSettingsOf(annotations: Annotations): ServiceSettings[] {
  const session = sessionOf(annotations);
  const balancing = withName(annotations, BALANCING);
  return [
    ...(session === undefined ? [] : [{ what: 'sticky session', settings: session } as const]),
    ...(Object.keys(balancing).length === 0 ? [] : [{ what: 'load balancing', settings: balancing } as const]),
  ];
}

interface Annotations {
  readonly [key: string]: string;
}

const BALANCING = /^(?:load-balance|upstream-hash-by(?:-subset(?:-size)?)?)$/;
const SETTING = /^(?:affinity-mode|affinity-canary-behavior|session-cookie-.*)$/;

/** Values by which a setting says the same as one that is left out (internal/ingress/annotations/sessionaffinity). */
const DEFAULTS: SettingValues = {
  'affinity-canary-behavior': 'sticky',
  'affinity-mode': 'balanced',
  'session-cookie-change-on-failure': 'false',
  'session-cookie-conditional-samesite-none': 'false',
  'session-cookie-name': 'INGRESSCOOKIE',
  'session-cookie-secure': 'false',
};

/** The session that annotations ask for, without settings that repeat a default. */
function sessionOf(annotations: Annotations): SettingValues | undefined {
  if (annotations[`${ANNOTATION_PREFIX}affinity`]?.trim() !== 'cookie') return undefined;
  return withName(annotations, SETTING);
}

/** The annotations of the controller with such a name, without those that repeat a default. */
function withName(annotations: Annotations, pattern: RegExp): SettingValues {
  const settings = Object.entries(annotations)
    .filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
    .map(([key, value]) => [key.slice(ANNOTATION_PREFIX.length), value] as const)
    .filter(([name, value]) => pattern.test(name) && DEFAULTS[name] !== value);
  return Object.fromEntries(settings);
}

/** The settings that differ, as messages list them, or undefined where both are the same. */
export function differenceOf(own: SettingValues, other: SettingValues): string | undefined {
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])]
    .filter((name) => own[name] !== other[name])
    .sort();
  const shown = (settings: SettingValues, name: string) => {
    const value = settings[name] ?? DEFAULTS[name];
    return value === undefined ? 'none' : show(value);
  };
  const differences = names.map((name) => `${name} ${shown(own, name)} instead of ${shown(other, name)}`);
  return differences.length === 0 ? undefined : differences.join(', ');
}
