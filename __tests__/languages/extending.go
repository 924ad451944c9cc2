package main

import (
	"fmt"
	"strings"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	portico "github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

type billing struct {
	port float64
}

func (backend *billing) ToRouteBackend() *portico.RouteBackend {
	return &portico.RouteBackend{
		Stable: &portico.ServiceBackend{ServiceName: jsii.String("billing"), ServicePort: &backend.port},
	}
}

type listTarget struct {
	portico.RoutingTargetBase
}

func newListTarget() portico.IRoutingTarget {
	target := &listTarget{}
	portico.NewRoutingTargetBase_Override(target)
	return target
}

func (target *listTarget) Name() *string { return jsii.String("list") }

func (target *listTarget) Capabilities() *map[string]portico.TargetCapability {
	refused := portico.TargetCapability_Refused(
		jsii.String("which no line shows"), jsii.String("write it below the list by hand"))
	return &map[string]portico.TargetCapability{
		"name":           portico.TargetCapability_Faithful(nil),
		"host":           portico.TargetCapability_Faithful(nil),
		"defaultBackend": portico.TargetCapability_Faithful(nil),
		"exact path":     portico.TargetCapability_Faithful(nil),
		"prefix path":    portico.TargetCapability_Faithful(nil),
		"redirect":       portico.TargetCapability_Differs(jsii.String("whose status no line shows")),
		"rateLimit":      refused,
	}
}

func (target *listTarget) Problems(table *portico.RouteTable) *[]*portico.TargetFinding {
	findings := []*portico.TargetFinding{}
	for _, route := range routesOf(table) {
		if strings.Contains(*route.Path, "|") {
			message := fmt.Sprintf("%q has a \"|\".", *route.Path)
			findings = append(findings, &portico.TargetFinding{
				Code: jsii.String("list-path"), RouteKey: route.Key, Message: &message,
			})
		}
	}
	return &findings
}

func (target *listTarget) Render(scope constructs.Construct, table *portico.RouteTable) {
	lines := []string{}
	for _, route := range routesOf(table) {
		lines = append(lines, fmt.Sprintf("%s %s %s", word(string(route.Match)), *route.Path, goesTo(route)))
	}
	config := cdk8s.NewApiObject(scope, jsii.String("list"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("v1"),
		Kind:       jsii.String("ConfigMap"),
		Metadata:   &cdk8s.ApiObjectMetadata{Name: table.Name},
	})
	data := map[string]string{"routes": strings.Join(lines, "\n")}
	config.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/data"), data))
}

type teamLabel struct {
	kind string
}

func (check *teamLabel) Code() *string { return jsii.String("acme/team-label") }

func (check *teamLabel) Check(objects *[]*portico.CheckedObject) *[]*portico.CheckFinding {
	findings := []*portico.CheckFinding{}
	for _, each := range *objects {
		metadata := each.Json.(map[string]interface{})["metadata"].(map[string]interface{})
		labels, _ := metadata["labels"].(map[string]interface{})
		if _, has := labels["team"]; *each.Kind == check.kind && !has {
			message := fmt.Sprintf("Deployment %q has no label \"team\": add one.", *each.Name)
			findings = append(findings, &portico.CheckFinding{Path: each.Path, Message: &message})
		}
	}
	return &findings
}

func routesOf(table *portico.RouteTable) []*portico.Route {
	routes := []*portico.Route{}
	for _, host := range *table.Hosts {
		routes = append(routes, *host.Routes...)
	}
	return routes
}

func goesTo(route *portico.Route) string {
	if route.Redirect != nil {
		return *route.Redirect.Location
	}
	return *route.Backend.Stable.ServiceName
}

func word(member string) string { return strings.ToLower(member) }

func main() {
	app := cdk8s.NewApp(nil)
	controllers := portico.NewControllerChart(app, jsii.String("ingress-nginx"))
	portico.NewShopChart(app, jsii.String("tutorial"), &portico.ShopChartProps{Controller: controllers.Controller()})

	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	gateway := portico.Peer_Pods(
		&map[string]*string{"tier": jsii.String("edge"), "app": jsii.String("gateway")},
		&portico.PeerPodsOptions{Namespace: jsii.String("gateways")})
	portico.PorticoDefaults_Of(shop).Set(&portico.DefaultOptions{
		Network: portico.Network_Closed(&portico.NetworkClosedOptions{Routers: &[]portico.Peer{gateway}}),
	})
	portico.PorticoChecks_Of(shop).
		Add(&teamLabel{kind: "Deployment"}).
		External(jsii.String("Service"), jsii.String("billing")).
		Disable(jsii.String("autoscalers"), jsii.String("no metrics server"))
	labels := &map[string]*string{"team": jsii.String("shop")}
	stock := portico.NewWebService(shop, jsii.String("stock"), &portico.WebServiceProps{
		Image:  jsii.String("registry.example.com/stock:1.0.0"),
		Labels: labels,
	})
	web := portico.NewWebService(shop, jsii.String("web"), &portico.WebServiceProps{
		Image:  jsii.String("registry.example.com/web:1.0.0"),
		Labels: labels,
		Calls:  &[]portico.ICallee{stock},
	})

	router := portico.NewIngressRouter(shop, jsii.String("router"), &portico.IngressRouterProps{
		Host:           jsii.String("abc.com"),
		DefaultBackend: web,
		Target:         newListTarget(),
	})
	router.Prefix(jsii.String("/billing"), &billing{port: 8080}, nil)
	router.Prefix(jsii.String("/stock"), stock.Port(jsii.String("http")), nil)
	router.Redirect(jsii.String("/old"), &portico.RedirectOptions{Path: jsii.String("/billing")})

	host := (*router.Table().Hosts)[0]
	first := (*host.Routes)[0]
	fmt.Printf("%s: %s %s\n", *host.Host, word(string(first.Match)), *first.Path)
	decision := router.Resolve(&portico.RouteRequest{
		Host:    jsii.String("abc.com"),
		Path:    jsii.String("/billing/7"),
		Headers: &map[string]*string{"b": jsii.String("2"), "a": jsii.String("1")},
	})
	backend := (*decision.Backends)[0]
	fmt.Printf("%s %s:%v\n", word(string(decision.Outcome)), *backend.ServiceName, *backend.ServicePort)
	fmt.Printf("web may reach stock: %t, stock may reach web: %t\n", *web.MayReach(stock, nil), *stock.MayReach(web, nil))
	fmt.Println(*portico.AppGraph_Of(app).ToMermaid(nil))

	app.Synth()
}
