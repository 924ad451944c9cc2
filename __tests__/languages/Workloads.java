import io.github.cdk8s_portico.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;

public class Workloads {
  public static void main(String[] args) {
    App app = new App();
    PorticoDefaults.of(app).set(DefaultOptions.builder()
        .kubernetesVersion("1.34..1.36")
        .registry("registry.example.com/shop")
        .labels(Map.of("area", "sales", "team", "storefront"))
        .network(Network.closed())
        .build());
    Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
    Namespace.Builder.create(shop, "namespace")
        .name("shop")
        .quota(NamespaceQuota.builder()
            .pods(200)
            .requests(ResourceAmounts.builder().cpu(CpuAmount.units(40)).memory(Size.gibibytes(80)).build())
            .build())
        .build();
    Settings common = Settings.Builder.create(shop, "common")
        .config(Map.of("LOG_LEVEL", "info", "CURRENCY", "EUR"))
        .files(Map.of("/etc/shop/texts/de.yaml", "hello: Hallo\n", "/etc/shop/features.yaml", "wishlist: true\n"))
        .build();
    StorageClaim receipts = StorageClaim.Builder.create(shop, "receipts")
        .size(Size.gibibytes(5))
        .source(StorageSource.snapshot("receipts-2026"))
        .build();

    StatefulService database = StatefulService.Builder.create(shop, "database")
        .image("postgres:18.1")
        .runtime(ImageRuntime.postgres())
        .port(5432)
        .protocol(PortProtocol.tcp("postgres"))
        .storage(Map.of(
            "/var/lib/postgresql", Storage.claim(StorageClaimOptions.builder().size(Size.gibibytes(10)).build())))
        .secrets(Map.of("POSTGRES_PASSWORD", SecretKey.of("database", "password")))
        .rollout(StatefulRollout.rolling(
            StatefulRolloutRollingOptions.builder().minReady(Duration.seconds(20)).build()))
        .health(Health.tcp())
        .build();
    PodVolume audit = PodVolume.scratch(PodVolumeScratchOptions.builder().sizeLimit(Size.mebibytes(200)).build());
    WebService catalog = WebService.Builder.create(shop, "catalog")
        .image("catalog:2.3.0")
        .port(3000)
        .ports(Map.of("debug", PodPort.podOnly(9229), "admin", PodPort.offered(9000)))
        .runtime(ImageRuntime.restricted(ImageRuntimeRestrictedOptions.builder()
            .user(1000)
            .seccomp(SecurityProfile.runtimeDefault())
            .build()))
        .health(Health.http("/ready", HealthHttpOptions.builder()
            .live("/live")
            .headers(Map.of("Accept", "text/plain", "X-Probe", "yes"))
            .build()))
        .scale(Scale.auto(ScaleAutoOptions.builder().min(3).max(12).cpuPercent(60).build()))
        .resources(Resources.of(ResourcesOptions.builder()
            .cpu(CpuBounds.builder().request(CpuAmount.millis(250)).build())
            .memory(SizeBounds.builder().request(Size.mebibytes(256)).limit(Size.mebibytes(512)).build())
            .extended(Map.of("example.com/dongle", 2, "example.com/fpga", 1))
            .build()))
        .settings(List.of(common))
        .config(Map.of("SEARCH", "fuzzy", "PAGE_SIZE", "24"))
        .env(Map.of(
            "MOTTO", PodVariable.configMapKey("mottos", "today",
                PodVariableConfigMapKeyOptions.builder().optional(true).build()),
            "POD_NAME", PodVariable.field("metadata.name"),
            "GREETING", "hello $(POD_NAME)"))
        .envFrom(List.of(
            EnvSource.secret("extra", EnvSourceSecretOptions.builder().prefix("X_").optional(true).build())))
        .secrets(Map.of(
            "MAIL_PASSWORD", SecretKey.of("mail", "password", SecretKeyOptions.builder().optional(true).build()),
            "DB_PASSWORD", SecretKey.of("database", "password")))
        .services(Map.of(
            "catalog-all", FurtherService.builder()
                .ports(Map.of("http", 3000, "admin", 9000))
                .exposure(Exposure.headless())
                .build(),
            "catalog-admin", FurtherService.builder()
                .ports(Map.of("admin", 9000))
                .labels(Map.of("visible", "no", "tier", "admin"))
                .build()))
        .calls(List.of(
            Call.to(database, CallToOptions.builder()
                .urlVariable("DATABASE_URL")
                .urlCredentials("shop:$(DB_PASSWORD)")
                .urlPath("/shop")
                .build()),
            Peer.host("api.stripe.com", PeerHostOptions.builder().addresses(List.of("203.0.113.7/32")).build())))
        .volumes(Map.of(
            "/etc/tls", PodVolume.secret("catalog-tls",
                PodVolumeSecretOptions.builder().items(Map.of("tls.key", "key.pem", "tls.crt", "cert.pem")).build()),
            "/var/log/audit", audit,
            "/var/lib/receipts", receipts.volume()))
        .sidecars(List.of(Sidecar.builder()
            .name("shipper")
            .image("cr.fluentbit.io/fluent/fluent-bit:4.1.1")
            .args(List.of("--config=/etc/shipper/shipper.yaml"))
            .files(Map.of("/etc/shipper/shipper.yaml", "pipeline: {}\n"))
            .volumes(Map.of("/var/lib/shipper", PodVolume.scratch(), "/var/log/audit", audit))
            .resources(Resources.of(ResourcesOptions.builder()
                .cpu(CpuBounds.builder().request(CpuAmount.millis(20)).build())
                .memory(SizeBounds.builder().limit(Size.mebibytes(64)).build())
                .build()))
            .build()))
        .initContainers(List.of(
            InitContainer.builder().name("migrate").image("catalog:2.3.0").command(List.of("node", "migrate.js")).build()))
        .metrics(Metrics.scrape(MetricsScrapeOptions.builder().port(9464).build()))
        .postStart(LifecycleHook.command(List.of("/bin/warm-up")))
        .drain(Drain.graceful(
            DrainGracefulOptions.builder().pause(Duration.seconds(15)).shutdown(Duration.seconds(60)).build()))
        .rollout(Rollout.rolling(
            RolloutRollingOptions.builder().maxSurge(PodCount.percent(50)).minReady(Duration.seconds(15)).build()))
        .disruptionBudget(DisruptionBudget.maxUnavailable(PodCount.of(1)))
        .spread(Spread.preferred(SpreadPreferredOptions.builder().maxSkew(2).build()))
        .antiAffinity(AntiAffinity.preferred(AntiAffinityPreferredOptions.builder().weight(40).build()))
        .podAffinity(PodAffinity.preferred(
            PodAffinityPreferredOptions.builder().labels(Map.of("tier", "data", "app", "database")).build()))
        .nodeAffinity(NodeAffinity.required(
            List.of(LabelRequirement.in("kubernetes.io/arch", List.of("amd64", "arm64")))))
        .nodeSelector(Map.of("node.example.com/pool", "web", "node.example.com/disk", "ssd"))
        .tolerations(List.of(
            Toleration.builder().key("dedicated").value("web").effect(TolerationEffect.NO_SCHEDULE).build()))
        .dns(DnsConfig.cluster(DnsConfigClusterOptions.builder().options(Map.of("timeout", "3", "ndots", "2")).build()))
        .hostAliases(Map.of("10.0.0.8", List.of("old.example.com"), "10.0.0.7", List.of("legacy.example.com")))
        .identity(Identity.own(IdentityOwnOptions.builder()
            .annotations(Map.of("example.com/team", "shop", "example.com/role", "reader"))
            .build()))
        .exposure(Exposure.loadBalancer(ExposureLoadBalancerOptions.builder()
            .annotations(Map.of("example.com/b", "2", "example.com/a", "1"))
            .build()))
        .annotations(Map.of("example.com/pager", "7", "example.com/owner", "storefront"))
        .build();
    Worker.Builder.create(shop, "mailer")
        .image("mailer:1.2.0")
        .calls(List.of(catalog.port("admin")))
        .scale(Scale.fixed(2))
        .build();
    Job.Builder.create(shop, "migrate")
        .image("migrate:1.0.0")
        .hook(JobHook.beforeRelease(JobHookBeforeReleaseOptions.builder().order(2).build()))
        .podFailurePolicy(List.of(PodFailureRule.exitCodes(List.of(42, 43), PodFailureAction.FAIL_JOB)))
        .build();
    CronJob.Builder.create(shop, "report")
        .image("report:1.0.0")
        .schedule("0 4 * * *")
        .concurrency(CronJobConcurrency.FORBID)
        .history(CronJobHistory.builder().failed(2).successful(1).build())
        .build();
    NodeAgent.Builder.create(shop, "agent")
        .image("agent:1.0.0")
        .rollout(NodeRollout.rolling(
            NodeRolloutRollingOptions.builder().maxUnavailable(PodCount.percent(20)).build()))
        .build();

    app.synth();
  }
}
