from cdk8s import App, Chart, Duration, Size
from cdk8s_plus_27 import Cpu
from cdk8s_portico import (
    AntiAffinity,
    Call,
    CpuAmount,
    CpuBounds,
    CronJob,
    CronJobConcurrency,
    CronJobHistory,
    DisruptionBudget,
    DnsConfig,
    Drain,
    EnvSource,
    Exposure,
    FurtherService,
    Health,
    Identity,
    ImageRuntime,
    InitContainer,
    Job,
    JobHook,
    LabelRequirement,
    LifecycleHook,
    Metrics,
    Namespace,
    NamespaceQuota,
    Network,
    NodeAffinity,
    NodeAgent,
    NodeRollout,
    Peer,
    PodAffinity,
    PodCount,
    PodFailureAction,
    PodFailureRule,
    PodPort,
    PodVariable,
    PodVolume,
    PorticoDefaults,
    PortProtocol,
    ResourceAmounts,
    Resources,
    Rollout,
    Scale,
    SecretKey,
    SecurityProfile,
    Settings,
    Sidecar,
    SizeBounds,
    Spread,
    StatefulRollout,
    StatefulService,
    Storage,
    StorageClaim,
    StorageSource,
    Toleration,
    TolerationEffect,
    WebService,
    Worker,
)

app = App()
PorticoDefaults.of(app).set(
    kubernetes_version="1.34..1.36",
    registry="registry.example.com/shop",
    labels={"area": "sales", "team": "storefront"},
    network=Network.closed(),
)
shop = Chart(app, "shop", namespace="shop")
Namespace(
    shop,
    "namespace",
    name="shop",
    quota=NamespaceQuota(pods=200, requests=ResourceAmounts(cpu=CpuAmount.units(40), memory=Size.gibibytes(80))),
)
common = Settings(
    shop,
    "common",
    config={"LOG_LEVEL": "info", "CURRENCY": "EUR"},
    files={"/etc/shop/texts/de.yaml": "hello: Hallo\n", "/etc/shop/features.yaml": "wishlist: true\n"},
)
receipts = StorageClaim(
    shop, "receipts", size=Size.gibibytes(5), source=StorageSource.snapshot("receipts-2026")
)

database = StatefulService(
    shop,
    "database",
    image="postgres:18.1",
    runtime=ImageRuntime.postgres(),
    port=5432,
    protocol=PortProtocol.tcp("postgres"),
    storage={"/var/lib/postgresql": Storage.claim(size=Size.gibibytes(10))},
    secrets={"POSTGRES_PASSWORD": SecretKey.of("database", "password")},
    rollout=StatefulRollout.rolling(min_ready=Duration.seconds(20)),
    health=Health.tcp(),
)
audit = PodVolume.scratch(size_limit=Size.mebibytes(200))
catalog = WebService(
    shop,
    "catalog",
    image="catalog:2.3.0",
    port=3000,
    ports={"debug": PodPort.pod_only(9229), "admin": PodPort.offered(9000)},
    runtime=ImageRuntime.restricted(user=1000, seccomp=SecurityProfile.runtime_default()),
    health=Health.http("/ready", live="/live", headers={"Accept": "text/plain", "X-Probe": "yes"}),
    scale=Scale.auto(min=3, max=12, cpu_percent=60),
    resources=Resources.of(
        cpu=CpuBounds(request=Cpu.millis(250)),
        memory=SizeBounds(request=Size.mebibytes(256), limit=Size.mebibytes(512)),
        extended={"example.com/dongle": 2, "example.com/fpga": 1},
    ),
    settings=[common],
    config={"SEARCH": "fuzzy", "PAGE_SIZE": "24"},
    env={
        "MOTTO": PodVariable.config_map_key("mottos", "today", optional=True),
        "POD_NAME": PodVariable.field("metadata.name"),
        "GREETING": "hello $(POD_NAME)",
    },
    env_from=[EnvSource.secret("extra", prefix="X_", optional=True)],
    secrets={
        "MAIL_PASSWORD": SecretKey.of("mail", "password", optional=True),
        "DB_PASSWORD": SecretKey.of("database", "password"),
    },
    services={
        "catalog-all": FurtherService(ports={"http": 3000, "admin": 9000}, exposure=Exposure.headless()),
        "catalog-admin": FurtherService(ports={"admin": 9000}, labels={"visible": "no", "tier": "admin"}),
    },
    calls=[
        Call.to(
            database,
            url_variable="DATABASE_URL",
            url_credentials="shop:$(DB_PASSWORD)",
            url_path="/shop",
        ),
        Peer.host("api.stripe.com", addresses=["203.0.113.7/32"]),
    ],
    volumes={
        "/etc/tls": PodVolume.secret("catalog-tls", items={"tls.key": "key.pem", "tls.crt": "cert.pem"}),
        "/var/log/audit": audit,
        "/var/lib/receipts": receipts.volume(),
    },
    sidecars=[
        Sidecar(
            name="shipper",
            image="cr.fluentbit.io/fluent/fluent-bit:4.1.1",
            args=["--config=/etc/shipper/shipper.yaml"],
            files={"/etc/shipper/shipper.yaml": "pipeline: {}\n"},
            volumes={"/var/lib/shipper": PodVolume.scratch(), "/var/log/audit": audit},
            resources=Resources.of(
                cpu=CpuBounds(request=CpuAmount.millis(20)),
                memory=SizeBounds(limit=Size.mebibytes(64)),
            ),
        )
    ],
    init_containers=[InitContainer(name="migrate", image="catalog:2.3.0", command=["node", "migrate.js"])],
    metrics=Metrics.scrape(port=9464),
    post_start=LifecycleHook.command(["/bin/warm-up"]),
    drain=Drain.graceful(pause=Duration.seconds(15), shutdown=Duration.seconds(60)),
    rollout=Rollout.rolling(max_surge=PodCount.percent(50), min_ready=Duration.seconds(15)),
    disruption_budget=DisruptionBudget.max_unavailable(PodCount.of(1)),
    spread=Spread.preferred(max_skew=2),
    anti_affinity=AntiAffinity.preferred(weight=40),
    pod_affinity=PodAffinity.preferred(labels={"tier": "data", "app": "database"}),
    node_affinity=NodeAffinity.required([LabelRequirement.in_("kubernetes.io/arch", ["amd64", "arm64"])]),
    node_selector={"node.example.com/pool": "web", "node.example.com/disk": "ssd"},
    tolerations=[Toleration(key="dedicated", value="web", effect=TolerationEffect.NO_SCHEDULE)],
    dns=DnsConfig.cluster(options={"timeout": "3", "ndots": "2"}),
    host_aliases={"10.0.0.8": ["old.example.com"], "10.0.0.7": ["legacy.example.com"]},
    identity=Identity.own(annotations={"example.com/team": "shop", "example.com/role": "reader"}),
    exposure=Exposure.load_balancer(annotations={"example.com/b": "2", "example.com/a": "1"}),
    annotations={"example.com/pager": "7", "example.com/owner": "storefront"},
)
Worker(shop, "mailer", image="mailer:1.2.0", calls=[catalog.port("admin")], scale=Scale.fixed(2))
Job(
    shop,
    "migrate",
    image="migrate:1.0.0",
    hook=JobHook.before_release(order=2),
    pod_failure_policy=[PodFailureRule.exit_codes([42, 43], PodFailureAction.FAIL_JOB)],
)
CronJob(
    shop,
    "report",
    image="report:1.0.0",
    schedule="0 4 * * *",
    concurrency=CronJobConcurrency.FORBID,
    history=CronJobHistory(failed=2, successful=1),
)
NodeAgent(
    shop,
    "agent",
    image="agent:1.0.0",
    rollout=NodeRollout.rolling(max_unavailable=PodCount.percent(20)),
)

app.synth()
