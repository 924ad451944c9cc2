import { dotOf } from '../../../lib/graph/pictures/dot';
import { mermaidOf } from '../../../lib/graph/pictures/mermaid';
import { type Picture, pictureOf } from '../../../lib/graph/pictures/picture';
import { svgOf } from '../../../lib/graph/pictures/svg/svg';
import { show } from '../../../lib/rules/show';
import { type EnvironmentGraph, graphsOf } from '../../app/app-graphs';
import { appIn } from '../../app/app-source';
import { chosenEnvironments, variablesFor } from '../../app/chosen-environments';
import { onlyValue } from '../../arguments';
import { withProgress } from '../../progress';
import type { Terminal } from '../../terminal';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';

/** The languages of pictures, by the flags that ask for them. */
const PICTURES: { readonly [flag: string]: (picture: Picture) => string } = { svg: svgOf, dot: dotOf };

const JSON_FLAG = 'json';

/** Prints the picture of the app, or of one of its environments. */
export async function runGraph(args: Arguments, terminal: Terminal): Promise<number> {
  checkArguments(args);
  const chosen = chosenEnvironments(args);
  const app = appIn(terminal.folder, { command: onlyValue(args, 'app') });
  const found = await withProgress(terminal, 'Drawing', () => graphsOf(app, variablesFor(chosen)));
  if ('failure' in found) {
    terminal.say(found.failure);
    return 1;
  }
  const isAsked = ({ environment = '' }: EnvironmentGraph) => chosen.length === 0 || chosen.includes(environment);
  const graphs = found.graphs.filter((graph) => graph.nodes.length > 0 && isAsked(graph));
  // The charts of the app itself, next to its environments.
  const graph = graphs.find(({ environment }) => environment === undefined) ?? graphs[0];
  if (graph === undefined) {
    const where = chosen.length === 0 ? 'The app' : `The environment ${chosen.join(' or ')} of the app`;
    terminal.say(`${where} has nothing to draw.`);
    return 1;
  }
  const [first, ...others] = graphs.flatMap(({ environment }) => environment ?? []);
  if (graph.environment === undefined && first !== undefined) {
    terminal.say(
      `The environments ${[first, ...others].join(', ')} are left out: write --env ${first} to draw that one.`,
    );
  } else if (others.length > 0) {
    const has = `the app has ${[first, ...others].join(', ')}`;
    throw new UsageError(`A picture is of one environment, and ${has}: write --env ${first}.`);
  }
  terminal.print(textOf(graph, args));
  return 0;
}

function checkArguments({ operands, flags }: Arguments): void {
  if (operands.length > 0) {
    throw new UsageError(`portico graph takes no operand, and was given ${show(operands.join(' '))}.`);
  }
  const formats = [...Object.keys(PICTURES), JSON_FLAG].filter((name) => flags.has(name)).map((name) => `--${name}`);
  if (formats.length > 1) throw new UsageError(`${formats.join(' and ')} are both written: leave one of them out.`);
  if (flags.has(JSON_FLAG) && flags.has('settings')) {
    throw new UsageError('--settings is for pictures, and --json has ConfigMaps and Secrets anyway: leave it out.');
  }
}

function textOf(graph: EnvironmentGraph, { flags }: Arguments): string {
  const { environment, nodes, edges } = graph;
  if (flags.has(JSON_FLAG)) return JSON.stringify({ environment, nodes, edges }, null, 2);
  const [, draw = mermaidOf] = Object.entries(PICTURES).find(([flag]) => flags.has(flag)) ?? [];
  return draw(pictureOf(graph, { settings: flags.has('settings') }));
}
