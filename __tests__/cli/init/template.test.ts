import { Testing } from 'cdk8s';
import { LANGUAGES } from '../../../cli/commands/init/languages';
import { packageParts } from '../../../cli/commands/init/template';
import { WebChart } from '../../../cli/commands/init/template/typescript/web-chart';
import { noOpFields } from '../../support/api-defaults';
import { podSecurityViolations } from '../../support/pod-security';
import { expectValid } from '../../support/validate';
import { filesIn } from './support';

const files = filesIn('cli/commands/init/template/typescript');

test.each(LANGUAGES.map((language) => [language.title, language] as const))(
  'every file of the template in %s is written, and each text that is replaced is there once',
  (_, language) => {
    const template = filesIn(`cli/commands/init/template/${language.name}`);
    const stored = language.files.map(({ name, stored = name }) => stored);
    expect([...stored].sort()).toEqual(Object.keys(template).sort());
    const answers = { name: 'web', image: 'web:1', port: '80', host: 'a.com' };
    const texts = Object.entries(language.replaced(answers)).flatMap(([file, pairs]) =>
      pairs.map(([old]) => [file, old, template[file]?.split(old).length]),
    );
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(([, , parts]) => parts !== 2)).toEqual([]);
  },
);

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
  // Peers of Portico, of ts-node and of the SWC transform; the compiler that Portico looks for, and ts-node, which it loads; types
  // that tsconfig.json names by a part of their names.
  const used = [
    'cdk8s-plus-27',
    '@swc/core',
    'typescript',
    'typescript-native',
    'ts-node',
    '@types/node',
    '@types/jest',
  ];
  const text = Object.entries(files).flatMap(([name, content]) => (name === 'package.json' ? [] : [content]));
  const { scripts } = packageParts();
  const said = [...text, ...Object.values(scripts)].join('\n');
  const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !used.includes(name) && !said.includes(name),
  );
  expect(unused).toEqual([]);
});
