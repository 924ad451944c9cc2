import io.github.cdk8s_portico.IngressRouter;
import io.github.cdk8s_portico.PorticoChecks;
import io.github.cdk8s_portico.WebService;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class Wrong {
  public static void main(String[] args) {
    App app = new App();
    Chart shop = new Chart(app, "shop");
    WebService web = WebService.Builder.create(shop, "web").image("registry.example.com/web:1.0.0").build();

    switch (args[0]) {
      case "image":
        WebService.Builder.create(shop, "pay").image("nginx").build();
        break;
      case "value":
        WebService.Builder.create(shop, "pay").image("registry.example.com/web:1.0.0").port(70000).build();
        break;
      case "route":
        IngressRouter router = IngressRouter.Builder.create(shop, "router").host("abc.com").build();
        router.prefix("pay", web);
        break;
      case "raw":
        ApiObjectMetadata front = ApiObjectMetadata.builder().name("Front").build();
        ApiObject.Builder.create(shop, "raw").apiVersion("v1").kind("Service").metadata(front).build();
        break;
      case "check":
        PorticoChecks.of(shop).disable("labels", "");
        break;
    }

    app.synth();
  }
}
