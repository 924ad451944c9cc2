from cdk8s import App, Chart, Duration
from cdk8s_portico import (
    AwsAccess,
    Certificate,
    CertificateIssuer,
    CertificateKey,
    DefaultOptions,
    Environment,
    GitOps,
    ImagesLock,
    IngressRouter,
    KafkaSasl,
    Metrics,
    PorticoDefaults,
    Queue,
    Rollout,
    RolloutStep,
    Scale,
    Scraper,
    SecretFile,
    SecretKey,
    SecretStore,
    Slo,
    Tls,
    WebService,
    Worker,
)

app = App()
images = ImagesLock.read(app, "files/images.lock.json")
PorticoDefaults.of(app).set(
    scraper=Scraper.pod_monitor(labels={"team": "shop", "release": "prometheus"}),
    secret_store=SecretStore.cluster("vault", refresh_interval=Duration.hours(1)),
)

environment = Environment(
    app,
    "prod",
    namespace="shop",
    values={"zone": "eu", "host": "abc.com"},
    defaults=DefaultOptions(labels={"area": "sales", "environment": "prod"}),
)
shop = Chart(environment, "shop", namespace=environment.namespace)
web = WebService(
    shop,
    "web",
    image=images.image("web"),
    metrics=Metrics.scrape(),
    rollout=Rollout.canary(steps=[RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(10))]),
    secrets={
        "SIGNING_KEY": SecretKey.external(
            SecretStore.of("local"), "shop/web/signing", "key", secret_name="signing"
        ),
        "API_TOKEN": SecretKey.external(SecretStore.of_defaults(), "shop/web", "token"),
    },
)
SecretFile(shop, "database", file="files/database.yaml")
Worker(
    shop,
    "orders",
    image=images.image("orders"),
    scale=Scale.on_queue(
        Queue.kafka(
            bootstrap_servers=["kafka.shop.svc:9092"],
            topic="orders",
            consumer_group="shop",
            sasl=KafkaSasl.scram_sha512(SecretKey.of("kafka", "username"), SecretKey.of("kafka", "password")),
        ),
        messages_per_pod=20,
        min=0,
        max=10,
    ),
)
Worker(
    shop,
    "mails",
    image=images.image("mails"),
    scale=Scale.on_queue(
        Queue.sqs(
            url="https://sqs.eu-central-1.amazonaws.com/111122223333/mails",
            access=AwsAccess.role("arn:aws:iam::111122223333:role/keda"),
        ),
        messages_per_pod=5,
        min=1,
        max=4,
    ),
)

certificate = Certificate(
    shop,
    "abc-com",
    dns_names=[environment.value("host")],
    issuer=CertificateIssuer.cluster("letsencrypt"),
    private_key=CertificateKey.ecdsa(384),
)
router = IngressRouter(
    shop,
    "router",
    host=environment.value("host"),
    tls=Tls.certificate(certificate),
    default_backend=web,
)
router.slo(web, Slo.availability("99.9", labels={"team": "shop", "severity": "page"}))

delivery = Chart(app, "delivery", namespace="argocd")
GitOps.argo_cd(delivery, "shop", environment=environment, repository="https://git.example.com/shop.git")

app.synth()
