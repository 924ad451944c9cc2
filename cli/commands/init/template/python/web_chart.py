from cdk8s import Chart
from cdk8s_portico import IngressRouter, WebService
from constructs import Construct


class WebChart(Chart):
    """A web service, and the routes that lead to it."""

    def __init__(self, scope: Construct, id: str, *, image: str, port: int, host: str) -> None:
        super().__init__(scope, id)
        web = WebService(self, "web", name=id, image=image, port=port)
        self.router = IngressRouter(self, "router", name=id, host=host)
        self.router.prefix("/", web)
