import { App, Chart } from 'cdk8s';
import {
  Call,
  type ICallee,
  PayService,
  Peer,
  PodPort,
  PortProtocol,
  SecretKey,
  StatefulService,
  WebService,
  type WebServiceProps,
} from '../../lib';
import { only, problemsOf, synthesize } from '../support/app';

const image = 'registry.example.com/shop/user:1.4.0';

/** The variables of a service that makes calls, in the order in which they are written. */
function variables(
  calls: (chart: Chart) => ICallee[],
  props: Partial<WebServiceProps> = {},
): { [name: string]: string } {
  const objects = synthesize((chart) => {
    new WebService(chart, 'user', { image, calls: calls(chart), ...props });
  });
  const { env = [] } = only(objects, 'Deployment').spec.template.spec.containers[0];
  return Object.fromEntries(env.map(({ name, value }: { name: string; value: string }) => [name, value]));
}

/** The variables of the calls of a service that the given options make. */
const called = (props: Partial<WebServiceProps>, call = (pay: WebService): ICallee => pay) => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const pay = new WebService(chart, 'pay', { image, ...props });
  const user = new WebService(new Chart(app, 'callers'), 'user', { image, calls: [call(pay)] });
  const { env = [] } = user.deployment.toJson().spec.template.spec.containers[0];
  return env;
};

describe('a call gives its caller a variable that follows from the name of what it calls', () => {
  test.each<[string, Partial<WebServiceProps>, string, string]>([
    ['HTTP', {}, 'PAY_URL', 'http://pay'],
    ['another port than that of HTTP', { servicePort: 3000 }, 'PAY_URL', 'http://pay:3000'],
    ['HTTPS', { protocol: PortProtocol.https(), servicePort: 443 }, 'PAY_URL', 'https://pay'],
    [
      'a protocol over TCP with a name',
      { protocol: PortProtocol.tcp('redis'), servicePort: 6379 },
      'PAY_URL',
      'redis://pay:6379',
    ],
    [
      'gRPC, whose clients take host and port',
      { protocol: PortProtocol.grpc(), servicePort: 7070 },
      'PAY_ADDRESS',
      'pay:7070',
    ],
    ['TCP without a name', { protocol: PortProtocol.tcp() }, 'PAY_ADDRESS', 'pay:80'],
    ['UDP', { protocol: PortProtocol.udp('dns'), servicePort: 53 }, 'PAY_ADDRESS', 'pay:53'],
    ['a version, which the name of the Service has', { version: 'v2' }, 'PAY_URL', 'http://pay-v2'],
    ['a name of several words', { name: 'pay-by-card' }, 'PAY_BY_CARD_URL', 'http://pay-by-card'],
  ])('%s', (_, props, name, value) => {
    const health = props.protocol === undefined ? {} : { health: undefined };
    expect(called({ ...health, ...props })).toEqual([{ name, value }]);
  });

  test('a further port has its name in the variable', () => {
    const ports = {
      admin: PodPort.offered(9001),
      grpc: PodPort.offered(9000, 9000, { protocol: PortProtocol.grpc() }),
    };
    expect(called({ ports }, (pay) => pay.port('admin'))).toEqual([
      { name: 'PAY_ADMIN_URL', value: 'http://pay:9001' },
    ]);
    expect(called({ ports }, (pay) => pay.port('grpc'))).toEqual([{ name: 'PAY_GRPC_ADDRESS', value: 'pay:9000' }]);
  });

  test('a Service in another namespace is called by its full name', () => {
    const app = new App();
    const pay = new PayService(new Chart(app, 'payments', { namespace: 'payments' }), 'pay');
    const user = new WebService(new Chart(app, 'shop', { namespace: 'shop' }), 'user', { image, calls: [pay] });
    expect(user.deployment.toJson().spec.template.spec.containers[0].env).toEqual([
      { name: 'PAY_URL', value: 'http://pay-service-v1.payments.svc' },
    ]);
  });

  test('peers with an address have a variable, and those without have none', () => {
    expect(
      variables(() => [
        Peer.service('ledger', { namespace: 'finance', port: 8080 }),
        Peer.service('audit', { port: 7070, protocol: PortProtocol.grpc() }),
        Peer.host('api.stripe.com'),
        Peer.host('2001:db8::1', { port: 5432, protocol: PortProtocol.tcp('postgres') }),
        Peer.pods({ app: 'search' }, { namespace: 'search', port: 9200 }),
        Peer.addresses(['10.20.0.0/16']),
        Peer.internet({ port: 443 }),
        Peer.apiServer(),
      ]),
    ).toEqual({
      LEDGER_URL: 'http://ledger.finance.svc:8080',
      AUDIT_ADDRESS: 'audit:7070',
      API_STRIPE_COM_URL: 'https://api.stripe.com',
      _2001_DB8_1_URL: 'postgres://[2001:db8::1]:5432',
    });
  });
});

describe('the caller says what its image expects', () => {
  const database = (chart: Chart) =>
    new StatefulService(chart, 'db', { image, port: 5432, protocol: PortProtocol.tcp('postgres'), volumes: {} });

  test('names of variables for URL, address, host and port', () => {
    const options = { urlVariable: 'DB', addressVariable: 'DB_ADDR', hostVariable: 'DB_HOST', portVariable: 'DB_PORT' };
    expect(variables((chart) => [Call.to(database(chart), options)])).toEqual({
      DB: 'postgres://db:5432',
      DB_ADDR: 'db:5432',
      DB_HOST: 'db',
      DB_PORT: '5432',
    });
  });

  test('scheme, path and credentials of the URL, whose secrets come before it', () => {
    expect(
      variables(
        (chart) => [
          Call.to(database(chart), {
            urlScheme: 'jdbc:postgresql',
            urlCredentials: 'shop:$(DB_PASSWORD)',
            urlPath: '/orders?sslmode=require',
          }),
        ],
        { secrets: { DB_PASSWORD: SecretKey.of('database', 'password') } },
      ),
    ).toEqual({
      DB_PASSWORD: undefined,
      DB_URL: 'jdbc:postgresql://shop:$(DB_PASSWORD)@db:5432/orders?sslmode=require',
    });
  });

  test('no variable at all', () => {
    expect(variables((chart) => [Call.withoutVariable(database(chart))])).toEqual({});
  });
});

describe('a wrong call is a problem that says what to write', () => {
  const problems = (calls: unknown, props: Partial<WebServiceProps> = {}) =>
    problemsOf((chart) => {
      const pay = new WebService(chart, 'pay', { image });
      const made = typeof calls === 'function' ? calls(pay, chart) : calls;
      new WebService(chart, 'user', { image, calls: made, ...props });
    }).map((line) => line.replace('[shop/user] ', ''));

  test.each<[string, unknown, Partial<WebServiceProps>, string]>([
    [
      'no list',
      'pay',
      {},
      'calls "pay" has the wrong type; expected a list of workloads, ports and peers such as [pay].',
    ],
    [
      'a text',
      ['pay'],
      {},
      'calls takes a workload with a Service, one of its ports or a peer, and not "pay": write, for example, Peer.host("api.example.com").',
    ],
    [
      'a variable that is there',
      (pay: WebService) => [pay],
      { env: { PAY_URL: 'http://other' } },
      'calls of shop/pay set the variable "PAY_URL", which the workload sets as well: leave that one out, or write Call.to(…, { urlVariable: "…" }) or Call.withoutVariable(…).',
    ],
    [
      'two with one variable',
      () => [Peer.host('api.example.com'), Peer.host('api.example.com', { port: 8443 })],
      {},
      'calls of Peer.host("api.example.com") and Peer.host("api.example.com") both set the variable "API_EXAMPLE_COM_URL": write Call.to(…, { urlVariable: "…" }) for one of them.',
    ],
    [
      'a password in the open',
      (pay: WebService) => [Call.to(pay, { urlCredentials: 'shop:hunter2' })],
      {},
      'calls: urlCredentials "shop:hunter2" must have the password by reference: write, for example, "orders:$(DB_PASSWORD)", with DB_PASSWORD in secrets.',
    ],
    [
      'the path of a URL that nobody gets',
      (pay: WebService) => [Call.to(pay, { addressVariable: 'PAY', urlPath: '/v1' })],
      {},
      'calls: urlPath "/v1" is for a URL, and no variable has it: write urlVariable.',
    ],
    [
      'a variable for something without an address',
      () => [Call.to(Peer.internet(), { urlVariable: 'WORLD' })],
      {},
      'calls: urlVariable is for an address, and Peer.internet() has none: write Peer.internet() alone.',
    ],
    [
      'a name with a port',
      () => [Peer.host('https://api.example.com')],
      {},
      'calls: name of Peer.host "https://api.example.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".',
    ],
    [
      'port 70000',
      () => [Peer.service('ledger', { port: 70000 })],
      {},
      'calls: port of Peer.service 70000 is outside 1..65535: write a whole number, for example 8080.',
    ],
  ])('%s', (_, calls, props, message) => {
    expect(problems(calls, props)).toEqual([message]);
  });
});

test('two services call each other, where the one that is made first names the other', () => {
  const objects = synthesize((chart) => {
    const user = new WebService(chart, 'user', { image, calls: [Peer.service('pay', { port: 80 })] });
    new WebService(chart, 'pay', { image, calls: [user] });
  });
  const env = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ spec }) => spec.template.spec.containers[0].env[0]);
  expect(env).toEqual([
    { name: 'PAY_URL', value: 'http://pay' },
    { name: 'USER_URL', value: 'http://user' },
  ]);
});
