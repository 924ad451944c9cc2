package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// WebChartProps are the image of the service, the port on which its container listens, and the host of the requests.
type WebChartProps struct {
	Image string
	Port  float64
	Host  string
}

// WebChart is a web service, and the routes that lead to it.
type WebChart struct {
	cdk8s.Chart
	Router cdk8sportico.IngressRouter
}

// NewWebChart makes the service and its routes.
func NewWebChart(scope constructs.Construct, id string, props WebChartProps) WebChart {
	chart := cdk8s.NewChart(scope, jsii.String(id), nil)
	web := cdk8sportico.NewWebService(chart, jsii.String("web"), &cdk8sportico.WebServiceProps{
		Name:  jsii.String(id),
		Image: jsii.String(props.Image),
		Port:  jsii.Number(props.Port),
	})
	router := cdk8sportico.NewIngressRouter(chart, jsii.String("router"), &cdk8sportico.IngressRouterProps{
		Name: jsii.String(id),
		Host: jsii.String(props.Host),
	})
	router.Prefix(jsii.String("/"), web, nil)
	return WebChart{chart, router}
}
