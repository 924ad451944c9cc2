from cdk8s import App, Chart
from cdk8s_plus_27 import ContainerProps, Deployment, Ingress, IngressBackend, ServicePort

app = App()
shop = Chart(app, "shop")
ingress = Ingress(shop, "router")
for name in ["user", "pay"]:
    container = ContainerProps(image=f"registry.example.com/{name}:1.0.0", port_number=8080)
    deployment = Deployment(shop, name, containers=[container])
    service = deployment.expose_via_service(ports=[ServicePort(port=80, target_port=8080)])
    ingress.add_host_rule("abc.com", f"/{name}", IngressBackend.from_service(service))
app.synth()
