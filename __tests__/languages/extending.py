import jsii
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch
from cdk8s_portico import (
    AppGraph,
    CheckFinding,
    ControllerChart,
    IBackend,
    ICheck,
    IngressRouter,
    Network,
    Peer,
    PorticoChecks,
    PorticoDefaults,
    RouteBackend,
    RoutingTargetBase,
    ServiceBackend,
    ShopChart,
    TargetCapability,
    TargetFinding,
    WebService,
)


@jsii.implements(IBackend)
class Billing:
    def to_route_backend(self):
        return RouteBackend(stable=ServiceBackend(service_name="billing", service_port=8080))


class ListTarget(RoutingTargetBase):
    @property
    def name(self):
        return "list"

    @property
    def capabilities(self):
        return {
            "rateLimit": TargetCapability.refused("which no line shows", "write it below the list by hand"),
            "redirect": TargetCapability.differs("whose status no line shows"),
            "prefix path": TargetCapability.faithful(),
            "exact path": TargetCapability.faithful(),
            "defaultBackend": TargetCapability.faithful(),
            "host": TargetCapability.faithful(),
            "name": TargetCapability.faithful(),
        }

    def problems(self, table):
        return [
            TargetFinding(code="list-path", route_key=route.key, message=f'"{route.path}" has a "|".')
            for host in table.hosts
            for route in host.routes
            if "|" in route.path
        ]

    def render(self, scope, table):
        lines = [
            f"{route.match.value.lower()} {route.path} "
            + (route.redirect.location if route.redirect else route.backend.stable.service_name)
            for host in table.hosts
            for route in host.routes
        ]
        config = ApiObject(
            scope, "list", api_version="v1", kind="ConfigMap", metadata=ApiObjectMetadata(name=table.name)
        )
        config.add_json_patch(JsonPatch.add("/data", {"routes": "\n".join(lines)}))


@jsii.implements(ICheck)
class TeamLabel:
    @property
    def code(self):
        return "acme/team-label"

    def check(self, objects):
        return [
            CheckFinding(path=each.path, message=f'Deployment "{each.name}" has no label "team": add one.')
            for each in objects
            if each.kind == "Deployment" and "team" not in each.json["metadata"].get("labels", {})
        ]


app = App()
ShopChart(app, "tutorial", controller=ControllerChart(app, "ingress-nginx").controller)

shop = Chart(app, "shop", namespace="shop")
gateway = Peer.pods({"tier": "edge", "app": "gateway"}, namespace="gateways")
PorticoDefaults.of(shop).set(network=Network.closed(routers=[gateway]))
PorticoChecks.of(shop).add(TeamLabel()).external("Service", "billing").disable("autoscalers", "no metrics server")
labels = {"team": "shop"}
stock = WebService(shop, "stock", image="registry.example.com/stock:1.0.0", labels=labels)
web = WebService(shop, "web", image="registry.example.com/web:1.0.0", labels=labels, calls=[stock])

router = IngressRouter(shop, "router", host="abc.com", default_backend=web, target=ListTarget())
router.prefix("/billing", Billing())
router.prefix("/stock", stock.port("http"))
router.redirect("/old", path="/billing")

host = router.table.hosts[0]
print(f"{host.host}: {host.routes[0].match.value.lower()} {host.routes[0].path}")
decision = router.resolve(host="abc.com", path="/billing/7", headers={"b": "2", "a": "1"})
backend = decision.backends[0]
print(f"{decision.outcome.value.lower()} {backend.service_name}:{int(backend.service_port)}")
allowed, refused = (str(reach).lower() for reach in (web.may_reach(stock), stock.may_reach(web)))
print(f"web may reach stock: {allowed}, stock may reach web: {refused}")
print(AppGraph.of(app).to_mermaid())

app.synth()
