package main

import (
	"github.com/aws/jsii-runtime-go"
	portico "github.com/cdk8s-portico/cdk8s-portico-go/cdk8sportico"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func seconds(amount float64) cdk8s.Duration { return cdk8s.Duration_Seconds(jsii.Number(amount)) }

func mebibytes(amount float64) cdk8s.Size { return cdk8s.Size_Mebibytes(jsii.Number(amount)) }

func gibibytes(amount float64) cdk8s.Size { return cdk8s.Size_Gibibytes(jsii.Number(amount)) }

func texts(pairs ...string) *map[string]*string {
	texts := map[string]*string{}
	for index := 0; index < len(pairs); index += 2 {
		texts[pairs[index]] = jsii.String(pairs[index+1])
	}
	return &texts
}

func main() {
	app := cdk8s.NewApp(nil)
	portico.PorticoDefaults_Of(app).Set(&portico.DefaultOptions{
		KubernetesVersion: jsii.String("1.34..1.36"),
		Registry:          jsii.String("registry.example.com/shop"),
		Labels:            texts("area", "sales", "team", "storefront"),
		Network:           portico.Network_Closed(nil),
	})
	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	portico.NewNamespace(shop, jsii.String("namespace"), &portico.NamespaceProps{
		Name: jsii.String("shop"),
		Quota: &portico.NamespaceQuota{
			Pods:     jsii.Number(200),
			Requests: &portico.ResourceAmounts{Cpu: portico.CpuAmount_Units(jsii.Number(40)), Memory: gibibytes(80)},
		},
	})
	common := portico.NewSettings(shop, jsii.String("common"), &portico.SettingsProps{
		Config: texts("LOG_LEVEL", "info", "CURRENCY", "EUR"),
		Files:  texts("/etc/shop/texts/de.yaml", "hello: Hallo\n", "/etc/shop/features.yaml", "wishlist: true\n"),
	})
	receipts := portico.NewStorageClaim(shop, jsii.String("receipts"), &portico.StorageClaimProps{
		Size:   gibibytes(5),
		Source: portico.StorageSource_Snapshot(jsii.String("receipts-2026")),
	})

	database := portico.NewStatefulService(shop, jsii.String("database"), &portico.StatefulServiceProps{
		Image:    jsii.String("postgres:18.1"),
		Runtime:  portico.ImageRuntime_Postgres(),
		Port:     jsii.Number(5432),
		Protocol: portico.PortProtocol_Tcp(jsii.String("postgres"), nil),
		Storage: &map[string]portico.Storage{
			"/var/lib/postgresql": portico.Storage_Claim(&portico.StorageClaimOptions{Size: gibibytes(10)}),
		},
		Secrets: &map[string]portico.SecretKey{
			"POSTGRES_PASSWORD": portico.SecretKey_Of(jsii.String("database"), jsii.String("password"), nil),
		},
		Rollout: portico.StatefulRollout_Rolling(&portico.StatefulRolloutRollingOptions{MinReady: seconds(20)}),
		Health:  portico.Health_Tcp(nil),
	})
	audit := portico.PodVolume_Scratch(&portico.PodVolumeScratchOptions{SizeLimit: mebibytes(200)})
	catalog := portico.NewWebService(shop, jsii.String("catalog"), &portico.WebServiceProps{
		Image: jsii.String("catalog:2.3.0"),
		Port:  jsii.Number(3000),
		Ports: &map[string]portico.PodPort{
			"debug": portico.PodPort_PodOnly(jsii.Number(9229), nil),
			"admin": portico.PodPort_Offered(jsii.Number(9000), nil, nil),
		},
		Runtime: portico.ImageRuntime_Restricted(&portico.ImageRuntimeRestrictedOptions{
			User:    jsii.Number(1000),
			Seccomp: portico.SecurityProfile_RuntimeDefault(),
		}),
		Health: portico.Health_Http(jsii.String("/ready"), &portico.HealthHttpOptions{
			Live:    jsii.String("/live"),
			Headers: texts("Accept", "text/plain", "X-Probe", "yes"),
		}),
		Scale: portico.Scale_Auto(&portico.ScaleAutoOptions{
			Min: jsii.Number(3), Max: jsii.Number(12), CpuPercent: jsii.Number(60),
		}),
		Resources: portico.Resources_Of(&portico.ResourcesOptions{
			Cpu:      &portico.CpuBounds{Request: portico.CpuAmount_Millis(jsii.Number(250))},
			Memory:   &portico.SizeBounds{Request: mebibytes(256), Limit: mebibytes(512)},
			Extended: &map[string]*float64{"example.com/dongle": jsii.Number(2), "example.com/fpga": jsii.Number(1)},
		}),
		Settings: &[]portico.Settings{common},
		Config:   texts("SEARCH", "fuzzy", "PAGE_SIZE", "24"),
		Env: &map[string]interface{}{
			"MOTTO": portico.PodVariable_ConfigMapKey(jsii.String("mottos"), jsii.String("today"),
				&portico.PodVariableConfigMapKeyOptions{Optional: jsii.Bool(true)}),
			"POD_NAME": portico.PodVariable_Field(jsii.String("metadata.name")),
			"GREETING": "hello $(POD_NAME)",
		},
		EnvFrom: &[]portico.EnvSource{portico.EnvSource_Secret(jsii.String("extra"),
			&portico.EnvSourceSecretOptions{Prefix: jsii.String("X_"), Optional: jsii.Bool(true)})},
		Secrets: &map[string]portico.SecretKey{
			"MAIL_PASSWORD": portico.SecretKey_Of(jsii.String("mail"), jsii.String("password"),
				&portico.SecretKeyOptions{Optional: jsii.Bool(true)}),
			"DB_PASSWORD": portico.SecretKey_Of(jsii.String("database"), jsii.String("password"), nil),
		},
		Services: &map[string]*portico.FurtherService{
			"catalog-all": {
				Ports:    &map[string]*float64{"http": jsii.Number(3000), "admin": jsii.Number(9000)},
				Exposure: portico.Exposure_Headless(nil),
			},
			"catalog-admin": {
				Ports:  &map[string]*float64{"admin": jsii.Number(9000)},
				Labels: texts("visible", "no", "tier", "admin"),
			},
		},
		Calls: &[]portico.ICallee{
			portico.Call_To(database, &portico.CallToOptions{
				UrlVariable:    jsii.String("DATABASE_URL"),
				UrlCredentials: jsii.String("shop:$(DB_PASSWORD)"),
				UrlPath:        jsii.String("/shop"),
			}),
			portico.Peer_Host(jsii.String("api.stripe.com"),
				&portico.PeerHostOptions{Addresses: jsii.Strings("203.0.113.7/32")}),
		},
		Volumes: &map[string]portico.PodVolume{
			"/etc/tls": portico.PodVolume_Secret(jsii.String("catalog-tls"),
				&portico.PodVolumeSecretOptions{Items: texts("tls.key", "key.pem", "tls.crt", "cert.pem")}),
			"/var/log/audit":    audit,
			"/var/lib/receipts": receipts.Volume(),
		},
		Sidecars: &[]*portico.Sidecar{{
			Name:    jsii.String("shipper"),
			Image:   jsii.String("cr.fluentbit.io/fluent/fluent-bit:4.1.1"),
			Args:    jsii.Strings("--config=/etc/shipper/shipper.yaml"),
			Files:   texts("/etc/shipper/shipper.yaml", "pipeline: {}\n"),
			Volumes: &map[string]portico.PodVolume{"/var/lib/shipper": portico.PodVolume_Scratch(nil), "/var/log/audit": audit},
			Resources: portico.Resources_Of(&portico.ResourcesOptions{
				Cpu:    &portico.CpuBounds{Request: portico.CpuAmount_Millis(jsii.Number(20))},
				Memory: &portico.SizeBounds{Limit: mebibytes(64)},
			}),
		}},
		InitContainers: &[]*portico.InitContainer{{
			Name:    jsii.String("migrate"),
			Image:   jsii.String("catalog:2.3.0"),
			Command: jsii.Strings("node", "migrate.js"),
		}},
		Metrics:   portico.Metrics_Scrape(&portico.MetricsScrapeOptions{Port: jsii.Number(9464)}),
		PostStart: portico.LifecycleHook_Command(jsii.Strings("/bin/warm-up")),
		Drain:     portico.Drain_Graceful(&portico.DrainGracefulOptions{Pause: seconds(15), Shutdown: seconds(60)}),
		Rollout: portico.Rollout_Rolling(&portico.RolloutRollingOptions{
			MaxSurge: portico.PodCount_Percent(jsii.Number(50)),
			MinReady: seconds(15),
		}),
		DisruptionBudget: portico.DisruptionBudget_MaxUnavailable(portico.PodCount_Of(jsii.Number(1))),
		Spread:           portico.Spread_Preferred(&portico.SpreadPreferredOptions{MaxSkew: jsii.Number(2)}),
		AntiAffinity:     portico.AntiAffinity_Preferred(&portico.AntiAffinityPreferredOptions{Weight: jsii.Number(40)}),
		PodAffinity: portico.PodAffinity_Preferred(&portico.PodAffinityPreferredOptions{
			Labels: texts("tier", "data", "app", "database"),
		}),
		NodeAffinity: portico.NodeAffinity_Required(&[]portico.LabelRequirement{
			portico.LabelRequirement_In(jsii.String("kubernetes.io/arch"), jsii.Strings("amd64", "arm64")),
		}),
		NodeSelector: texts("node.example.com/pool", "web", "node.example.com/disk", "ssd"),
		Tolerations: &[]*portico.Toleration{{
			Key:    jsii.String("dedicated"),
			Value:  jsii.String("web"),
			Effect: portico.TolerationEffect_NO_SCHEDULE,
		}},
		Dns: portico.DnsConfig_Cluster(&portico.DnsConfigClusterOptions{Options: texts("timeout", "3", "ndots", "2")}),
		HostAliases: &map[string]*[]*string{
			"10.0.0.8": jsii.Strings("old.example.com"),
			"10.0.0.7": jsii.Strings("legacy.example.com"),
		},
		Identity: portico.Identity_Own(&portico.IdentityOwnOptions{
			Annotations: texts("example.com/team", "shop", "example.com/role", "reader"),
		}),
		Exposure: portico.Exposure_LoadBalancer(&portico.ExposureLoadBalancerOptions{
			Annotations: texts("example.com/b", "2", "example.com/a", "1"),
		}),
		Annotations: texts("example.com/pager", "7", "example.com/owner", "storefront"),
	})
	portico.NewWorker(shop, jsii.String("mailer"), &portico.WorkerProps{
		Image: jsii.String("mailer:1.2.0"),
		Calls: &[]portico.ICallee{catalog.Port(jsii.String("admin"))},
		Scale: portico.Scale_Fixed(jsii.Number(2)),
	})
	portico.NewJob(shop, jsii.String("migrate"), &portico.JobProps{
		Image: jsii.String("migrate:1.0.0"),
		Hook:  portico.JobHook_BeforeRelease(&portico.JobHookBeforeReleaseOptions{Order: jsii.Number(2)}),
		PodFailurePolicy: &[]portico.PodFailureRule{
			portico.PodFailureRule_ExitCodes(jsii.Numbers(42, 43), portico.PodFailureAction_FAIL_JOB, nil),
		},
	})
	portico.NewCronJob(shop, jsii.String("report"), &portico.CronJobProps{
		Image:       jsii.String("report:1.0.0"),
		Schedule:    jsii.String("0 4 * * *"),
		Concurrency: portico.CronJobConcurrency_FORBID,
		History:     &portico.CronJobHistory{Failed: jsii.Number(2), Successful: jsii.Number(1)},
	})
	portico.NewNodeAgent(shop, jsii.String("agent"), &portico.NodeAgentProps{
		Image: jsii.String("agent:1.0.0"),
		Rollout: portico.NodeRollout_Rolling(&portico.NodeRolloutRollingOptions{
			MaxUnavailable: portico.PodCount_Percent(jsii.Number(20)),
		}),
	})

	app.Synth()
}
