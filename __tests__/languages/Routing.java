import io.github.cdk8s_portico.*;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Size;

public class Routing {
  public static void main(String[] args) {
    App app = new App();
    Chart edge = new Chart(app, "edge");
    IngressNginxController controller = IngressNginxController.Builder.create(edge, "ingress-nginx")
        .exposure(Exposure.nodePorts(NodePorts.builder().http(31234).https(31235).build()))
        .config(IngressNginxConfig.builder()
            .bodySize(Size.mebibytes(8))
            .gzip(Gzip.on(GzipOptions.builder().level(5).types(List.of("text/html", "application/json")).build()))
            .hsts(Hsts.of(HstsOptions.builder().maxAge(Duration.days(365)).build()))
            .logFormat(LogFormat.json(Map.of("status", "$status", "path", "$uri")))
            .realIp(RealIp.fromForwardedHeaders(List.of("10.0.0.0/8")))
            .options(Map.of("use-http2", "true", "keep-alive", "75"))
            .build())
        .build();

    Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
    PayService pay = PayService.Builder.create(shop, "pay").config(Map.of("MODE", "live", "CURRENCY", "EUR")).build();
    CanaryRelease user = CanaryRelease.Builder.create()
        .stable(new UserService(shop, "user"))
        .canary(UserService.Builder.create(shop, "user-next").version("v2").build())
        .weight(10)
        .cookie("canary")
        .header(CanaryHeader.builder().name("x-release").value("next").build())
        .build();

    IngressRouter nginx = IngressRouter.Builder.create(shop, "nginx")
        .hosts(List.of("abc.com", "api.abc.com"))
        .tls(Tls.secret("abc-tls"))
        .target(RoutingTarget.ingressNginx(IngressNginxTargetOptions.builder().controller(controller).build()))
        .defaultBackend(user)
        .annotations(Map.of(
            "nginx.ingress.kubernetes.io/proxy-next-upstream-tries", "2",
            "nginx.ingress.kubernetes.io/proxy-buffer-size", "8k"))
        .build();
    nginx.prefix("/user", user, RouteOptions.builder()
        .rewrite(Rewrite.stripPrefix())
        .cors(Cors.builder()
            .origins(List.of("https://app.example.com"))
            .methods(List.of("GET", "POST"))
            .credentials(true)
            .maxAge(Duration.hours(2))
            .build())
        .build());
    nginx.exact("/pay", pay, RouteOptions.builder()
        .bodySize(Size.mebibytes(2))
        .rateLimit(RateLimit.builder().requestsPerSecond(20).build())
        .build());
    nginx.regex("/items/([0-9]+)", pay,
        RouteOptions.builder().rewrite(Rewrite.regex("/item/$1")).host("api.abc.com").build());
    nginx.redirect("/old-pay", RedirectOptions.builder().path("/pay").status(301).build());

    IngressRouter gateway = IngressRouter.Builder.create(shop, "gateway")
        .host("gw.abc.com")
        .target(RoutingTarget.gatewayApi(GatewayApiTargetOptions.builder()
            .gateway("public")
            .create(GatewayCreation.builder().gatewayClassName("eg").build())
            .implementation(GatewayImplementation.envoyGateway(GatewayImplementationEnvoyGatewayOptions.builder()
                .accepts(Map.of(
                    GatewayDifference.SESSION_HASH.name(), "carts are kept elsewhere",
                    GatewayDifference.CLIENT_PROTOCOL.name(), "no client speaks HTTP/2"))
                .build()))
            .build()))
        .defaultBackend(pay)
        .responseHeaders(Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY"))
        .build();
    gateway.prefix("/billing", Backend.external("billing", 8080), RouteOptions.builder()
        .stickySession(StickySession.builder()
            .cookie("billing")
            .maxAge(Duration.minutes(30))
            .sameSite(SameSite.STRICT)
            .secure(true)
            .build())
        .build());
    gateway.exact("/raw", pay, RouteOptions.builder().without(List.of(RoutePolicy.RESPONSE_HEADERS)).build());

    IngressRouter traefik = IngressRouter.Builder.create(shop, "traefik")
        .host("traefik.abc.com")
        .target(RoutingTarget.ingressNginx(IngressNginxTargetOptions.builder()
            .className("traefik")
            .servedBy(IngressNginxServer.traefik())
            .build()))
        .build();
    traefik.prefix("/", pay);

    app.synth();
  }
}
