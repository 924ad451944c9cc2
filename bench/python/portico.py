from cdk8s import App, Chart
from cdk8s_portico import IngressRouter, WebService

app = App()
shop = Chart(app, "shop")
router = IngressRouter(shop, "router", host="abc.com")
for name in ["user", "pay"]:
    service = WebService(shop, name, image=f"registry.example.com/{name}:1.0.0", port=8080)
    router.prefix(f"/{name}", service)
app.synth()
