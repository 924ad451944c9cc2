import sys

from cdk8s import App

from web_chart import WebChart

app = App()
WebChart(
    app,
    "shop",
    image="registry.example.com/shop:1.0.0",
    port=8080,
    host="shop.example.com",
)
try:
    app.synth()
except RuntimeError as error:
    sys.exit(str(error))
