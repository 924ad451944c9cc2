import io.github.cdk8s_portico.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;

public class Neighbours {
  public static void main(String[] args) {
    App app = new App();
    ImagesLock images = ImagesLock.read(app, "files/images.lock.json");
    PorticoDefaults.of(app).set(DefaultOptions.builder()
        .scraper(Scraper.podMonitor(
            ScraperPodMonitorOptions.builder().labels(Map.of("team", "shop", "release", "prometheus")).build()))
        .secretStore(SecretStore.cluster("vault",
            SecretStoreClusterOptions.builder().refreshInterval(Duration.hours(1)).build()))
        .build());

    Environment environment = Environment.Builder.create(app, "prod")
        .namespace("shop")
        .values(Map.of("zone", "eu", "host", "abc.com"))
        .defaults(DefaultOptions.builder().labels(Map.of("area", "sales", "environment", "prod")).build())
        .build();
    Chart shop = new Chart(environment, "shop",
        ChartProps.builder().namespace(environment.getNamespace()).build());
    WebService web = WebService.Builder.create(shop, "web")
        .image(images.image("web"))
        .metrics(Metrics.scrape())
        .rollout(Rollout.canary(RolloutCanaryOptions.builder()
            .steps(List.of(RolloutStep.weight(10), RolloutStep.pause(Duration.minutes(10))))
            .build()))
        .secrets(Map.of(
            "SIGNING_KEY", SecretKey.external(SecretStore.of("local"), "shop/web/signing", "key",
                SecretKeyExternalOptions.builder().secretName("signing").build()),
            "API_TOKEN", SecretKey.external(SecretStore.ofDefaults(), "shop/web", "token")))
        .build();
    SecretFile.Builder.create(shop, "database").file("files/database.yaml").build();
    Worker.Builder.create(shop, "orders")
        .image(images.image("orders"))
        .scale(Scale.onQueue(
            Queue.kafka(QueueKafkaOptions.builder()
                .bootstrapServers(List.of("kafka.shop.svc:9092"))
                .topic("orders")
                .consumerGroup("shop")
                .sasl(KafkaSasl.scramSha512(SecretKey.of("kafka", "username"), SecretKey.of("kafka", "password")))
                .build()),
            ScaleOnQueueOptions.builder().messagesPerPod(20).min(0).max(10).build()))
        .build();
    Worker.Builder.create(shop, "mails")
        .image(images.image("mails"))
        .scale(Scale.onQueue(
            Queue.sqs(QueueSqsOptions.builder()
                .url("https://sqs.eu-central-1.amazonaws.com/111122223333/mails")
                .access(AwsAccess.role("arn:aws:iam::111122223333:role/keda"))
                .build()),
            ScaleOnQueueOptions.builder().messagesPerPod(5).min(1).max(4).build()))
        .build();

    Certificate certificate = Certificate.Builder.create(shop, "abc-com")
        .dnsNames(List.of(environment.value("host")))
        .issuer(CertificateIssuer.cluster("letsencrypt"))
        .privateKey(CertificateKey.ecdsa(384))
        .build();
    IngressRouter router = IngressRouter.Builder.create(shop, "router")
        .host(environment.value("host"))
        .tls(Tls.certificate(certificate))
        .defaultBackend(web)
        .build();
    router.slo(web, Slo.availability("99.9",
        SloAvailabilityOptions.builder().labels(Map.of("team", "shop", "severity", "page")).build()));

    Chart delivery = new Chart(app, "delivery", ChartProps.builder().namespace("argocd").build());
    GitOps.argoCd(delivery, "shop", GitOpsArgoCdOptions.builder()
        .environment(environment)
        .repository("https://git.example.com/shop.git")
        .build());

    app.synth();
  }
}
