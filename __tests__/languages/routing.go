package main

import (
	"github.com/aws/jsii-runtime-go"
	portico "github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func texts(pairs ...string) *map[string]*string {
	texts := map[string]*string{}
	for index := 0; index < len(pairs); index += 2 {
		texts[pairs[index]] = jsii.String(pairs[index+1])
	}
	return &texts
}

func main() {
	app := cdk8s.NewApp(nil)
	edge := cdk8s.NewChart(app, jsii.String("edge"), nil)
	controller := portico.NewIngressNginxController(edge, jsii.String("ingress-nginx"), &portico.IngressNginxControllerProps{
		Exposure: portico.Exposure_NodePorts(&portico.NodePorts{Http: jsii.Number(31234), Https: jsii.Number(31235)}),
		Config: &portico.IngressNginxConfig{
			BodySize: cdk8s.Size_Mebibytes(jsii.Number(8)),
			Gzip: portico.Gzip_On(&portico.GzipOptions{
				Level: jsii.Number(5),
				Types: jsii.Strings("text/html", "application/json"),
			}),
			Hsts:      portico.Hsts_Of(&portico.HstsOptions{MaxAge: cdk8s.Duration_Days(jsii.Number(365))}),
			LogFormat: portico.LogFormat_Json(texts("status", "$status", "path", "$uri")),
			RealIp:    portico.RealIp_FromForwardedHeaders(jsii.Strings("10.0.0.0/8"), nil),
			Options:   texts("use-http2", "true", "keep-alive", "75"),
		},
	})

	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	pay := portico.NewPayService(shop, jsii.String("pay"), &portico.ShopServiceProps{
		Config: texts("MODE", "live", "CURRENCY", "EUR"),
	})
	user := portico.NewCanaryRelease(&portico.CanaryReleaseOptions{
		Stable: portico.NewUserService(shop, jsii.String("user"), nil),
		Canary: portico.NewUserService(shop, jsii.String("user-next"), &portico.ShopServiceProps{Version: jsii.String("v2")}),
		Weight: jsii.Number(10),
		Cookie: jsii.String("canary"),
		Header: &portico.CanaryHeader{Name: jsii.String("x-release"), Value: jsii.String("next")},
	})

	nginx := portico.NewIngressRouter(shop, jsii.String("nginx"), &portico.IngressRouterProps{
		Hosts:          jsii.Strings("abc.com", "api.abc.com"),
		Tls:            portico.Tls_Secret(jsii.String("abc-tls"), nil),
		Target:         portico.RoutingTarget_IngressNginx(&portico.IngressNginxTargetOptions{Controller: controller}),
		DefaultBackend: user,
		Annotations: texts(
			"nginx.ingress.kubernetes.io/proxy-next-upstream-tries", "2",
			"nginx.ingress.kubernetes.io/proxy-buffer-size", "8k",
		),
	})
	nginx.Prefix(jsii.String("/user"), user, &portico.RouteOptions{
		Rewrite: portico.Rewrite_StripPrefix(),
		Cors: &portico.Cors{
			Origins:     jsii.Strings("https://app.example.com"),
			Methods:     jsii.Strings("GET", "POST"),
			Credentials: jsii.Bool(true),
			MaxAge:      cdk8s.Duration_Hours(jsii.Number(2)),
		},
	})
	nginx.Exact(jsii.String("/pay"), pay, &portico.RouteOptions{
		BodySize:  cdk8s.Size_Mebibytes(jsii.Number(2)),
		RateLimit: &portico.RateLimit{RequestsPerSecond: jsii.Number(20)},
	})
	nginx.Regex(jsii.String("/items/([0-9]+)"), pay, &portico.RouteOptions{
		Rewrite: portico.Rewrite_Regex(jsii.String("/item/$1")),
		Host:    jsii.String("api.abc.com"),
	})
	nginx.Redirect(jsii.String("/old-pay"), &portico.RedirectOptions{Path: jsii.String("/pay"), Status: jsii.Number(301)})

	accepts := texts(
		string(portico.GatewayDifference_SESSION_HASH), "carts are kept elsewhere",
		string(portico.GatewayDifference_CLIENT_PROTOCOL), "no client speaks HTTP/2",
	)
	gateway := portico.NewIngressRouter(shop, jsii.String("gateway"), &portico.IngressRouterProps{
		Host: jsii.String("gw.abc.com"),
		Target: portico.RoutingTarget_GatewayApi(&portico.GatewayApiTargetOptions{
			Gateway: jsii.String("public"),
			Create:  &portico.GatewayCreation{GatewayClassName: jsii.String("eg")},
			Implementation: portico.GatewayImplementation_EnvoyGateway(
				&portico.GatewayImplementationEnvoyGatewayOptions{Accepts: accepts}),
		}),
		DefaultBackend:  pay,
		ResponseHeaders: texts("X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY"),
	})
	billing := portico.Backend_External(jsii.String("billing"), jsii.Number(8080))
	gateway.Prefix(jsii.String("/billing"), billing, &portico.RouteOptions{
		StickySession: &portico.StickySession{
			Cookie:   jsii.String("billing"),
			MaxAge:   cdk8s.Duration_Minutes(jsii.Number(30)),
			SameSite: portico.SameSite_STRICT,
			Secure:   jsii.Bool(true),
		},
	})
	gateway.Exact(jsii.String("/raw"), pay, &portico.RouteOptions{
		Without: &[]portico.RoutePolicy{portico.RoutePolicy_RESPONSE_HEADERS},
	})

	traefik := portico.NewIngressRouter(shop, jsii.String("traefik"), &portico.IngressRouterProps{
		Host: jsii.String("traefik.abc.com"),
		Target: portico.RoutingTarget_IngressNginx(&portico.IngressNginxTargetOptions{
			ClassName: jsii.String("traefik"),
			ServedBy:  portico.IngressNginxServer_Traefik(),
		}),
	})
	traefik.Prefix(jsii.String("/"), pay, nil)

	app.Synth()
}
