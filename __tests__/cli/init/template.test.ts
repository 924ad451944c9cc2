import { Testing } from 'cdk8s';
import { packageParts, TEMPLATE } from '../../../cli/commands/init/template';
import { WebChart } from '../../../cli/commands/init/template/web-chart';
import { noOpFields } from '../../support/api-defaults';
import { podSecurityViolations } from '../../support/pod-security';
import { expectValid } from '../../support/validate';
import { filesIn } from './support';

const files = filesIn('cli/commands/init/template');

test('every file of the template is written', () => {
  const stored = TEMPLATE.map(({ name, stored = name }) => stored);
  expect([...stored].sort()).toEqual(Object.keys(files).sort());
});

test('the project synthesizes without a warning, and a cluster takes it as it is', () => {
  const printed = jest.spyOn(console, 'error');
  const props = { image: 'registry.example.com/shop:1.0.0', port: 8080, host: 'shop.example.com' };
  const manifests = Testing.synth(new WebChart(Testing.app(), 'shop', props));
  expect(manifests.map(({ kind }) => kind)).toContain('Ingress');
  expectValid(manifests);
  expect([manifests.flatMap(noOpFields), manifests.flatMap(podSecurityViolations)]).toEqual([[], []]);
  expect([printed.mock.calls, manifests.length > 0]).toEqual([[], true]);
});

test('a dependency that nothing uses is none', () => {
  const { dependencies, devDependencies } = packageParts();
  // Peers of Portico, of ts-node and of the SWC transform; types that tsconfig.json names by a part of their names.
  const used = ['cdk8s-plus-27', '@swc/core', 'typescript', '@types/node', '@types/jest'];
  const text = Object.entries(files).flatMap(([name, content]) => (name === 'package.json' ? [] : [content]));
  const { scripts } = packageParts();
  const said = [...text, ...Object.values(scripts)].join('\n');
  const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !used.includes(name) && !said.includes(name),
  );
  expect(unused).toEqual([]);
});
