package main

import (
	"fmt"
	"os"

	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer func() {
		if problems := recover(); problems != nil {
			fmt.Fprintln(os.Stderr, problems)
			os.Exit(1)
		}
	}()
	app := cdk8s.NewApp(nil)
	NewWebChart(app, "shop", WebChartProps{
		Image: "registry.example.com/shop:1.0.0",
		Port:  8080,
		Host:  "shop.example.com",
	})
	app.Synth()
}
