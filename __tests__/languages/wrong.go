package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	portico "github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	shop := cdk8s.NewChart(app, jsii.String("shop"), nil)
	image := jsii.String("registry.example.com/web:1.0.0")
	web := portico.NewWebService(shop, jsii.String("web"), &portico.WebServiceProps{Image: image})

	switch os.Args[1] {
	case "image":
		portico.NewWebService(shop, jsii.String("pay"), &portico.WebServiceProps{Image: jsii.String("nginx")})
	case "value":
		portico.NewWebService(shop, jsii.String("pay"), &portico.WebServiceProps{Image: image, Port: jsii.Number(70000)})
	case "route":
		router := portico.NewIngressRouter(shop, jsii.String("router"), &portico.IngressRouterProps{Host: jsii.String("abc.com")})
		router.Prefix(jsii.String("pay"), web, nil)
	case "raw":
		cdk8s.NewApiObject(shop, jsii.String("raw"), &cdk8s.ApiObjectProps{
			ApiVersion: jsii.String("v1"),
			Kind:       jsii.String("Service"),
			Metadata:   &cdk8s.ApiObjectMetadata{Name: jsii.String("Front")},
		})
	case "check":
		portico.PorticoChecks_Of(shop).Disable(jsii.String("labels"), jsii.String(""))
	}

	app.Synth()
}
