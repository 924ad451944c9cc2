import { checkConfigOption } from '../nginx/config/check-config-option';
import { CONFIG_KEYS } from '../nginx/config/config-keys';
import { definedBy } from '../nginx/config/defined-variables';
import { LOCATION, variableFlaw } from '../nginx/syntax/variables';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { dataKeysOf } from './model/config-uses';
import { isMadeByPortico } from './model/made-by-portico';
import { type NginxController, nginxControllersOf } from './model/nginx-controllers';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, stringMapOf } from './model/read';

export const controllerConfigCheck: Check<'controller-config'> = {
  name: 'controller-config',
  summary:
    'nginx takes the options of an ingress-nginx controller of the app (a warning where Portico did not write them), the objects that they name are in the app, and nginx takes the headers in them.',
  example:
    'header "X-Tenant" has the value "$tennant", whose variable "$tennant" nginx does not know, so that it cannot load its configuration: write a variable of nginx or of the controller, for example "$host".',
  *check(app) {
    for (const controller of nginxControllersOf(app)) {
      const { configObject, config } = controller;
      if (configObject === undefined) continue;
      if (!isMadeByPortico(configObject)) yield* checkOptions(configObject, config);
      for (const { option, kind } of REFERENCES) yield* checkReference(app, configObject, controller, option, kind);
    }
  },
};

/** Another release of the controller may know other options, so that only values of known ones are looked at. */
function* checkOptions(object: AppObject, config: NginxController['config']): ObjectFindings {
  for (const [key, value] of Object.entries(config).filter(([name]) => CONFIG_KEYS.has(name))) {
    for (const { message } of checkConfigOption(key, value, config)) yield warning(object, message);
  }
}

interface Reference {
  readonly option: string;
  readonly kind: 'ConfigMap' | 'Secret';
}

/** Options that name an object as "namespace/name" (internal/ingress/controller/nginx.go generateTemplate). */
const REFERENCES: readonly Reference[] = [
  { option: 'add-headers', kind: 'ConfigMap' },
  { option: 'proxy-set-headers', kind: 'ConfigMap' },
  { option: 'ssl-dh-param', kind: 'Secret' },
];

const DH_PARAM = 'dhparam.pem';

function* checkReference(
  app: AppIndex,
  object: AppObject,
  { config }: NginxController,
  option: string,
  kind: Reference['kind'],
): ObjectFindings {
  const [namespace = '', name, ...rest] = (config[option] ?? '').split('/');
  if (name === undefined || rest.length > 0) return;
  const named = app.find('', kind, namespace, name);
  if (named === undefined) yield* checkMissing(app, object, option, kind, namespace, name);
  else if (kind === 'ConfigMap') yield* checkHeaders(named, config);
  else if (dataKeysOf(named).length > 0 && !dataKeysOf(named).includes(DH_PARAM)) {
    const message = `config option ${show(option)} refers to the key "${DH_PARAM}" of Secret ${show(name)}, which has ${dataKeysOf(named).map(show).join(', ')}: write it there.`;
    yield warning(object, message);
  }
}

/** An object of a namespace that the app has nothing in is made elsewhere; so is many a Secret. */
function* checkMissing(
  app: AppIndex,
  object: AppObject,
  option: string,
  kind: Reference['kind'],
  namespace: string,
  name: string,
): ObjectFindings {
  if (app.isExternal(kind, name) || !app.objects.some((each) => each.namespace === namespace)) return;
  const meant = app.nearestName('', kind, namespace, name);
  if (meant === undefined && kind === 'Secret') return;
  const instead = meant === undefined ? 'make it' : `write ${show(`${namespace}/${meant}`)} if that is meant`;
  const external = `PorticoChecks.of(app).external(${show(kind)}, ${show(name)})`;
  const message = `config option ${show(option)} names ${kind} ${show(`${namespace}/${name}`)}, which is not in the app, so that the option has no effect: ${instead}, or write ${external}.`;
  yield warning(object, message);
}

/** The template writes each as a header of nginx, whose value may have variables. */
function* checkHeaders(headers: AppObject, config: NginxController['config']): ObjectFindings {
  for (const [name, value] of Object.entries(stringMapOf(at(headers.json, 'data')))) {
    const flaw = variableFlaw(value, LOCATION, definedBy(config));
    if (flaw === undefined) continue;
    const message = `header ${show(name)} has the value ${show(value)}, ${flaw.fact}, so that it cannot load its configuration: write ${flaw.right}.`;
    yield problem(headers, message);
  }
}
