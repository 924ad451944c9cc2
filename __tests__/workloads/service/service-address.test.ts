import { Chart } from 'cdk8s';
import { PodPort, PortProtocol, WebService, type WebServiceOptions } from '../../../lib';
import { problemsOf, synthesize } from '../../support/app';
import { image, untyped } from '../support';

describe('what others need to know of a service', () => {
  const of = (props: WebServiceOptions, look: (pay: WebService) => unknown) => {
    let found: unknown;
    synthesize((chart) => {
      found = look(new WebService(chart, 'pay', { image, ...props }));
    });
    return found;
  };
  const shown = ({ host, address, url }: WebService) => [host, address, url];

  test.each<[string, WebServiceOptions, string, string]>([
    ['the port of its scheme', {}, 'pay:80', 'http://pay'],
    ['another port', { servicePort: 3000 }, 'pay:3000', 'http://pay:3000'],
    ['HTTPS', { protocol: PortProtocol.https(), servicePort: 443 }, 'pay:443', 'https://pay'],
    ['HTTPS at the port of HTTP', { protocol: PortProtocol.https() }, 'pay:80', 'https://pay:80'],
    ['WebSocket', { protocol: PortProtocol.webSocket() }, 'pay:80', 'ws://pay'],
    ['gRPC, whose clients always want a port', { protocol: PortProtocol.grpc() }, 'pay:80', 'http://pay:80'],
    ['Redis', { protocol: PortProtocol.tcp('redis'), servicePort: 6379 }, 'pay:6379', 'redis://pay:6379'],
    ['a name of its own', { serviceName: 'billing' }, 'billing:80', 'http://billing'],
  ])('%s', (_, props, address, url) => {
    expect(of(props, shown)).toEqual([address.replace(/:.*/, ''), address, url]);
  });

  test('each further port has an address, too', () => {
    const look = (pay: WebService) => {
      const { serviceName, servicePort, address, url } = pay.port('api');
      return [serviceName, servicePort, address, url, pay.port('api').port('http').url];
    };
    const protocol = PortProtocol.grpc();
    const api = PodPort.offered(9000, 90, { protocol });
    expect(of({ ports: { api } }, look)).toEqual(['pay', 90, 'pay:90', 'http://pay:90', 'http://pay']);
  });

  test('from another namespace the address has the namespace of the Service', () => {
    const seen: string[] = [];
    synthesize(
      (shop, app) => {
        const pay = new WebService(shop, 'pay', { image });
        const [blog, same] = [
          new Chart(app, 'blog', { namespace: 'blog' }),
          new Chart(app, 'same', { namespace: 'shop' }),
        ] as const;
        const callers = [blog, same, pay, new Chart(app, 'unknown')];
        seen.push(...callers.map((caller) => pay.seenFrom(caller).url), pay.port('http').seenFrom(blog).address);
      },
      { namespace: 'shop' },
    );
    expect(seen).toEqual(['http://pay.shop.svc', 'http://pay', 'http://pay', 'http://pay.shop.svc', 'pay.shop.svc:80']);
  });
});

test('an address that may not lead to the Service is a problem, and so is a caller that is no construct', () => {
  const found = problemsOf((shop, app) => {
    const pay = new WebService(shop, 'pay', { image });
    pay.seenFrom(new Chart(app, 'blog', { namespace: 'blog' }));
    pay.seenFrom(untyped('blog'));
    pay.port('api').seenFrom(shop);
  });
  expect(found).toEqual([
    '[shop/pay] the Service "pay" is in a chart without a namespace, so that it cannot be found from the namespace "blog": set the namespace of its chart.',
    '[shop/pay] the caller of seenFrom() "blog" has the wrong type; expected a construct, such as the chart of the caller.',
    '[shop/pay] port "api" is not offered by the Service: write "http", or add it to ports by PodPort.offered().',
  ]);
});
