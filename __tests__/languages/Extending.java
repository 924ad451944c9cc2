import io.github.cdk8s_portico.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.JsonPatch;
import software.constructs.Construct;

public class Extending {
  static class Billing implements IBackend {
    @Override
    public RouteBackend toRouteBackend() {
      return RouteBackend.builder()
          .stable(ServiceBackend.builder().serviceName("billing").servicePort(8080).build())
          .build();
    }
  }

  static class ListTarget extends RoutingTargetBase {
    @Override
    public String getName() {
      return "list";
    }

    @Override
    public Map<String, TargetCapability> getCapabilities() {
      return Map.of(
          "name", TargetCapability.faithful(),
          "host", TargetCapability.faithful(),
          "defaultBackend", TargetCapability.faithful(),
          "exact path", TargetCapability.faithful(),
          "prefix path", TargetCapability.faithful(),
          "redirect", TargetCapability.differs("whose status no line shows"),
          "rateLimit", TargetCapability.refused("which no line shows", "write it below the list by hand"));
    }

    @Override
    public List<TargetFinding> problems(RouteTable table) {
      return routes(table)
          .filter(route -> route.getPath().contains("|"))
          .map(route -> (TargetFinding) TargetFinding.builder()
              .code("list-path")
              .routeKey(route.getKey())
              .message("\"" + route.getPath() + "\" has a \"|\".")
              .build())
          .toList();
    }

    @Override
    public void render(Construct scope, RouteTable table) {
      List<String> lines = routes(table)
          .map(route -> word(route.getMatch()) + " " + route.getPath() + " " + goesTo(route))
          .toList();
      ApiObject config = ApiObject.Builder.create(scope, "list")
          .apiVersion("v1")
          .kind("ConfigMap")
          .metadata(ApiObjectMetadata.builder().name(table.getName()).build())
          .build();
      config.addJsonPatch(JsonPatch.add("/data", Map.of("routes", String.join("\n", lines))));
    }

    private static Stream<Route> routes(RouteTable table) {
      return table.getHosts().stream().flatMap(host -> host.getRoutes().stream());
    }

    private static String goesTo(Route route) {
      return route.getRedirect() == null
          ? route.getBackend().getStable().getServiceName()
          : route.getRedirect().getLocation();
    }
  }

  static class TeamLabel implements ICheck {
    @Override
    public String getCode() {
      return "acme/team-label";
    }

    @Override
    public List<CheckFinding> check(List<CheckedObject> objects) {
      List<CheckFinding> findings = new ArrayList<>();
      for (CheckedObject each : objects) {
        Map<?, ?> metadata = (Map<?, ?>) ((Map<?, ?>) each.getJson()).get("metadata");
        Map<?, ?> labels = (Map<?, ?>) metadata.get("labels");
        if (each.getKind().equals("Deployment") && (labels == null || !labels.containsKey("team"))) {
          String message = "Deployment \"" + each.getName() + "\" has no label \"team\": add one.";
          findings.add(CheckFinding.builder().path(each.getPath()).message(message).build());
        }
      }
      return findings;
    }
  }

  static String word(Enum<?> member) {
    return member.name().toLowerCase();
  }

  public static void main(String[] args) {
    App app = new App();
    ShopChart.Builder.create(app, "tutorial")
        .controller(new ControllerChart(app, "ingress-nginx").getController())
        .build();

    Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
    Peer gateway = Peer.pods(
        Map.of("tier", "edge", "app", "gateway"), PeerPodsOptions.builder().namespace("gateways").build());
    PorticoDefaults.of(shop).set(DefaultOptions.builder()
        .network(Network.closed(NetworkClosedOptions.builder().routers(List.of(gateway)).build()))
        .build());
    PorticoChecks.of(shop)
        .add(new TeamLabel())
        .external("Service", "billing")
        .disable("autoscalers", "no metrics server");
    Map<String, String> labels = Map.of("team", "shop");
    WebService stock = WebService.Builder.create(shop, "stock")
        .image("registry.example.com/stock:1.0.0")
        .labels(labels)
        .build();
    WebService web = WebService.Builder.create(shop, "web")
        .image("registry.example.com/web:1.0.0")
        .labels(labels)
        .calls(List.of(stock))
        .build();

    IngressRouter router = IngressRouter.Builder.create(shop, "router")
        .host("abc.com")
        .defaultBackend(web)
        .target(new ListTarget())
        .build();
    router.prefix("/billing", new Billing());
    router.prefix("/stock", stock.port("http"));
    router.redirect("/old", RedirectOptions.builder().path("/billing").build());

    HostRoutes host = router.getTable().getHosts().get(0);
    Route first = host.getRoutes().get(0);
    System.out.println(host.getHost() + ": " + word(first.getMatch()) + " " + first.getPath());
    RouteDecision decision = router.resolve(RouteRequest.builder()
        .host("abc.com")
        .path("/billing/7")
        .headers(Map.of("b", "2", "a", "1"))
        .build());
    WeightedBackend backend = decision.getBackends().get(0);
    System.out.println(
        word(decision.getOutcome()) + " " + backend.getServiceName() + ":" + backend.getServicePort());
    System.out.println("web may reach stock: " + web.mayReach(stock) + ", stock may reach web: " + stock.mayReach(web));
    System.out.println(AppGraph.of(app).toMermaid());

    app.synth();
  }
}
