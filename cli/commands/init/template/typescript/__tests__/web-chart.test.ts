import { Testing, Yaml } from 'cdk8s';
import { WebChart } from '../web-chart';

const chart = new WebChart(Testing.app(), 'shop', {
  image: 'registry.example.com/shop:1.0.0',
  port: 8080,
  host: 'shop.example.com',
});

test('the YAML is the one that was reviewed', () => {
  expect(Yaml.stringify(...Testing.synth(chart))).toMatchSnapshot();
});

test('requests of the host reach the service, and no others do', () => {
  const { router } = chart;
  const shop = { outcome: 'forward', backends: [{ serviceName: 'shop', servicePort: 80, weight: 100 }] };
  expect(router.resolve({ host: 'shop.example.com', path: '/' })).toMatchObject({ ...shop, path: '/' });
  expect(router.resolve({ host: 'shop.example.com', path: '/cart/1' })).toMatchObject({ ...shop, path: '/cart/1' });
  expect(router.resolve({ host: 'other.example.com', path: '/' })).toMatchObject({ outcome: 'none' });
});
