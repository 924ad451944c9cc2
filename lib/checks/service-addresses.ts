import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { podHostFlaw } from './model/pod-host';
import { type Fields, fieldsOf, itemsOf, stringOf } from './model/read';
import { selectorOfLabels } from './model/selector';
import { addressesIn, clientPort, DEFAULT_PORTS, type ServiceAddress, serviceAt } from './model/service-address';
import { type Setting, settingsOf } from './model/setting';
import { podPorts } from './model/workload';

export const serviceAddressesCheck: Check<'service-addresses'> = {
  name: 'service-addresses',
  summary:
    'The addresses of Services of the app in variables, arguments and ConfigMaps have a port that the Service offers, and those of pods of StatefulSets have the number of an existing pod.',
  example: 'data "WEB_URL": "http://web:3000" uses port 3000 of Service "web", which offers 80: write "http://web".',
  *check(app) {
    if (app.ofKind('', 'Service').length === 0) return;
    for (const setting of settingsOf(app)) yield* checkSetting(app, setting);
  },
};

function* checkSetting(app: AppIndex, setting: Setting): ObjectFindings {
  const { object, title, text } = setting;
  // The text of a file may be a comment or an example.
  const finding = text.includes('\n') ? warning : problem;
  for (const address of addressesIn(setting)) {
    const flaw = podHostFlaw(app, object.namespace, address.host);
    if (flaw !== undefined) yield finding(object, `${title}: ${show(address.text)} asks ${flaw}.`);
    const service = serviceAt(app, object.namespace, address.host);
    // Any port of a pod can be asked through a headless Service, and any port of another host through an ExternalName.
    const { clusterIP, type, ports } = fieldsOf(service?.json.spec);
    const offered = itemsOf(ports);
    const port = clientPort(address);
    if (service === undefined || clusterIP === 'None' || type === 'ExternalName' || port === undefined) continue;
    if (offered.length === 0 || offered.some((each) => each.port === port)) continue;
    const known = offered.map((each) => show(each.port)).join(', ');
    const fix = fixOf(address, targetOf(app, service, offered, port)) ?? 'one of these ports';
    yield finding(
      object,
      `${title}: ${show(address.text)} uses port ${port} of Service ${show(service.name)}, which offers ${known}: write ${fix}.`,
    );
  }
}

/** The port of a Service that leads to the port of pods that was asked instead, or else the only one. */
function targetOf(app: AppIndex, service: AppObject, offered: readonly Fields[], asked: number): unknown {
  const selector = selectorOfLabels(fieldsOf(service.json.spec).selector);
  const opened = selector.length === 0 ? [] : app.selected(service.namespace, selector).flatMap(podPorts);
  const leads = ({ targetPort }: Fields) =>
    targetPort === asked || opened.some(({ name, number }) => name === stringOf(targetPort) && number === asked);
  return (offered.find(leads) ?? (offered.length === 1 ? offered[0] : undefined))?.port;
}

/** The address with another port, without it where clients ask it anyway. */
function fixOf({ text, scheme, port }: ServiceAddress, meant: unknown): string | undefined {
  if (typeof meant !== 'number') return undefined;
  const bare = port === undefined ? text : text.slice(0, -`:${port}`.length);
  return show(scheme !== undefined && DEFAULT_PORTS.get(scheme) === meant ? bare : `${bare}:${meant}`);
}
