from cdk8s import App, Chart, Duration, Size
from cdk8s_portico import (
    Backend,
    CanaryHeader,
    CanaryRelease,
    Cors,
    Exposure,
    GatewayCreation,
    GatewayDifference,
    GatewayImplementation,
    Gzip,
    Hsts,
    IngressNginxConfig,
    IngressNginxController,
    IngressNginxServer,
    IngressRouter,
    LogFormat,
    PayService,
    RateLimit,
    RealIp,
    Rewrite,
    RoutePolicy,
    RoutingTarget,
    SameSite,
    StickySession,
    Tls,
    UserService,
)

app = App()
edge = Chart(app, "edge")
controller = IngressNginxController(
    edge,
    "ingress-nginx",
    exposure=Exposure.node_ports(http=31234, https=31235),
    config=IngressNginxConfig(
        body_size=Size.mebibytes(8),
        gzip=Gzip.on(level=5, types=["text/html", "application/json"]),
        hsts=Hsts.of(max_age=Duration.days(365)),
        log_format=LogFormat.json({"status": "$status", "path": "$uri"}),
        real_ip=RealIp.from_forwarded_headers(["10.0.0.0/8"]),
        options={"use-http2": "true", "keep-alive": "75"},
    ),
)

shop = Chart(app, "shop", namespace="shop")
pay = PayService(shop, "pay", config={"MODE": "live", "CURRENCY": "EUR"})
user = CanaryRelease(
    stable=UserService(shop, "user"),
    canary=UserService(shop, "user-next", version="v2"),
    weight=10,
    cookie="canary",
    header=CanaryHeader(name="x-release", value="next"),
)

nginx = IngressRouter(
    shop,
    "nginx",
    hosts=["abc.com", "api.abc.com"],
    tls=Tls.secret("abc-tls"),
    target=RoutingTarget.ingress_nginx(controller=controller),
    default_backend=user,
    annotations={
        "nginx.ingress.kubernetes.io/proxy-next-upstream-tries": "2",
        "nginx.ingress.kubernetes.io/proxy-buffer-size": "8k",
    },
)
nginx.prefix(
    "/user",
    user,
    rewrite=Rewrite.strip_prefix(),
    cors=Cors(
        origins=["https://app.example.com"],
        methods=["GET", "POST"],
        credentials=True,
        max_age=Duration.hours(2),
    ),
)
nginx.exact("/pay", pay, body_size=Size.mebibytes(2), rate_limit=RateLimit(requests_per_second=20))
nginx.regex("/items/([0-9]+)", pay, rewrite=Rewrite.regex("/item/$1"), host="api.abc.com")
nginx.redirect("/old-pay", path="/pay", status=301)

gateway = IngressRouter(
    shop,
    "gateway",
    host="gw.abc.com",
    target=RoutingTarget.gateway_api(
        gateway="public",
        create=GatewayCreation(gateway_class_name="eg"),
        implementation=GatewayImplementation.envoy_gateway(
            accepts={
                GatewayDifference.SESSION_HASH.value: "carts are kept elsewhere",
                GatewayDifference.CLIENT_PROTOCOL.value: "no client speaks HTTP/2",
            },
        ),
    ),
    default_backend=pay,
    response_headers={"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"},
)
gateway.prefix(
    "/billing",
    Backend.external("billing", 8080),
    sticky_session=StickySession(
        cookie="billing", max_age=Duration.minutes(30), same_site=SameSite.STRICT, secure=True
    ),
)
gateway.exact("/raw", pay, without=[RoutePolicy.RESPONSE_HEADERS])

traefik = IngressRouter(
    shop,
    "traefik",
    host="traefik.abc.com",
    target=RoutingTarget.ingress_nginx(class_name="traefik", served_by=IngressNginxServer.traefik()),
)
traefik.prefix("/", pay)

app.synth()
