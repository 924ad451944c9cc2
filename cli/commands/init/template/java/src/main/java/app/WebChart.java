package app;

import io.github.cdk8s_portico.IngressRouter;
import io.github.cdk8s_portico.WebService;
import org.cdk8s.Chart;
import software.constructs.Construct;

/** A web service, and the routes that lead to it. */
public class WebChart extends Chart {
    public final IngressRouter router;

    public WebChart(Construct scope, String id, String image, int port, String host) {
        super(scope, id);
        WebService web = WebService.Builder.create(this, "web").name(id).image(image).port(port).build();
        router = IngressRouter.Builder.create(this, "router").name(id).host(host).build();
        router.prefix("/", web);
    }
}
