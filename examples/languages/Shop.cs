using Cdk8s.Portico;
using Org.Cdk8s;

var app = new App();
var shop = new Chart(app, "shop");

var pay = new PayService(shop, "pay");
var user = new CanaryRelease(new CanaryReleaseOptions
{
    Stable = new UserService(shop, "user"),
    Canary = new UserService(shop, "user-next", new ShopServiceProps { Version = "v2" }),
    Weight = 10,
    Header = new CanaryHeader { Name = "x-release", Value = "next" },
});

var router = new IngressRouter(shop, "router", new IngressRouterProps { Host = "abc.com", DefaultBackend = user });
router.Prefix("/user", user, new RouteOptions { Rewrite = Rewrite.StripPrefix() });
router.Prefix("/pay", pay);
router.Redirect("/old-pay", new RedirectOptions { Path = "/pay" });

app.Synth();
