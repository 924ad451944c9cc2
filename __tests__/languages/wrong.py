import sys

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart
from cdk8s_portico import IngressRouter, PorticoChecks, WebService

app = App()
shop = Chart(app, "shop")
web = WebService(shop, "web", image="registry.example.com/web:1.0.0")

match sys.argv[1]:
    case "image":
        WebService(shop, "pay", image="nginx")
    case "value":
        WebService(shop, "pay", image="registry.example.com/web:1.0.0", port=70000)
    case "route":
        router = IngressRouter(shop, "router", host="abc.com")
        router.prefix("pay", web)
    case "raw":
        ApiObject(shop, "raw", api_version="v1", kind="Service", metadata=ApiObjectMetadata(name="Front"))
    case "check":
        PorticoChecks.of(shop).disable("labels", "")

app.synth()
