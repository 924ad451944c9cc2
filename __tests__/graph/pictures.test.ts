import { ApiObject, App, Chart } from 'cdk8s';
import { AppGraph, Backend, GraphEdgeKind, GraphNodeKind, IngressRouter, WebService } from '../../lib';
import { dotOf } from '../../lib/graph/pictures/dot';
import { mermaidOf } from '../../lib/graph/pictures/mermaid';
import type { Picture } from '../../lib/graph/pictures/picture';
import { shopApp } from './shop';

jest.spyOn(console, 'error').mockImplementation(() => {});

test('a picture has hosts, the rules that lead from them to pods, calls and claims', () => {
  expect(AppGraph.of(shopApp()).toMermaid().split('\n')).toEqual([
    'flowchart LR',
    '  host_abc_com(["abc.com"])',
    '  route_abc_com_exact_old_pay>"exact /old-pay<br/>301 /pay"]',
    '  outside_10_20_0_0_16(("10.20.0.0/16"))',
    '  outside_kubernetes_api(("Kubernetes API"))',
    '  outside_api_stripe_com_443(("api.stripe.com#58;443"))',
    '  outside_internet_443(("internet#58;443"))',
    '  outside_mail_example_com(("mail.example.com"))',
    '  outside_pods_app_billing_in_billing(("pods app=billing in billing"))',
    '  subgraph group_1["finance"]',
    '    service_finance_ledger("ledger<br/>Service")',
    '  end',
    '  subgraph group_2["shop"]',
    '    service_shop_mail("mail<br/>Service")',
    '    service_shop_web("web<br/>Service")',
    '    cronjob_shop_report["report<br/>CronJob"]',
    '    deployment_shop_game["game<br/>LoadBalancer"]',
    '    deployment_shop_pay["pay"]',
    '    deployment_shop_user_v1["user-v1"]',
    '    deployment_shop_user_v2["user-v2"]',
    '    statefulset_shop_db["db<br/>StatefulSet"]',
    '    persistentvolumeclaim_shop_data_db[("data-db-#42;<br/>PersistentVolumeClaim")]',
    '    persistentvolumeclaim_shop_receipts[("receipts<br/>PersistentVolumeClaim")]',
    '  end',
    '  host_abc_com --> route_abc_com_exact_old_pay',
    '  host_abc_com -->|"default backend"| service_shop_web',
    '  host_abc_com -->|"prefix /pay"| deployment_shop_pay',
    '  host_abc_com -->|"prefix /user"| deployment_shop_user_v1',
    '  host_abc_com -->|"prefix /user<br/>weight 10 of 100"| deployment_shop_user_v2',
    '  service_shop_mail --> outside_mail_example_com',
    '  cronjob_shop_report --> deployment_shop_pay',
    '  cronjob_shop_report --> outside_10_20_0_0_16',
    '  cronjob_shop_report --> outside_kubernetes_api',
    '  cronjob_shop_report --> outside_internet_443',
    '  deployment_shop_pay --> service_finance_ledger',
    '  deployment_shop_pay --- persistentvolumeclaim_shop_receipts',
    '  deployment_shop_pay --> outside_api_stripe_com_443',
    '  deployment_shop_user_v1 --> statefulset_shop_db',
    '  deployment_shop_user_v1 --> deployment_shop_pay',
    '  deployment_shop_user_v2 --> statefulset_shop_db',
    '  deployment_shop_user_v2 --> deployment_shop_pay',
    '  statefulset_shop_db --- persistentvolumeclaim_shop_data_db',
    '  outside_pods_app_billing_in_billing --> deployment_shop_pay',
    '  classDef elsewhere stroke-dasharray:4',
    '  class service_finance_ledger,service_shop_web,persistentvolumeclaim_shop_receipts elsewhere',
  ]);
});

test('ConfigMaps and Secrets are drawn when they are asked for', () => {
  const lines = (settings: boolean) => AppGraph.of(shopApp()).toMermaid({ settings }).split('\n');
  const without = new Set(lines(false));
  expect(lines(true).filter((line) => !without.has(line))).toEqual([
    '    configmap_shop_common_config[/"common-config<br/>ConfigMap"/]',
    '    secret_shop_abc_tls{{"abc-tls<br/>Secret"}}',
    '    secret_shop_pay{{"pay<br/>Secret"}}',
    '  host_abc_com -.-> secret_shop_abc_tls',
    '  cronjob_shop_report -.-> configmap_shop_common_config',
    '  deployment_shop_pay -.-> secret_shop_pay',
    '  deployment_shop_user_v1 -.-> configmap_shop_common_config',
    '  deployment_shop_user_v2 -.-> configmap_shop_common_config',
    '  class service_finance_ledger,service_shop_web,persistentvolumeclaim_shop_receipts,secret_shop_abc_tls,secret_shop_pay elsewhere',
  ]);
});

test('the same is there for Graphviz', () => {
  expect(AppGraph.of(shopApp()).toDot().split('\n')).toEqual([
    'digraph {',
    '  rankdir=LR',
    '  node [fontname="sans-serif"]',
    '  edge [fontname="sans-serif"]',
    '  "host abc.com" [label="abc.com", shape=oval]',
    '  "abc.com exact \\"/old-pay\\"" [label="exact /old-pay\\n301 /pay", shape=cds]',
    '  "outside 10.20.0.0/16" [label="10.20.0.0/16", shape=circle]',
    '  "outside Kubernetes API" [label="Kubernetes API", shape=circle]',
    '  "outside api.stripe.com:443" [label="api.stripe.com:443", shape=circle]',
    '  "outside internet:443" [label="internet:443", shape=circle]',
    '  "outside mail.example.com" [label="mail.example.com", shape=circle]',
    '  "outside pods app=billing in billing" [label="pods app=billing in billing", shape=circle]',
    '  subgraph cluster_1 {',
    '    label="finance"',
    '    "Service finance/ledger" [label="ledger\\nService", shape=component, style=dashed]',
    '  }',
    '  subgraph cluster_2 {',
    '    label="shop"',
    '    "Service shop/mail" [label="mail\\nService", shape=component]',
    '    "Service shop/web" [label="web\\nService", shape=component, style=dashed]',
    '    "CronJob shop/report" [label="report\\nCronJob", shape=box]',
    '    "Deployment shop/game" [label="game\\nLoadBalancer", shape=box]',
    '    "Deployment shop/pay" [label="pay", shape=box]',
    '    "Deployment shop/user-v1" [label="user-v1", shape=box]',
    '    "Deployment shop/user-v2" [label="user-v2", shape=box]',
    '    "StatefulSet shop/db" [label="db\\nStatefulSet", shape=box]',
    '    "PersistentVolumeClaim shop/data-db-*" [label="data-db-*\\nPersistentVolumeClaim", shape=cylinder]',
    '    "PersistentVolumeClaim shop/receipts" [label="receipts\\nPersistentVolumeClaim", shape=cylinder, style=dashed]',
    '  }',
    '  "host abc.com" -> "abc.com exact \\"/old-pay\\""',
    '  "host abc.com" -> "Service shop/web" [label="default backend"]',
    '  "host abc.com" -> "Deployment shop/pay" [label="prefix /pay"]',
    '  "host abc.com" -> "Deployment shop/user-v1" [label="prefix /user"]',
    '  "host abc.com" -> "Deployment shop/user-v2" [label="prefix /user\\nweight 10 of 100"]',
    '  "Service shop/mail" -> "outside mail.example.com"',
    '  "CronJob shop/report" -> "Deployment shop/pay"',
    '  "CronJob shop/report" -> "outside 10.20.0.0/16"',
    '  "CronJob shop/report" -> "outside Kubernetes API"',
    '  "CronJob shop/report" -> "outside internet:443"',
    '  "Deployment shop/pay" -> "Service finance/ledger"',
    '  "Deployment shop/pay" -> "PersistentVolumeClaim shop/receipts" [dir=none]',
    '  "Deployment shop/pay" -> "outside api.stripe.com:443"',
    '  "Deployment shop/user-v1" -> "StatefulSet shop/db"',
    '  "Deployment shop/user-v1" -> "Deployment shop/pay"',
    '  "Deployment shop/user-v2" -> "StatefulSet shop/db"',
    '  "Deployment shop/user-v2" -> "Deployment shop/pay"',
    '  "StatefulSet shop/db" -> "PersistentVolumeClaim shop/data-db-*" [dir=none]',
    '  "outside pods app=billing in billing" -> "Deployment shop/pay"',
    '}',
  ]);
});

const image = 'registry.example.com/shop/user:1.4.0';

function chartWith(build: (chart: Chart) => void, namespace?: string): AppGraph {
  const app = new App();
  build(new Chart(app, 'shop', { namespace }));
  return AppGraph.of(app);
}

test('several namespaces are boxes, and so are several charts without one', () => {
  const app = new App();
  for (const [id, namespace] of [
    ['a', 'shop'],
    ['b', 'pay'],
    ['c', undefined],
  ] as const) {
    new WebService(new Chart(app, id, { namespace }), 'user', { image });
  }
  expect(AppGraph.of(app).toMermaid().split('\n')).toEqual([
    'flowchart LR',
    '  subgraph group_1["c"]',
    '    deployment_user["user"]',
    '  end',
    '  subgraph group_2["pay"]',
    '    deployment_pay_user["user"]',
    '  end',
    '  subgraph group_3["shop"]',
    '    deployment_shop_user["user"]',
    '  end',
  ]);
  expect(AppGraph.of(app).toDot()).toContain('  subgraph cluster_1 {\n    label="c"\n    "Deployment user" [');
});

test('a Service that selects the pods of several workloads, or of none, is drawn by itself', () => {
  const graph = chartWith((chart) => {
    for (const version of ['v1', 'v2']) {
      new WebService(chart, `user-${version}`, { image, name: 'user', version, pods: { labels: { tier: 'user' } } });
    }
    const service = (name: string, selector: object) =>
      new ApiObject(chart, name, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name },
        spec: { selector, ports: [{ port: 80 }] },
      } as never);
    service('all', { tier: 'user' });
    service('none', { tier: 'none' });
  });
  expect(graph.toMermaid()).toContain('  service_all("all<br/>Service")\n  service_none("none<br/>Service")\n');
  expect(graph.toMermaid()).toContain('  service_all --> deployment_user_v1\n  service_all --> deployment_user_v2');
});

test('many rules that lead to one workload are not all written', () => {
  const graph = chartWith((chart) => {
    const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
    for (let number = 1; number <= 12; number++) router.prefix(`/path-${number}`, Backend.external('web', 80));
  });
  const [, words] = /\|"(.*)"\|/.exec(graph.toMermaid()) ?? [];
  expect(words?.split('<br/>').slice(6)).toEqual(['prefix /path-4', '… and 5 more']);
});

/** A picture of one node, whose text and id are hostile. */
const hostile = (text: string): Picture => ({
  nodes: [{ id: text, kind: GraphNodeKind.OUTSIDE, lines: [text], isElsewhere: false }],
  edges: [{ from: text, to: text, kind: GraphEdgeKind.CALL, lines: [text] }],
  groups: [],
});

// Each was drawn by Mermaid 11.17 and Graphviz 13: the text in the picture is the one that was written.
test.each<[string, string, string]>([
  ['quotes', 'a"b', 'a#34;b'],
  ['codes of characters', '#quot;&amp;', '#35;quot#59;#38;amp#59;'],
  ['HTML', '<b>x</b>', '#60;b#62;x#60;/b#62;'],
  ['Markdown', '*a*_b_`c`', '#42;a#42;#95;b#95;#96;c#96;'],
  ['the beginnings of lists', '- x', '#45; x'],
  ['the beginnings of numbered lists', '1. x', '1#46; x'],
  ['links', 'www.abc.com', 'www#46;abc.com'],
  ['styles, which Mermaid finds anywhere in a line', 'style a:b#c;', 'style a#58;b#35;c#59;'],
  ['formulas', '$$x$$', '#36;#8203;#36;#8203;x#36;#8203;#36;#8203;'],
  ['icons', 'fa:fa-car', 'fa#58;#8203;fa-car'],
  ['new lines in code', '\\n', '#92;#8203;n'],
  ['control characters', 'a\nb\u0000', 'a b'],
  ['nothing', '', '#160;'],
  ['other alphabets', 'é日😀', '#233;#26085;#128512;'],
])('%s in names are text in the picture', (_, text, written) => {
  expect(mermaidOf(hostile(text))).toContain(`(("${written}"))`);
  expect(mermaidOf(hostile(text))).toContain(` -->|"${written}"| `);
});

test('names of Graphviz end where they are meant to', () => {
  expect(dotOf(hostile('a"] b \\ &amp;')).split('\n')).toContain(
    '  "a\\"] b \\\\ &amp;" [label="a\\"] b \\\\ &amp;amp;", shape=circle]',
  );
});

test('names in Mermaid are no words of it, and each node has one of its own', () => {
  const ids = ['end', 'style x', 'Style.example.com x', 'host a.b', 'host a-b', '---', 'class'];
  const nodes = ids.map((id) => ({ id, kind: GraphNodeKind.WORKLOAD, lines: ['x'], isElsewhere: false }));
  const [, ...lines] = mermaidOf({ nodes, edges: [], groups: [] }).split('\n');
  expect(lines.map((line) => line.trim().replace(/\[.*/, ''))).toEqual([
    'workload_end',
    'style_x',
    'workload_style_example_com_x',
    'host_a_b',
    'host_a_b_2',
    'workload',
    'workload_class',
  ]);
});
