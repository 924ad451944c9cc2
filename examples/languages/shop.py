from cdk8s import App, Chart
from cdk8s_portico import (
    CanaryHeader,
    CanaryRelease,
    IngressRouter,
    PayService,
    Rewrite,
    UserService,
)

app = App()
shop = Chart(app, "shop")

pay = PayService(shop, "pay")
user = CanaryRelease(
    stable=UserService(shop, "user"),
    canary=UserService(shop, "user-next", version="v2"),
    weight=10,
    header=CanaryHeader(name="x-release", value="next"),
)

router = IngressRouter(shop, "router", host="abc.com", default_backend=user)
router.prefix("/user", user, rewrite=Rewrite.strip_prefix())
router.prefix("/pay", pay)
router.redirect("/old-pay", path="/pay")

app.synth()
