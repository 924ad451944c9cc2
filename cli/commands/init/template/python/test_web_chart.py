import cdk8s
from cdk8s_portico import Outcome

from web_chart import WebChart

chart = WebChart(
    cdk8s.Testing.app(),
    "shop",
    image="registry.example.com/shop:1.0.0",
    port=8080,
    host="shop.example.com",
)


def test_the_service_has_its_objects():
    kinds = [manifest["kind"] for manifest in cdk8s.Testing.synth(chart)]
    assert kinds == ["ServiceAccount", "Deployment", "Service", "PodDisruptionBudget", "Ingress"]


def test_requests_of_the_host_reach_the_service_and_no_others_do():
    decision = chart.router.resolve(host="shop.example.com", path="/cart/1")
    assert decision.outcome == Outcome.FORWARD
    assert [backend.service_name for backend in decision.backends] == ["shop"]
    assert decision.path == "/cart/1"
    assert chart.router.resolve(host="other.example.com", path="/").outcome == Outcome.NONE
