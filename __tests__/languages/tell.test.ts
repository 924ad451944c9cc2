import * as fc from 'fast-check';
import { inHostLanguage, type Words } from '../../lib/languages/tell';
import { show } from '../../lib/rules/show';
import { inLanguage, type LanguageName, runAs } from './languages';

const all = (message: string, words?: Words) =>
  (['Python', 'Java', 'Go', 'C#'] as const).map((name) => inLanguage(name, message, words));

test.each([
  [
    'write Rewrite.stripPrefix() or Rewrite.to("/")',
    'write Rewrite.strip_prefix() or Rewrite.to("/")',
    'write Rewrite.stripPrefix() or Rewrite.to("/")',
    'write Rewrite_StripPrefix() or Rewrite_To(jsii.String("/"))',
    'write Rewrite.StripPrefix() or Rewrite.To("/")',
  ],
  [
    'cpuPercent 300 is above 100',
    'cpu_percent 300 is above 100',
    'cpuPercent 300 is above 100',
    'CpuPercent 300 is above 100',
    'CpuPercent 300 is above 100',
  ],
  [
    'write, for example, { path: "/user" }.',
    'write, for example, path="/user".',
    'write, for example, .path("/user").',
    'write, for example, Path: jsii.String("/user").',
    'write, for example, Path = "/user".',
  ],
  [
    'write scale: Scale.auto({ min: 2, max: 10 }).',
    'write scale=Scale.auto(min=2, max=10).',
    'write .scale(Scale.auto(ScaleAutoOptions.builder().min(2).max(10).build())).',
    'write Scale: Scale_Auto(&ScaleAutoOptions{Min: jsii.Number(2), Max: jsii.Number(10)}).',
    'write Scale = Scale.Auto(new ScaleAutoOptions { Min = 2, Max = 10 }).',
  ],
  [
    'write new CanaryRelease({ stable, canary, weight: 1 }) as the backend',
    'write CanaryRelease(stable=stable, canary=canary, weight=1) as the backend',
    'write CanaryRelease.Builder.create().stable(stable).canary(canary).weight(1).build() as the backend',
    'write NewCanaryRelease(&CanaryReleaseOptions{Stable: stable, Canary: canary, Weight: jsii.Number(1)}) as the backend',
    'write new CanaryRelease(new CanaryReleaseOptions { Stable = stable, Canary = canary, Weight = 1 }) as the backend',
  ],
  [
    'write new Chart(app, "shop", { namespace: "shop" }), or new Environment(app, "prod").',
    'write Chart(app, "shop", namespace="shop"), or Environment(app, "prod").',
    'write Chart.Builder.create(app, "shop").namespace("shop").build(), or new Environment(app, "prod").',
    'write NewChart(app, jsii.String("shop"), &ChartProps{Namespace: jsii.String("shop")}), or NewEnvironment(app, jsii.String("prod"), nil).',
    'write new Chart(app, "shop", new ChartProps { Namespace = "shop" }), or new Environment(app, "prod").',
  ],
  [
    'write Peer.pods({ app: "ledger" }, { namespace: "finance" })',
    'write Peer.pods({"app": "ledger"}, namespace="finance")',
    'write Peer.pods(Map.of("app", "ledger"), PeerPodsOptions.builder().namespace("finance").build())',
    'write Peer_Pods(&map[string]*string{"app": jsii.String("ledger")}, &PeerPodsOptions{Namespace: jsii.String("finance")})',
    'write Peer.Pods(new Dictionary<string, string> { ["app"] = "ledger" }, new PeerPodsOptions { Namespace = "finance" })',
  ],
  [
    'write ports: { grpc: PodPort.offered(9000) }',
    'write ports={"grpc": PodPort.offered(9000)}',
    'write .ports(Map.of("grpc", PodPort.offered(9000)))',
    'write Ports: &map[string]PodPort{"grpc": PodPort_Offered(jsii.Number(9000), nil, nil)}',
    'write Ports = new Dictionary<string, PodPort> { ["grpc"] = PodPort.Offered(9000) }',
  ],
  [
    'write calls: [Peer.service(user, { port: … })], or sidecars: [{ name: "proxy", image: "envoy:1" }]',
    'write calls=[Peer.service(user, port=…)], or sidecars=[Sidecar(name="proxy", image="envoy:1")]',
    'write .calls(List.of(Peer.service(user, PeerServiceOptions.builder().port(…).build()))), or .sidecars(List.of(Sidecar.builder().name("proxy").image("envoy:1").build()))',
    'write Calls: &[]ICallee{Peer_Service(user, &PeerServiceOptions{Port: …})}, or Sidecars: &[]*Sidecar{&Sidecar{Name: jsii.String("proxy"), Image: jsii.String("envoy:1")}}',
    'write Calls = new[] { Peer.Service(user, new PeerServiceOptions { Port = … }) }, or Sidecars = new[] { new Sidecar { Name = "proxy", Image = "envoy:1" } }',
  ],
  [
    'write LabelRequirement.in("zone", ["a"]), PodFailureRule.exitCodes([42], PodFailureAction.FAIL_JOB)',
    'write LabelRequirement.in_("zone", ["a"]), PodFailureRule.exit_codes([42], PodFailureAction.FAIL_JOB)',
    'write LabelRequirement.in("zone", List.of("a")), PodFailureRule.exitCodes(List.of(42), PodFailureAction.FAIL_JOB)',
    'write LabelRequirement_In(jsii.String("zone"), &[]*string{jsii.String("a")}), PodFailureRule_ExitCodes(&[]*float64{jsii.Number(42)}, PodFailureAction_FAIL_JOB, nil)',
    'write LabelRequirement.In("zone", new[] { "a" }), PodFailureRule.ExitCodes(new double[] { 42 }, PodFailureAction.FAIL_JOB)',
  ],
  [
    'write new Chart(prod, "web", { namespace: prod.namespace }), prefix() or user.mayReach(pay)',
    'write Chart(prod, "web", namespace=prod.namespace), prefix() or user.may_reach(pay)',
    'write Chart.Builder.create(prod, "web").namespace(prod.getNamespace()).build(), prefix() or user.mayReach(pay)',
    'write NewChart(prod, jsii.String("web"), &ChartProps{Namespace: prod.Namespace()}), Prefix() or user.MayReach(pay, nil)',
    'write new Chart(prod, "web", new ChartProps { Namespace = prod.Namespace }), Prefix() or user.MayReach(pay)',
  ],
  [
    'write resources: Resources.of({ cpu: { request: Cpu.millis(100) } }), or exposure: Exposure.headless()',
    'write resources=Resources.of(cpu=CpuBounds(request=CpuAmount.millis(100))), or exposure=Exposure.headless()',
    'write .resources(Resources.of(ResourcesOptions.builder().cpu(CpuBounds.builder().request(CpuAmount.millis(100)).build()).build())), or .exposure(Exposure.headless())',
    'write Resources: Resources_Of(&ResourcesOptions{Cpu: &CpuBounds{Request: CpuAmount_Millis(jsii.Number(100))}}), or Exposure: Exposure_Headless(nil)',
    'write Resources = Resources.Of(new ResourcesOptions { Cpu = new CpuBounds { Request = CpuAmount.Millis(100) } }), or Exposure = Exposure.Headless()',
  ],
  [
    'sidecars 5 has the wrong type; expected a list such as [{ name: "proxy", image: "envoy:1" }]',
    'sidecars 5 has the wrong type; expected a list such as [Sidecar(name="proxy", image="envoy:1")]',
    'sidecars 5 has the wrong type; expected a list such as List.of(Sidecar.builder().name("proxy").image("envoy:1").build())',
    'sidecars 5 has the wrong type; expected a list such as &[]*Sidecar{&Sidecar{Name: jsii.String("proxy"), Image: jsii.String("envoy:1")}}',
    'sidecars 5 has the wrong type; expected a list such as new[] { new Sidecar { Name = "proxy", Image = "envoy:1" } }',
  ],
  [
    'by accepts: { [GatewayDifference.HOST_ORDER]: "…" } of GatewayImplementation.traefik()',
    'by accepts={"HOST_ORDER": "…"} of GatewayImplementation.traefik()',
    'by .accepts(Map.of("HOST_ORDER", "…")) of GatewayImplementation.traefik()',
    'by Accepts: &map[string]*string{"HOST_ORDER": jsii.String("…")} of GatewayImplementation_Traefik(nil)',
    'by Accepts = new Dictionary<string, string> { ["HOST_ORDER"] = "…" } of GatewayImplementation.Traefik()',
  ],
  [
    'httpsRedirect undefined: write true or httpsRedirect: false, as config.realIp of Tls.certificate(new Certificate(chart, "abc-com", { … })).',
    'https_redirect None: write True or https_redirect=False, as config.real_ip of Tls.certificate(Certificate(chart, "abc-com", …)).',
    'httpsRedirect null: write true or .httpsRedirect(false), as config.realIp of Tls.certificate(Certificate.Builder.create(chart, "abc-com")….build()).',
    'HttpsRedirect nil: write true or HttpsRedirect: jsii.Bool(false), as Config.RealIp of Tls_Certificate(NewCertificate(chart, jsii.String("abc-com"), &CertificateProps{…})).',
    'HttpsRedirect null: write true or HttpsRedirect = false, as Config.RealIp of Tls.Certificate(new Certificate(chart, "abc-com", new CertificateProps { … })).',
  ],
])('%s', (message, ...expected) => {
  expect(all(message)).toEqual(expected);
  expect(inHostLanguage(message)).toBe(message);
});

test('an agent that jsii does not have leaves messages alone', () => {
  expect(runAs('node.js/v24', () => inHostLanguage('write Rewrite.stripPrefix()'))).toBe('write Rewrite.stripPrefix()');
});

test.each([
  ['spec.template.spec.hostNetwork of Deployment "a" is true', 'a field by its path'],
  ['maxUnavailable 0 of PodDisruptionBudget "a" and minAvailable are both written', 'a field that an option has too'],
  ['rules[0].apiGroup is not a field of Role: write apiGroups', 'what follows an index'],
  ['bootstrapServers "a:9092" of trigger "kafka" is looked up', 'a field of a scaler of KEDA'],
  ['write { port: 80 } in its spec.ports, or { cpu: "50m" } with readOnly: true', 'YAML'],
  ['data["cpuPercent"] has no key sessionAffinity: "ClientIP"', 'a key of a map'],
  ['annotation nginx.ingress.kubernetes.io/appRoot and shop/cpuPercent and $cpuPercent', 'parts of longer words'],
])('about an object of Kubernetes, %s stays: %s', (message) => {
  expect(all(message, 'fields')).toEqual([message, message, message, message]);
});

test('a message about an object of Kubernetes names options that are no fields, and code, as the language does', () => {
  const message =
    'maxUnavailable is 0: raise kubernetesVersion, or write rollout: Rollout.rolling({ maxUnavailable: 1 }).';
  expect(inLanguage('Python', message, 'fields')).toBe(
    'maxUnavailable is 0: raise kubernetes_version, or write rollout=Rollout.rolling(max_unavailable=1).',
  );
});

test('a name that fields have too is an option, unless it is said of an object', () => {
  expect(inLanguage('Python', 'maxUnavailable 5 leaves no pod: write another sessionAffinity.')).toBe(
    'max_unavailable 5 leaves no pod: write another session_affinity.',
  );
  const ofObject = 'behind a Service with externalTrafficPolicy Cluster, set appProtocol of a Service made elsewhere';
  expect(inLanguage('Python', ofObject)).toBe(ofObject);
});

test.each(['Python', 'Java', 'Go', 'C#'] as const)(
  'a value of the user stays what it is in %s',
  (name: LanguageName) => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.stringMatching(/^(?:write |new |scale: |\{ path: |Scale\.fixed\(|"|\\|…|cpuPercent|\)|\}|,){0,30}$/),
    );
    const values = fc.oneof(texts, fc.array(texts, { maxLength: 4 }), fc.dictionary(texts, texts, { maxKeys: 4 }));
    const code = 'write Rewrite.stripPrefix()';
    fc.assert(
      fc.property(values, texts, (value, other) => {
        const message = `${show(value)} is wrong: ${code}, and not ${show(other)}: ${code}.`;
        const told = inLanguage(name, code);
        expect(inLanguage(name, message)).toBe(`${show(value)} is wrong: ${told}, and not ${show(other)}: ${told}.`);
      }),
    );
  },
);

test('what is told once stays so', () => {
  const message =
    'write scale: Scale.auto({ min: 2, cpuPercent: 80 }), rewrite: Rewrite.stripPrefix() or { path: "/a" }';
  for (const name of ['Python', 'Java', 'Go', 'C#'] as const) {
    const told = inLanguage(name, message);
    expect(inLanguage(name, told)).toBe(told);
  }
});
