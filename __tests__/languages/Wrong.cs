using Cdk8s.Portico;
using Org.Cdk8s;

var app = new App();
var shop = new Chart(app, "shop");
const string image = "registry.example.com/web:1.0.0";
var web = new WebService(shop, "web", new WebServiceProps { Image = image });

switch (args[0])
{
    case "image":
        new WebService(shop, "pay", new WebServiceProps { Image = "nginx" });
        break;
    case "value":
        new WebService(shop, "pay", new WebServiceProps { Image = image, Port = 70000 });
        break;
    case "route":
        var router = new IngressRouter(shop, "router", new IngressRouterProps { Host = "abc.com" });
        router.Prefix("pay", web);
        break;
    case "raw":
        var front = new ApiObjectMetadata { Name = "Front" };
        new ApiObject(shop, "raw", new ApiObjectProps { ApiVersion = "v1", Kind = "Service", Metadata = front });
        break;
    case "check":
        PorticoChecks.Of(shop).Disable("labels", "");
        break;
}

app.Synth();
