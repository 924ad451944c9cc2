import { App, Chart, Size, Testing, Yaml } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  Backend,
  CanaryRelease,
  CronJob,
  DnsConfig,
  EnvSource,
  Exposure,
  Health,
  Identity,
  ImageRuntime,
  IngressNginxController,
  IngressRouter,
  type IngressRouterProps,
  Job,
  LabelRequirement,
  LifecycleHook,
  LogFormat,
  Namespace,
  type NamespaceProps,
  NodeAffinity,
  PodAffinity,
  PodFailureAction,
  PodFailureRule,
  PodVariable,
  PodVolume,
  PorticoDefaults,
  PortProtocol,
  RealIp,
  Resources,
  Rewrite,
  type RouteOptions,
  RoutingTarget,
  SecurityProfile,
  Spread,
  StatefulService,
  type StatefulServiceProps,
  Storage,
  StorageClaim,
  type StorageClaimProps,
  StorageSource,
  Tls,
  WebService,
  type WebServiceProps,
} from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import { parameters } from '../support/runs';

jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

const image = 'nginx:1.29.3';
type Slot = (chart: Chart, text: string) => void;

const service =
  (props: (text: string) => Partial<WebServiceProps>): Slot =>
  (chart, text) =>
    void new WebService(chart, 'user', { image, ...props(text) });
const stateful =
  (props: (text: string) => Partial<StatefulServiceProps>): Slot =>
  (chart, text) =>
    void new StatefulService(chart, 'db', { image, ...props(text) });
const claim =
  (props: (text: string) => Partial<StorageClaimProps>): Slot =>
  (chart, text) =>
    void new StorageClaim(chart, 'uploads', { size: Size.gibibytes(1), ...props(text) });
const router =
  (props: (text: string) => IngressRouterProps): Slot =>
  (chart, text) =>
    void new IngressRouter(chart, 'router', {
      host: 'abc.com',
      defaultBackend: Backend.external('user', 80),
      ...props(text),
    });
const route =
  (options: (text: string) => RouteOptions, path = '/user'): Slot =>
  (chart, text) =>
    new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: Backend.external('user', 80) }).prefix(
      path,
      Backend.external('pay', 80),
      options(text),
    );
const gateway = (options: (text: string) => object): Slot =>
  router((text) => ({ target: RoutingTarget.gatewayApi({ gateway: 'shop', ...options(text) }) }));
/** A policy that has a field in Gateway API, and none in ingress-nginx. */
const onGateway = (policies: (text: string) => RouteOptions): Slot =>
  router((text) => ({ target: RoutingTarget.gatewayApi({ gateway: 'shop' }), ...policies(text) }));
const canary = (props: (text: string) => object): Slot =>
  router((text) => ({
    defaultBackend: new CanaryRelease({
      stable: Backend.external('a', 80),
      canary: Backend.external('b', 80),
      weight: 5,
      ...props(text),
    }),
  }));
const controller =
  (config: (text: string) => object): Slot =>
  (chart, text) =>
    void new IngressNginxController(new Chart(chart.node.root as App, 'edge', { namespace: 'edge' }), 'controller', {
      config: config(text),
    });
const onRouter =
  (add: (made: IngressRouter, text: string) => void): Slot =>
  (chart, text) =>
    add(new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: Backend.external('user', 80) }), text);
/** A map with `__proto__` as its own key, as `JSON.parse` makes it. */
const keyed = <T>(key: string, value: T) => Object.fromEntries([[key, value]]) as { [key: string]: T };
const nginx = (name: string) => (text: string) => ({ annotations: { [`nginx.ingress.kubernetes.io/${name}`]: text } });

const namespace =
  (props: (text: string) => NamespaceProps): Slot =>
  (chart, text) =>
    void new Namespace(chart, 'store', props(text));

/** Every place where users write text. */
const SLOTS: { readonly [place: string]: Slot } = {
  'service image': service((text) => ({ image: text })),
  'service name': service((name) => ({ name })),
  'service version': service((version) => ({ version })),
  'service serviceName': service((serviceName) => ({ serviceName })),
  'service id': (chart, text) => void new WebService(chart, text, { image }),
  'env value': service((text) => ({ env: { A: EnvValue.fromValue(text) } })),
  'env text': service((text) => ({ env: { A: text, DB_PASSWORD: text } })),
  'variable of a ConfigMap': service((text) => ({ env: { A: PodVariable.configMapKey(text, text) } })),
  'source of variables': service((text) => ({ envFrom: [EnvSource.configMap(text, { prefix: text })] })),
  'prefix of variables': service((prefix) => ({ envFrom: [EnvSource.secret('mail', { prefix })] })),
  'env name': service((text) => ({ env: keyed(text, EnvValue.fromValue('1')) })),
  'label key': service((text) => ({ labels: keyed(text, 'x') })),
  'label value': service((text) => ({ labels: { team: text } })),
  'annotation key': service((text) => ({ annotations: keyed(text, 'x') })),
  'annotation value': service((text) => ({ annotations: { note: text } })),
  'health path': service((text) => ({ health: Health.http(text) })),
  'health live': service((text) => ({ health: Health.http('/', { live: text }) })),
  'health started': service((text) => ({ health: Health.http('/', { started: text }) })),
  'health header': service((text) => ({ health: Health.http('/', { headers: keyed(text, 'x') }) })),
  'health header value': service((text) => ({ health: Health.http('/', { headers: { 'X-A': text } }) })),
  'health file': service((text) => ({ health: Health.file(`/tmp/${text}`) })),
  'health command': service((text) => ({ health: Health.command([text], { live: [text, text] }) })),
  'hook command': service((text) => ({ postStart: LifecycleHook.command([text, text]) })),
  'hook path': service((text) => ({ postStart: LifecycleHook.http(text, { headers: { 'X-A': text } }) })),
  'hook port': service((port) => ({ postStart: LifecycleHook.http('/', { port, headers: keyed(port, 'x') }) })),
  command: service((text) => ({ command: [text, text] })),
  args: service((text) => ({ args: [text, `--${text}`, `--password=${text}`, text] })),
  'command and args': service((text) => ({ command: [`/bin/${text}`, '-p', text], args: [`-p${text}`] })),
  'key of a Secret that is mounted': service((text) => ({
    volumes: { '/a': PodVolume.secret('tls', { items: keyed(text, text) }) },
  })),
  'path of a key that is mounted': service((text) => ({
    volumes: { '/a': PodVolume.configMap('tls', { items: { a: text } }) },
  })),
  'audience of a token': service((audience) => ({ volumes: { '/a': PodVolume.serviceAccountToken({ audience }) } })),
  'file of a token': service((path) => ({ volumes: { '/a': PodVolume.serviceAccountToken({ path }) } })),
  'file of the downward API': service((text) => ({
    volumes: { '/a': PodVolume.downwardApi(keyed(text, PodVariable.field('metadata.name'))) },
  })),
  'field of the downward API': service((text) => ({
    volumes: { '/a': PodVolume.downwardApi({ a: PodVariable.field(text) }) },
  })),
  'class of ephemeral storage': service((storageClass) => ({
    volumes: { '/a': PodVolume.ephemeral({ size: Size.gibibytes(1), storageClass }) },
  })),
  'image that is mounted': (chart, text) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion: '1.35..1.37' });
    new WebService(chart, 'user', { image, volumes: { '/a': PodVolume.image(text) } });
  },
  'working directory': service((workingDir) => ({ workingDir })),
  'extended resource': service((text) => ({ resources: Resources.of({ extended: keyed(text, 1) }) })),
  'config value': service((text) => ({ config: { A: text } })),
  'container name': service((containerName) => ({ containerName })),
  'name of a further Service': service((text) => ({ services: keyed(text, {}) })),
  'port of a further Service': service((text) => ({ services: { more: { ports: keyed(text, 80) } } })),
  'name of the container port': service((containerPortName) => ({ containerPortName })),
  'protocol of the port': service((text) => ({ protocol: PortProtocol.tcp(text, { appProtocol: text }) })),
  'name of the Service port': service((servicePortName) => ({ servicePortName })),
  'node requirement': service((text) => ({
    nodeAffinity: NodeAffinity.required([LabelRequirement.exists(text), LabelRequirement.in('a', [text])]),
  })),
  'pods of a rule': service((text) => ({
    podAffinity: PodAffinity.required({ labels: keyed(text, text), topologyKey: text, namespaces: [text] }),
  })),
  'topology of a spread': service((text) => ({
    spread: Spread.required({ topologyKey: text, matchLabelKeys: [text] }),
  })),
  'scheduler and runtime class': service((text) => ({ schedulerName: text, runtimeClassName: text })),
  'host alias': service((text) => ({ hostAliases: keyed(text, [text]) })),
  'name of a host alias': service((text) => ({ hostAliases: { '10.0.0.7': [text] } })),
  'search domain': service((text) => ({ dns: DnsConfig.cluster({ searches: [text] }) })),
  'option of resolv.conf': service((text) => ({ dns: DnsConfig.node({ options: keyed(text, text) }) })),
  'name server': service((text) => ({ dns: DnsConfig.servers([text]) })),
  'host name': service((text) => ({ hostname: text, subdomain: text })),
  'name of an account': service((name) => ({ identity: Identity.own({ name }) })),
  'rule of an account': service((text) => ({
    identity: Identity.own({
      rules: [{ apiGroups: [text], resources: [text], resourceNames: [text], verbs: ['get'] }],
    }),
  })),
  'namespace id': (chart, text) => void new Namespace(chart, text),
  'namespace name': namespace((name) => ({ name })),
  'version of Pod Security': namespace((version) => ({ podSecurity: { version } })),
  'label of a namespace': namespace((text) => ({ labels: keyed(text, text) })),
  'annotation of a namespace': namespace((text) => ({ annotations: keyed(text, text) })),
  'selector key': service((text) => ({ selector: keyed(text, 'x') })),
  'selector value': service((text) => ({ selector: { app: text } })),
  'label of the pods': service((text) => ({ pods: { labels: keyed(text, 'x') } })),
  'annotation of the Service': service((text) => ({ service: { annotations: keyed(text, text) } })),
  'annotation of a load balancer': service((text) => ({
    exposure: Exposure.loadBalancer({ annotations: keyed(text, text), loadBalancerClass: text, sourceRanges: [text] }),
  })),
  'name of a seccomp profile': service((text) => ({
    runtime: ImageRuntime.restricted({ seccomp: SecurityProfile.localhost(text) }),
  })),
  'name of an AppArmor profile': service((text) => ({
    runtime: ImageRuntime.restricted({ appArmor: SecurityProfile.localhost(text) }),
  })),
  capability: service((text) => ({ runtime: ImageRuntime.baseline({ user: 0, capabilities: [text] }) })),
  'writable path': service((text) => ({ runtime: ImageRuntime.restricted({ writablePaths: [text] }) })),
  'path of the node': service((text) => ({ volumes: { '/data': PodVolume.hostPath(text) } })),
  'path in a volume': service((text) => ({ volumes: { '/data': PodVolume.claim('data').subPath(text) } })),
  'claim id': (chart, text) => void new StorageClaim(chart, text, { size: Size.gibibytes(1) }),
  'claim name': claim((name) => ({ name })),
  'storage class': claim((storageClass) => ({ storageClass })),
  'volume name': claim((volumeName) => ({ volumeName })),
  'label of a claim': claim((text) => ({ labels: keyed(text, text) })),
  'annotation of a claim': claim((text) => ({ annotations: keyed(text, text) })),
  'source of a claim': claim((text) => ({ source: StorageSource.snapshot(text) })),
  'schedule of a CronJob': (chart, schedule) => void new CronJob(chart, 'report', { image, schedule }),
  'timeZone of a CronJob': (chart, timeZone) =>
    void new CronJob(chart, 'report', { image, schedule: '@daily', timeZone }),
  'image of kubectl, by which pods wait for a Job': (chart, kubectlImage) =>
    void new Job(chart, 'migrate', { image, kubectlImage, before: [new WebService(chart, 'user', { image })] }),
  'container of a rule about failed pods': (chart, text) =>
    void new Job(chart, 'migrate', {
      image,
      podFailurePolicy: [
        PodFailureRule.exitCodes([1], PodFailureAction.COUNT, text),
        PodFailureRule.condition(text, PodFailureAction.COUNT),
      ],
    }),
  'image of a Job, whose name has the tag': (chart, text) => void new Job(chart, 'migrate', { image: `shop:${text}` }),
  'storage path': stateful((text) => ({ storage: keyed(text, Storage.claim({ size: Size.gibibytes(1) })) })),
  'storage name': stateful((name) => ({
    storage: {
      '/data': Storage.claim({ name, size: Size.gibibytes(1), storageClass: name, labels: keyed(name, name) }),
    },
  })),
  'headless name': stateful((headlessServiceName) => ({ headlessServiceName })),
  'router id': (chart, text) => void new IngressRouter(chart, text, { defaultBackend: Backend.external('user', 80) }),
  'router name': router((name) => ({ name })),
  'router host': router((host) => ({ host })),
  'router hosts': router((text) => ({ host: undefined, hosts: [text] })),
  'router appRoot': router((appRoot) => ({ appRoot })),
  'router class': router((className) => ({ target: RoutingTarget.ingressNginx({ className }) })),
  'tls secret': router((text) => ({ tls: Tls.secret(text) })),
  'tls hosts': router((text) => ({ tls: Tls.secret('tls', { hosts: [text] }) })),
  'tls clusterIssuer': router((clusterIssuer) => ({ tls: Tls.certManager({ clusterIssuer }) })),
  'tls issuer': router((issuer) => ({ tls: Tls.certManager({ issuer }) })),
  'tls secretName': router((secretName) => ({ tls: Tls.certManager({ issuer: 'ca', secretName }) })),
  'prefix path': onRouter((made, text) => made.prefix(text, Backend.external('pay', 80))),
  'exact path': onRouter((made, text) => made.exact(text, Backend.external('pay', 80))),
  'regex path': onRouter((made, text) => made.regex(text, Backend.external('pay', 80))),
  'redirect from': onRouter((made, text) => made.redirect(text, { path: '/new' })),
  'redirect path': onRouter((made, text) => made.redirect('/old', { path: text })),
  'redirect url': onRouter((made, text) => made.redirect('/old', { url: text })),
  'redirect host': onRouter((made, host) => made.redirect('/old', { path: '/new', host })),
  'external service': onRouter((made, text) => made.prefix('/pay', Backend.external(text, 80))),
  'route host': route((host) => ({ host })),
  'rewrite to': route((text) => ({ rewrite: Rewrite.to(text) })),
  'rewrite replacePrefix': route((text) => ({ rewrite: Rewrite.replacePrefix(text) })),
  'rewrite regex': onRouter((made, text) =>
    made.regex('/(a)', Backend.external('pay', 80), { rewrite: Rewrite.regex(text) }),
  ),
  'cors origin': route((text) => ({ cors: { origins: [text] } })),
  'cors method': route((text) => ({ cors: { origins: ['*'], methods: [text] } })),
  'cors header': route((text) => ({ cors: { origins: ['*'], headers: [text] } })),
  'cors exposedHeader': route((text) => ({ cors: { origins: ['*'], exposedHeaders: [text] } })),
  allowFrom: route((text) => ({ allowFrom: [text] })),
  denyFrom: route((text) => ({ denyFrom: [text] })),
  'sticky cookie': route((cookie) => ({ stickySession: { cookie } })),
  'basicAuth secretName': route((secretName) => ({ basicAuth: { secretName } })),
  'basicAuth realm': route((realm) => ({ basicAuth: { secretName: 'users', realm } })),
  'externalAuth url': route((url) => ({ externalAuth: { url } })),
  'externalAuth signinUrl': route((signinUrl) => ({ externalAuth: { url: 'https://a.com', signinUrl } })),
  'externalAuth responseHeader': route((text) => ({ externalAuth: { url: 'https://a.com', responseHeaders: [text] } })),
  'route annotation key': route((text) => ({ annotations: keyed(text, 'x') })),
  'route annotation value': route((text) => ({ annotations: { 'example.com/note': text } })),
  'raw annotation of the controller': route((text) => ({
    annotations: keyed(`nginx.ingress.kubernetes.io/${text}`, 'x'),
  })),
  'controller option': controller((text) => ({ options: keyed(text, 'x') })),
  'controller option value': controller((text) => ({ options: { 'log-format-upstream': text, 'ssl-ciphers': text } })),
  'controller log format': controller((text) => ({ logFormat: LogFormat.text(text) })),
  'trusted proxy': controller((text) => ({ realIp: RealIp.fromHeader([text], text) })),
  'port of an external Service': onRouter((made, text) => made.prefix('/pay', Backend.externalNamed('pay', text))),
  'Service of another namespace': onRouter((made, text) =>
    made.prefix('/pay', Backend.inNamespace(text, Backend.external(text, 80))),
  ),
  'client certificates': router((text) => ({
    clientCertificates: { secretName: text, errorPage: text, commonName: text },
  })),
  'certificate of a backend': onGateway((text) => ({ backendTls: { hostname: text, caConfigMap: text } })),
  'consistent hash': route((text) => ({ consistentHash: { key: text } })),
  'raw upstream-vhost': route(nginx('upstream-vhost')),
  'raw proxy-cookie-path': route(nginx('proxy-cookie-path')),
  'raw x-forwarded-prefix': route(nginx('x-forwarded-prefix')),
  'raw auth-cache-key': route(nginx('auth-cache-key')),
  'canary header name': canary((name) => ({ header: { name } })),
  'canary header value': canary((value) => ({ header: { name: 'x', value } })),
  'canary header pattern': canary((pattern) => ({ header: { name: 'x', pattern } })),
  'canary cookie': canary((cookie) => ({ cookie })),
  'gateway name': gateway((text) => ({ gateway: text })),
  'gateway namespace': gateway((gatewayNamespace) => ({ gatewayNamespace })),
  'gateway section': gateway((sectionName) => ({ sectionName })),
  'gateway class': gateway((gatewayClassName) => ({ create: { gatewayClassName } })),
  'response header': onGateway((text) => ({ responseHeaders: keyed(text, 'x') })),
  'response header value': onGateway((text) => ({ responseHeaders: { 'X-A': text } })),
};

const NASTY = [
  'y',
  'on',
  'NO',
  '~',
  'null',
  '0o7',
  '012',
  '1e3',
  '0x1F',
  '1_000',
  '.inf',
  '=',
  '<<',
  '2001-12-14',
  '2001-12-14t21:59:43.10-05:00',
  '190:20:30',
  'a: b',
  'a #b',
  '# a',
  '- a',
  '? a',
  '"',
  "'",
  '`id`',
  '!!js/function "x"',
  '&a',
  '*a',
  '|',
  '>',
  '%TAG',
  '@a',
  '---',
  '...',
  '--- a\nkind: Secret',
  'a\nb: c',
  'a\r\nb',
  'a\u2028b',
  '\u0085',
  '\ttab',
  ' lead',
  'trail ',
  '\n',
  '\\',
  '$' + '{HOME}',
  '$(id)',
  '{{ .Values.a }}',
  '{% a %}',
  '<%= a %>',
  '; }',
  'a; return 200 "x"',
  '} location / {',
  '$host',
  '\u0000',
  '\u001b[31m',
  '\u007f',
  '\u202eabc',
  '\u200b',
  '\ufeffa',
  '\ud800',
  '😀',
  'é',
  'x'.repeat(300),
  `/${'x'.repeat(5000)}`,
  '__proto__',
  'constructor',
  'toString',
  '/a;b',
  '/a{b}',
  '/a\nb',
  '/a#b',
  '/$1',
  '/a"b',
];
const nasty = fc.constantFrom(...NASTY);
const text = fc.oneof(
  nasty,
  fc.tuple(nasty, nasty).map(([first, second]) => first + second),
  fc.tuple(fc.constantFrom('/', 'a', 'https://a.com/', 'nginx:'), nasty).map(([start, rest]) => start + rest),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.string({ unit: fc.constantFrom('a', '/', '$', ';', '{', '}', '\n', '"', '#', ':', ' ', '\\', '*'), maxLength: 8 }),
);

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** The header of a canary and the key of a hash are read by Lua, and are not written into the configuration. */
const IN_LUA = ['canary-by-header-pattern', 'upstream-hash-by'].map((name) => `nginx.ingress.kubernetes.io/${name}`);

/** The controller's validator allows braces here, as in the name of a server. */
const BRACES = 'nginx.ingress.kubernetes.io/upstream-vhost';

/** Annotations that the controller writes into nginx.conf, with a character that has a meaning there. */
function unsafe(objects: readonly { metadata: { annotations?: { [key: string]: string } } }[]): string[] {
  return objects.flatMap(({ metadata: { annotations = {} } }) =>
    Object.entries(annotations)
      .filter(
        ([key, value]) =>
          key.startsWith('nginx.ingress.kubernetes.io/') &&
          !IN_LUA.includes(key) &&
          (key === BRACES ? /[;\n\r\0#]/ : /[;{}\n\r\0#]/).test(value.trim()),
      )
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
  );
}

test.each(Object.entries(SLOTS))('text in %s is either data or refused', (_, write) => {
  fc.assert(
    fc.property(text, (value) => {
      const chart = new Chart(new App(), 'shop');
      let objects: ReturnType<typeof Testing.synth>;
      try {
        write(chart, value);
        objects = Testing.synth(chart);
      } catch (error) {
        if (!(error instanceof ProblemsError)) throw error;
        expect(error.message).not.toMatch(/\n {4}at /);
        return;
      }
      const yaml = Yaml.stringify(...objects);
      for (const version of ['1.1', '1.2'] as const) {
        const documents = parseAllDocuments(yaml, { version });
        expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
        expect(documents.map((document) => document.toJS())).toEqual(plain(objects));
      }
      expect(unsafe(objects)).toEqual([]);
    }),
    // Names that every object has, which a lookup by name finds although nobody wrote them.
    { ...parameters(24), examples: [['constructor'], ['__proto__']] },
  );
});
