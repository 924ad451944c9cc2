import { Chart, JsonPatch } from 'cdk8s';
import { k8s, Service } from 'cdk8s-plus-27';
import { Exposure, WebService } from '../../lib';
import { problemsOf } from '../support/app';

const image = 'nginx:1.29.3';

describe('duplicates', () => {
  test('two services of one name', () => {
    expect(
      problemsOf((chart) => {
        new WebService(chart, 'one', { image, name: 'user' });
        new WebService(chart, 'two', { image, name: 'user', serviceName: 'user-too' });
      }),
    ).toEqual([
      '[shop/two/service-account] ServiceAccount "user" is made by shop/one/service-account as well, and would replace it: give one of the two another name.',
      '[shop/two/deployment] Deployment "user" is made by shop/one/deployment as well, and would replace it: give one of the two another name.',
      '[shop/two/disruption-budget] PodDisruptionBudget "user" is made by shop/one/disruption-budget as well, and would replace it: give one of the two another name.',
    ]);
  });

  test('a raw object counts, and so does another chart', () => {
    expect(
      problemsOf((chart, app) => {
        new WebService(chart, 'user', { image });
        new k8s.KubeService(new Chart(app, 'raw'), 'service', {
          metadata: { name: 'user' },
          spec: { ports: [{ port: 80 }] },
        });
      }),
    ).toEqual([
      '[raw/service] Service "user" is made by shop/user/service as well, and would replace it: give one of the two another name.',
    ]);
  });

  test('another namespace is another object', () => {
    expect(
      problemsOf((chart, app) => {
        new WebService(chart, 'user', { image });
        new WebService(new Chart(app, 'other', { namespace: 'other' }), 'user', { image });
      }),
    ).toEqual([]);
  });
});

describe('node ports', () => {
  test('one port for two services, after patches and in raw objects', () => {
    expect(
      problemsOf((chart) => {
        new WebService(chart, 'user', { image, exposure: Exposure.nodePort(30859) });
        new WebService(chart, 'pay', { image, exposure: Exposure.nodePort(30859) });
        const raw = new k8s.KubeService(chart, 'raw', {
          metadata: { name: 'raw' },
          spec: { type: 'NodePort', ports: [{ port: 80 }] },
        });
        raw.addJsonPatch(JsonPatch.add('/spec/ports/0/nodePort', 30859));
      }),
    ).toEqual([
      '[shop/pay/service] nodePort 30859 belongs to shop/user/service already: write another, or leave it out to let the cluster choose.',
      '[shop/raw] nodePort 30859 belongs to shop/user/service already: write another, or leave it out to let the cluster choose.',
    ]);
  });
});

test('an object that cannot be written is a problem like any other', () => {
  expect(
    problemsOf((chart) => {
      new WebService(chart, 'user', { image: 'nginx' });
      new Service(chart, 'plus', { metadata: { name: 'plus' } });
    }),
  ).toEqual([
    '[shop/user] image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".',
    '[shop/plus/Resource] Service "plus" cannot be written: A service must be configured with a port.',
  ]);
});
