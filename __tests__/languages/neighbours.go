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
	images := portico.ImagesLock_Read(app, jsii.String("files/images.lock.json"))
	portico.PorticoDefaults_Of(app).Set(&portico.DefaultOptions{
		Scraper: portico.Scraper_PodMonitor(&portico.ScraperPodMonitorOptions{
			Labels: texts("team", "shop", "release", "prometheus"),
		}),
		SecretStore: portico.SecretStore_Cluster(jsii.String("vault"), &portico.SecretStoreClusterOptions{
			RefreshInterval: cdk8s.Duration_Hours(jsii.Number(1)),
		}),
	})

	environment := portico.NewEnvironment(app, jsii.String("prod"), &portico.EnvironmentProps{
		Namespace: jsii.String("shop"),
		Values:    texts("zone", "eu", "host", "abc.com"),
		Defaults:  &portico.DefaultOptions{Labels: texts("area", "sales", "environment", "prod")},
	})
	shop := cdk8s.NewChart(environment, jsii.String("shop"), &cdk8s.ChartProps{Namespace: environment.Namespace()})
	web := portico.NewWebService(shop, jsii.String("web"), &portico.WebServiceProps{
		Image:   images.Image(jsii.String("web")),
		Metrics: portico.Metrics_Scrape(nil),
		Rollout: portico.Rollout_Canary(&portico.RolloutCanaryOptions{Steps: &[]portico.RolloutStep{
			portico.RolloutStep_Weight(jsii.Number(10)),
			portico.RolloutStep_Pause(cdk8s.Duration_Minutes(jsii.Number(10))),
		}}),
		Secrets: &map[string]portico.SecretKey{
			"SIGNING_KEY": portico.SecretKey_External(
				portico.SecretStore_Of(jsii.String("local"), nil), jsii.String("shop/web/signing"), jsii.String("key"),
				&portico.SecretKeyExternalOptions{SecretName: jsii.String("signing")}),
			"API_TOKEN": portico.SecretKey_External(
				portico.SecretStore_OfDefaults(), jsii.String("shop/web"), jsii.String("token"), nil),
		},
	})
	portico.NewSecretFile(shop, jsii.String("database"), &portico.SecretFileProps{File: jsii.String("files/database.yaml")})
	portico.NewWorker(shop, jsii.String("orders"), &portico.WorkerProps{
		Image: images.Image(jsii.String("orders")),
		Scale: portico.Scale_OnQueue(
			portico.Queue_Kafka(&portico.QueueKafkaOptions{
				BootstrapServers: jsii.Strings("kafka.shop.svc:9092"),
				Topic:            jsii.String("orders"),
				ConsumerGroup:    jsii.String("shop"),
				Sasl: portico.KafkaSasl_ScramSha512(
					portico.SecretKey_Of(jsii.String("kafka"), jsii.String("username"), nil),
					portico.SecretKey_Of(jsii.String("kafka"), jsii.String("password"), nil)),
			}),
			&portico.ScaleOnQueueOptions{MessagesPerPod: jsii.Number(20), Min: jsii.Number(0), Max: jsii.Number(10)}),
	})
	portico.NewWorker(shop, jsii.String("mails"), &portico.WorkerProps{
		Image: images.Image(jsii.String("mails")),
		Scale: portico.Scale_OnQueue(
			portico.Queue_Sqs(&portico.QueueSqsOptions{
				Url:    jsii.String("https://sqs.eu-central-1.amazonaws.com/111122223333/mails"),
				Access: portico.AwsAccess_Role(jsii.String("arn:aws:iam::111122223333:role/keda")),
			}),
			&portico.ScaleOnQueueOptions{MessagesPerPod: jsii.Number(5), Min: jsii.Number(1), Max: jsii.Number(4)}),
	})

	certificate := portico.NewCertificate(shop, jsii.String("abc-com"), &portico.CertificateProps{
		DnsNames:   &[]*string{environment.Value(jsii.String("host"))},
		Issuer:     portico.CertificateIssuer_Cluster(jsii.String("letsencrypt")),
		PrivateKey: portico.CertificateKey_Ecdsa(jsii.Number(384)),
	})
	router := portico.NewIngressRouter(shop, jsii.String("router"), &portico.IngressRouterProps{
		Host:           environment.Value(jsii.String("host")),
		Tls:            portico.Tls_Certificate(certificate),
		DefaultBackend: web,
	})
	router.Slo(web, portico.Slo_Availability(jsii.String("99.9"), &portico.SloAvailabilityOptions{
		Labels: texts("team", "shop", "severity", "page"),
	}))

	delivery := cdk8s.NewChart(app, jsii.String("delivery"), &cdk8s.ChartProps{Namespace: jsii.String("argocd")})
	portico.GitOps_ArgoCd(delivery, jsii.String("shop"), &portico.GitOpsArgoCdOptions{
		Environment: environment,
		Repository:  jsii.String("https://git.example.com/shop.git"),
	})

	app.Synth()
}
