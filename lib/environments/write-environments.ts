import type { App } from 'cdk8s';
import { type AppTree, treesOf } from '../cdk8s/app-trees';
import { stop } from '../cdk8s/failure';
import { replaceSynth } from '../cdk8s/hooks/app-synth';
import { Synthesis } from '../cdk8s/synthesis';
import { choiceOf } from '../rules/choice';
import { nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import { finding } from './codes';
import { writeEnvironmentsFile } from './environments-file';

/** Has an app write its environments when it is synthesized. */
export function writeWithApp(app: App): void {
  replaceSynth(app, {
    synth: (own) => write(app, own),
    synthYaml() {
      const [first = ''] = treesOf(app).map(({ name }) => name);
      const fix = `write ${first}.synthYaml() for one of them, or app.synth() for a folder for each`;
      return refuse(`app.synthYaml() cannot tell apart the environments ${listOf(treesOf(app))}: ${fix}.`);
    },
  });
}

/** Writes the environments that `PORTICO_ENV` names, or all of them and the charts of the app itself. */
function write(app: App, own: () => void): void {
  const chosen = chosenOf(app);
  const trees = chosen ?? treesOf(app);
  const roots = [...(chosen === undefined ? [app] : []), ...trees.map(({ root }) => root)];
  const run = roots.reduceRight(
    (inner, root) => () => Synthesis.of(root).parts.written.during(inner),
    () => {
      Synthesis.run(roots);
      if (chosen === undefined) own();
      for (const { root } of trees) (root as App).synth();
    },
  );
  run();
  writeEnvironmentsFile(trees);
}

function chosenOf(app: App): readonly AppTree[] | undefined {
  const names = (process.env.PORTICO_ENV ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return undefined;
  const trees = treesOf(app);
  const known = trees.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const guess = nearest(unknown, known);
    const fix = guess === undefined ? choiceOf(known) : show(guess);
    refuse(`the app has no environment ${show(unknown)}, which --env or PORTICO_ENV names: write ${fix}.`);
  }
  return trees.filter(({ name }) => names.includes(name));
}

const listOf = (trees: readonly AppTree[]) => trees.map(({ name }) => name).join(', ');

const refuse = (message: string): never => stop([{ ...finding('environment', message), path: '' }]);
