package main

import (
	"github.com/aws/jsii-runtime-go"
	portico "github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	shop := cdk8s.NewChart(app, jsii.String("shop"), nil)

	pay := portico.NewPayService(shop, jsii.String("pay"), nil)
	user := portico.NewCanaryRelease(&portico.CanaryReleaseOptions{
		Stable: portico.NewUserService(shop, jsii.String("user"), nil),
		Canary: portico.NewUserService(shop, jsii.String("user-next"), &portico.ShopServiceProps{Version: jsii.String("v2")}),
		Weight: jsii.Number(10),
		Header: &portico.CanaryHeader{Name: jsii.String("x-release"), Value: jsii.String("next")},
	})

	router := portico.NewIngressRouter(shop, jsii.String("router"), &portico.IngressRouterProps{
		Host:           jsii.String("abc.com"),
		DefaultBackend: user,
	})
	router.Prefix(jsii.String("/user"), user, &portico.RouteOptions{Rewrite: portico.Rewrite_StripPrefix()})
	router.Prefix(jsii.String("/pay"), pay, nil)
	router.Redirect(jsii.String("/old-pay"), &portico.RedirectOptions{Path: jsii.String("/pay")})

	app.Synth()
}
