import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import { PorticoChecks } from '../../../lib';

const DATA = { plain: 'two words', quoted: '8080', long: 'two\nlines' };

function appWith(...names: readonly string[]): App {
  const app = new App();
  const chart = new Chart(app, 'shop');
  for (const name of names) {
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: DATA } as never);
  }
  return app;
}

describe('cdk8s still', () => {
  test('writes all documents of a chart by Yaml.stringify()', () => {
    const stringify = jest.spyOn(Yaml, 'stringify').mockReturnValue('written');
    try {
      expect(appWith('a', 'b').synthYaml()).toBe('written');
      expect(stringify).toHaveBeenCalledTimes(1);
      expect(stringify.mock.calls[0]).toHaveLength(2);
    } finally {
      stringify.mockRestore();
    }
  });
});

test('an app that uses Portico has the YAML of one that does not', () => {
  const plain = appWith('a', 'b').synthYaml();
  const checked = appWith('a', 'b');
  PorticoChecks.of(checked);
  expect(checked.synthYaml()).toBe(plain);
});
