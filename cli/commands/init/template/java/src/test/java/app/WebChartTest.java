package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cdk8s_portico.Outcome;
import io.github.cdk8s_portico.RouteDecision;
import io.github.cdk8s_portico.RouteRequest;
import java.util.List;
import java.util.Map;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;

class WebChartTest {
    private final WebChart chart =
            new WebChart(Testing.app(), "shop", "registry.example.com/shop:1.0.0", 8080, "shop.example.com");

    @Test
    void theServiceHasItsObjects() {
        List<?> objects = (List<?>) Testing.synth(chart);
        assertEquals(
                List.of("ServiceAccount", "Deployment", "Service", "PodDisruptionBudget", "Ingress"),
                objects.stream().map(object -> ((Map<?, ?>) object).get("kind")).toList());
    }

    @Test
    void requestsOfTheHostReachTheServiceAndNoOthersDo() {
        RouteDecision decision = resolve("shop.example.com", "/cart/1");
        assertEquals(Outcome.FORWARD, decision.getOutcome());
        assertEquals("shop", decision.getBackends().get(0).getServiceName());
        assertEquals("/cart/1", decision.getPath());
        assertEquals(Outcome.NONE, resolve("other.example.com", "/").getOutcome());
    }

    private RouteDecision resolve(String host, String path) {
        return chart.router.resolve(RouteRequest.builder().host(host).path(path).build());
    }
}
