import io.github.cdk8s_portico.CanaryHeader;
import io.github.cdk8s_portico.CanaryRelease;
import io.github.cdk8s_portico.IngressRouter;
import io.github.cdk8s_portico.PayService;
import io.github.cdk8s_portico.RedirectOptions;
import io.github.cdk8s_portico.Rewrite;
import io.github.cdk8s_portico.RouteOptions;
import io.github.cdk8s_portico.UserService;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class Shop {
  public static void main(String[] args) {
    App app = new App();
    Chart shop = new Chart(app, "shop");

    PayService pay = new PayService(shop, "pay");
    CanaryRelease user = CanaryRelease.Builder.create()
        .stable(new UserService(shop, "user"))
        .canary(UserService.Builder.create(shop, "user-next").version("v2").build())
        .weight(10)
        .header(CanaryHeader.builder().name("x-release").value("next").build())
        .build();

    IngressRouter router = IngressRouter.Builder.create(shop, "router").host("abc.com").defaultBackend(user).build();
    router.prefix("/user", user, RouteOptions.builder().rewrite(Rewrite.stripPrefix()).build());
    router.prefix("/pay", pay);
    router.redirect("/old-pay", RedirectOptions.builder().path("/pay").build());

    app.synth();
  }
}
