import { BackendCertificates } from '../../model/backend-tls';
import type { HttpRouteRule } from '../../model/gateway-object';
import { asList, asRecord, asRecords, asText, type Json, nameOf } from '../../model/json';
import { treatmentOf as standardTreatment } from '../../model/treatment';
import type { Candidate } from './candidate';

/** The objects of `gateway.nginx.org/v1alpha1`, read as their documentation has them. */
export class OwnObjects {
  constructor(private readonly objects: readonly Json[]) {}

  /** The redirect that the lines of a SnippetsFilter answer with. */
  answerOf(rule: HttpRouteRule): { readonly status: number; readonly location: string } | undefined {
    const [, status, location = ''] = /return (\d+) "(.*)";/.exec(this.linesOf(rule)) ?? [];
    return status === undefined ? undefined : { status: Number(status), location: unquoted(location) };
  }

  /** A path, in bytes, as the lines of a SnippetsFilter make it; undefined where they say nothing. */
  rewritten(rule: HttpRouteRule, path: string): string | undefined {
    const [, pattern = '', template = ''] = /rewrite "(.*)" "(.*)" break;/.exec(this.linesOf(rule)) ?? [];
    const match = pattern === '' ? null : new RegExp(unquoted(pattern)).exec(path);
    return match === null
      ? undefined
      : unquoted(template).replace(/\$(\d)/g, (_, number) => match[Number(number)] ?? '');
  }

  /** The treatment of a request, in the words of all targets. */
  treatmentOf({ route, rule }: Candidate): string[] {
    const filters = rule.filters.filter(({ type }) => type !== 'ExtensionRef');
    return [
      ...standardTreatment(filters),
      ...this.kind('ClientSettingsPolicy', route.name).flatMap(body),
      ...this.kind('ProxySettingsPolicy', route.name).flatMap(proxy),
      ...this.kind('RateLimitPolicy', route.name).flatMap(rates),
      ...rule.backends.slice(0, 1).flatMap(({ name }) => this.kind('UpstreamSettingsPolicy', name).flatMap(hash)),
      ...new BackendCertificates(this.objects).factsOf(route.namespace, rule.backends),
      ...addresses(this.linesOf(rule)),
      ...this.filtersOf(rule, 'AuthenticationFilter').flatMap(({ basic }) => {
        const { secretRef, realm } = asRecord(basic);
        return [
          `a password of the Secret ${asRecord(secretRef).name} is asked${realm === '' ? '' : ` for ${JSON.stringify(realm)}`}`,
        ];
      }),
    ];
  }

  /** The specs of a kind that are attached to an object. */
  kind(kind: string, name: string): Json[] {
    return this.objects
      .filter((object) => object.kind === kind)
      .map(({ spec }) => asRecord(spec))
      .filter(({ targetRef, targetRefs }) =>
        [...asRecords(targetRefs), asRecord(targetRef)].some((target) => target.name === name),
      );
  }

  /** True for an HTTPRoute with a policy. */
  isTarget(name: string): boolean {
    const kinds = ['ClientSettingsPolicy', 'ProxySettingsPolicy', 'RateLimitPolicy'];
    return kinds.some((kind) => this.kind(kind, name).length > 0);
  }

  private filtersOf({ filters }: HttpRouteRule, kind: string): Json[] {
    return filters.flatMap(({ extensionRef }) => {
      const ref = asRecord(extensionRef);
      if (ref.kind !== kind) return [];
      const found = this.objects.find((object) => object.kind === kind && nameOf(object) === ref.name);
      if (found === undefined) throw new Error(`no ${kind} has the name ${ref.name}.`);
      return [asRecord(found.spec)];
    });
  }

  private linesOf(rule: HttpRouteRule): string {
    return this.filtersOf(rule, 'SnippetsFilter')
      .flatMap(({ snippets }) => asRecords(snippets).map(({ value }) => asText(value)))
      .join('\n');
  }
}

/** A text as it stands between quotes. */
const unquoted = (text: string) => text.replace(/\\(["\\])/g, '$1');

const UNITS: { readonly [unit: string]: number } = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, s: 1, h: 3600 };

function amountOf(text: unknown, minutes = false): number {
  const [, number, unit = ''] = /^(\d{1,4})([a-z]*)$/.exec(String(text)) ?? [];
  if (number === undefined) throw new Error(`${String(text)} is no amount.`);
  return Number(number) * (minutes && unit === 'm' ? 60 : (UNITS[unit] ?? 1));
}

function body(spec: Json): string[] {
  const size = amountOf(asRecord(spec.body).maxSize);
  return [size === 0 ? 'bodies may have any size' : `bodies have at most ${size} bytes`];
}

function proxy({ timeout, buffering }: Json): string[] {
  const words = { connect: 'connects', read: 'is read', send: 'is sent to' };
  const times = Object.entries(words).flatMap(([name, verb]) => {
    const time = asRecord(timeout)[name];
    return time === undefined ? [] : [`the backend ${verb} within ${amountOf(time, true)} s`];
  });
  const { disable, bufferSize, buffers, busyBuffersSize } = asRecord(buffering);
  const fields = {
    'proxy-buffer-size': bufferSize,
    'proxy-buffering': disable === true ? 'off' : undefined,
    'proxy-buffers-number': asRecord(buffers).number,
    'proxy-busy-buffers-size': busyBuffersSize,
  };
  return [
    ...times,
    ...Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [`nginx reads ${name}: ${value}`],
    ),
  ];
}

function rates({ rateLimit }: Json): string[] {
  const rules = asRecords(asRecord(asRecord(rateLimit).local).rules);
  const units = { s: 'second', m: 'minute' } as { [unit: string]: string };
  const bursts = new Set<number>();
  const words = rules.map(({ rate, burst }) => {
    const [, number, unit = ''] = /^(\d+)r\/([sm])$/.exec(String(rate)) ?? [];
    bursts.add(Number(burst) / Number(number));
    return `a client has ${number} requests a ${units[unit]}`;
  });
  return [...words, ...[...bursts].map((times) => `rates burst to ${times} times`)];
}

const hash = ({ loadBalancingMethod, hashMethodKey }: Json) =>
  loadBalancingMethod === 'hash consistent' ? [`requests with the same ${hashMethodKey} go to 1 of the pods`] : [];

function addresses(lines: string): string[] {
  const blocks = (word: string) =>
    [...lines.matchAll(new RegExp(`^${word} (.*);$`, 'gm'))]
      .map(([, block]) => block)
      .filter((block) => block !== 'all');
  const [allowed, denied] = [blocks('allow'), blocks('deny')];
  return [
    ...(allowed.length > 0 && lines.endsWith('deny all;')
      ? [`only clients of ${asList(allowed).join(', ')} pass`]
      : []),
    ...(denied.length > 0 ? [`clients of ${asList(denied).join(', ')} do not pass`] : []),
  ];
}
