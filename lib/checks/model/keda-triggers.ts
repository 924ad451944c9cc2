import { sameTimesFault, scheduleFlaw } from '../../rules/schedule-window';
import { serverAddressFlaw, serverUrlFlaw } from '../../rules/server-address';
import { show } from '../../rules/show';
import { timeZoneFlaw } from '../../rules/time-zone';
import type { AppObject } from './app-object';
import { meantName, meantTrigger } from './keda-metadata';
import { type ObjectFindings, problem, warning } from './object-finding';
import { at, type Fields, fieldsOf, itemsOf, stringMapOf, stringOf } from './read';

/** Triggers that the cluster measures by itself. */
export const MEASURED_BY_CLUSTER: readonly string[] = ['cpu', 'memory'];

/** Triggers whose value KEDA cannot keep: https://keda.sh/docs/latest/reference/scaledobject-spec/#triggers */
const WITHOUT_CACHE = [...MEASURED_BY_CLUSTER, 'cron'];

/** Checks the triggers of a ScaledObject or ScaledJob. */
export function* checkTriggers(object: AppObject): ObjectFindings {
  const triggers = itemsOf(at(object.json, 'spec', 'triggers'));
  const names = triggers.map(({ name }) => name);
  for (const [index, trigger] of triggers.entries()) {
    const { name, useCachedMetrics } = trigger;
    const type = stringOf(trigger.type) ?? '';
    const title = `trigger ${show(type)}`;
    if (useCachedMetrics === true && WITHOUT_CACHE.includes(type)) {
      yield problem(object, `${title} has useCachedMetrics, which KEDA has not for it: leave it out.`);
    }
    if (typeof name === 'string' && name !== '' && names.indexOf(name) < index) {
      yield problem(object, `two triggers have the name ${show(name)}: write another one.`);
    }
    yield* checkWords(object, title, type, trigger);
    if (type === 'cron') yield* checkCron(object, trigger);
    else yield* checkAddresses(object, title, type, trigger);
  }
}

/** Finds slips: an unknown trigger keeps the ScaledObject from becoming ready, and an unknown name is left out. */
function* checkWords(object: AppObject, title: string, type: string, { metadata }: Fields): ObjectFindings {
  const trigger = meantTrigger(type);
  if (trigger !== undefined)
    yield warning(object, `${title} is not a trigger of KEDA: write ${show(trigger)} if that is meant.`);
  for (const name of Object.keys(fieldsOf(metadata))) {
    const meant = meantName(type, name);
    if (meant === undefined) continue;
    yield warning(
      object,
      `${title} does not read ${show(name)} of its metadata: write ${show(meant)} if that is meant.`,
    );
  }
}

const replicasFlaw = (value: unknown) =>
  typeof value === 'string' && /^\s*[1-9]\d*\s*$/.test(value)
    ? undefined
    : 'is no number of pods: write, for example, "5"';

/** The metadata of a trigger of hours. */
const HOURS: {
  readonly [name: string]: { readonly example: string; readonly flawOf: (value: unknown) => string | undefined };
} = {
  timezone: { example: 'Europe/Berlin', flawOf: timeZoneFlaw },
  start: { example: '0 8 * * 1-5', flawOf: scheduleFlaw },
  end: { example: '0 20 * * 1-5', flawOf: scheduleFlaw },
  desiredReplicas: { example: '5', flawOf: replicasFlaw },
};

/** Rules of KEDA's scaler, which speaks of them only when it starts: https://keda.sh/docs/latest/scalers/cron/ */
function* checkCron(object: AppObject, { metadata }: Fields): ObjectFindings {
  const texts = fieldsOf(metadata);
  let isRight = true;
  for (const [name, { example, flawOf }] of Object.entries(HOURS)) {
    const value = texts[name];
    // A value of another type is a matter of the schema.
    const flaw = typeof value === 'string' ? flawOf(value) : undefined;
    isRight = isRight && typeof value === 'string' && flaw === undefined;
    if (flaw !== undefined) yield problem(object, `${name} ${show(value)} of trigger "cron" ${flaw}.`);
    if (value === undefined) {
      yield problem(object, `trigger "cron" has no ${name}: write one, for example ${show(example)}.`);
    }
  }
  if (!isRight) return;
  const { start, end, desiredReplicas } = texts;
  const same = sameTimesFault(String(start), String(end));
  if (same !== undefined) yield problem(object, `start ${show(start)} and end ${show(end)} of trigger "cron" ${same}.`);
  const { maxReplicaCount: most = 100, minReplicaCount: least = 0 } = fieldsOf(object.json.spec);
  const wanted = Number(desiredReplicas);
  if (object.kind !== 'ScaledObject') return;
  if (typeof most === 'number' && wanted > most) {
    yield warning(
      object,
      `desiredReplicas ${wanted} of trigger "cron" are above maxReplicaCount ${most}: raise that, or lower them.`,
    );
  } else if (typeof least === 'number' && wanted <= least && wanted > 0 && least > 0) {
    yield warning(
      object,
      `desiredReplicas ${wanted} of trigger "cron" are not above minReplicaCount ${least}, so that it adds none: write more.`,
    );
  }
}

/** A Service that KEDA asks, by the address in a trigger. */
export interface KedaServer {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** The Services of a cluster that KEDA asks: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
export function kedaServers(object: AppObject): KedaServer[] {
  return itemsOf(at(object.json, 'spec', 'triggers')).flatMap(({ type, metadata }) => {
    const texts = stringMapOf(metadata);
    const fields = Object.keys(SERVERS[stringOf(type) ?? ''] ?? {});
    return fields
      .flatMap((field) => [...(texts[field] ?? '').matchAll(SERVICE)])
      .map(({ groups = {} }) => {
        const { scheme, name = '', namespace = '', port = scheme === 'https' ? '443' : '80' } = groups;
        return { name, namespace, port: Number(port) };
      });
  });
}

const SERVICE =
  /(?:^|[,\s]|(?<scheme>https?):\/\/)(?<name>[a-z0-9-]+)\.(?<namespace>[a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?(?::(?<port>\d+))?(?=[/,\s]|$)/g;

/** The fields of triggers that name servers, which KEDA looks up from its own namespace. */
const SERVERS: { readonly [type: string]: { readonly [field: string]: (value: string) => string | undefined } } = {
  prometheus: { serverAddress: serverUrlFlaw },
  redis: { address: serverAddressFlaw },
  kafka: {
    bootstrapServers: (list) =>
      list
        .split(',')
        .map((one) => serverAddressFlaw(one.trim()))
        .find(Boolean),
  },
};

function* checkAddresses(object: AppObject, title: string, type: string, { metadata }: Fields): ObjectFindings {
  const texts = stringMapOf(metadata);
  for (const [field, flawOf] of Object.entries(SERVERS[type] ?? {})) {
    const value = texts[field];
    const flaw = value === undefined ? undefined : flawOf(value);
    if (flaw !== undefined) yield warning(object, `${field} ${show(value)} of ${title} ${flaw}.`);
  }
}
