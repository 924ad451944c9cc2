package main

import (
	"slices"
	"testing"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func newChart() WebChart {
	return NewWebChart(cdk8s.Testing_App(nil), "shop", WebChartProps{
		Image: "registry.example.com/shop:1.0.0",
		Port:  8080,
		Host:  "shop.example.com",
	})
}

func TestTheServiceHasItsObjects(t *testing.T) {
	var kinds []string
	for _, object := range *cdk8s.Testing_Synth(newChart().Chart) {
		kinds = append(kinds, object.(map[string]any)["kind"].(string))
	}
	if !slices.Equal(kinds, []string{"ServiceAccount", "Deployment", "Service", "PodDisruptionBudget", "Ingress"}) {
		t.Errorf("there are %v", kinds)
	}
}

func TestRequestsOfTheHostReachTheServiceAndNoOthersDo(t *testing.T) {
	router := newChart().Router
	resolve := func(host, path string) *cdk8sportico.RouteDecision {
		return router.Resolve(&cdk8sportico.RouteRequest{Host: jsii.String(host), Path: jsii.String(path)})
	}
	decision := resolve("shop.example.com", "/cart/1")
	if decision.Outcome != cdk8sportico.Outcome_FORWARD {
		t.Fatalf("the outcome is %v", decision.Outcome)
	}
	if service := *(*decision.Backends)[0].ServiceName; service != "shop" {
		t.Errorf("the request goes to %v", service)
	}
	if *decision.Path != "/cart/1" {
		t.Errorf("the service sees the path %v", *decision.Path)
	}
	if outcome := resolve("other.example.com", "/").Outcome; outcome != cdk8sportico.Outcome_NONE {
		t.Errorf("the outcome for another host is %v", outcome)
	}
}
