import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { configUses } from './config-uses';
import { type Fields, fieldsOf } from './read';
import { addressesIn, clientPort, type ServiceAddress, serviceAt } from './service-address';
import { type ServicePods, servicesWithPods } from './service-pods';
import { type Setting, settingsOf } from './setting';
import type { Workload } from './workload';

/** A Service of the app that a setting of a workload names. */
export interface NamedService {
  readonly setting: Setting;
  /** The address as it was written. */
  readonly text: string;
  readonly service: ServicePods;
  /** The ports of the Service that may be meant. */
  readonly ports: readonly Fields[];
}

const OF_OBJECTS = new WeakMap<AppIndex, ReadonlyMap<AppObject, readonly Setting[]>>();

function settingsByObject(app: AppIndex): ReadonlyMap<AppObject, readonly Setting[]> {
  const known = OF_OBJECTS.get(app);
  if (known !== undefined) return known;
  const byObject = new Map<AppObject, Setting[]>();
  for (const setting of settingsOf(app)) {
    const others = byObject.get(setting.object);
    if (others === undefined) byObject.set(setting.object, [setting]);
    else others.push(setting);
  }
  OF_OBJECTS.set(app, byObject);
  return byObject;
}

/** The settings that the pods of a workload read: their own, and those of ConfigMaps. */
export function settingsForPods(app: AppIndex, workload: Workload): Setting[] {
  const { namespace } = workload.object;
  const names = new Set(configUses(workload).flatMap(({ kind, name }) => (kind === 'ConfigMap' ? name : [])));
  const maps = [...names].flatMap((name) => app.find('', 'ConfigMap', namespace, name) ?? []);
  return [workload.object, ...maps].flatMap((object) => settingsByObject(app).get(object) ?? []);
}

/** Settings whose value is a host alone. */
const HOSTS = /host|server|addr|endpoint|upstream|broker/i;

const WITH_PODS = new WeakMap<AppIndex, ReadonlyMap<AppObject, ServicePods>>();

function podsOfService(app: AppIndex, service: AppObject): ServicePods | undefined {
  const known = WITH_PODS.get(app) ?? new Map(servicesWithPods(app).map((each) => [each.object, each]));
  WITH_PODS.set(app, known);
  return known.get(service);
}

/** An address of a Service of the app in a setting. */
export interface NamedAddress {
  readonly setting: Setting;
  readonly address: ServiceAddress;
  readonly object: AppObject;
}

/** The addresses of Services of the app in the settings of a workload. */
export function* namedAddresses(app: AppIndex, workload: Workload): Generator<NamedAddress> {
  for (const setting of settingsForPods(app, workload)) {
    const { name, text } = setting;
    const bare = HOSTS.test(name) && /^[a-z][-a-z0-9.]*$/.test(text) ? [{ text, host: text }] : [];
    for (const address of [...addressesIn(setting), ...bare]) {
      const object = serviceAt(app, workload.object.namespace, address.host);
      if (object !== undefined) yield { setting, address, object };
    }
  }
}

/** The Services of the app with pods that the settings of a workload name. */
export function* namedServices(app: AppIndex, workload: Workload): Generator<NamedService> {
  for (const { setting, address, object } of namedAddresses(app, workload)) {
    const service = podsOfService(app, object);
    if (service === undefined) continue;
    yield { setting, text: address.text, service, ports: portsAt(service, clientPort(address)) };
  }
}

/** A headless Service leads to the pods themselves, at any port of theirs. */
function portsAt({ object, ports }: ServicePods, asked: number | undefined): readonly Fields[] {
  if (asked === undefined) return ports;
  const isHeadless = fieldsOf(object.json.spec).clusterIP === 'None';
  const offered = ports.filter(({ port }) => port === asked);
  return isHeadless && offered.length === 0 ? [{ port: asked }] : offered;
}
