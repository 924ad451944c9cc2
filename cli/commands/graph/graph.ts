import { ENV } from '../../app/chosen-environments';
import type { Command } from '../command';

/** `portico graph`: the picture of an app. */
export const graph: Command = {
  name: 'graph',
  operands: '',
  summary: 'draw the app: hosts, services, who calls whom, and claims',
  description:
    'Runs the app, and prints its picture as a flowchart of Mermaid, which GitHub and GitLab\n' +
    'draw in Markdown: hosts, the rules that lead to services, calls between them, and claims.\n' +
    'Nothing is written.',
  options: [
    { name: 'settings', summary: 'draw ConfigMaps and Secrets as well' },
    { name: 'svg', summary: 'print an image' },
    { name: 'dot', summary: 'print the language of Graphviz' },
    { name: 'json', summary: 'print everything that is known, as JSON' },
    { ...ENV, summary: 'the environment that is drawn' },
    { name: 'app', value: 'COMMAND', summary: 'the command that runs the app; that of cdk8s.yaml otherwise' },
  ],
  examples: ['portico graph > docs/shop.mmd', 'portico graph --env prod --settings --svg > prod.svg'],
  exitCodes: '0 drawn, 1 the app has problems or nothing to draw, 2 wrong arguments',
  async run(args, terminal) {
    const { runGraph } = await import('./run-graph');
    return runGraph(args, terminal);
  },
};
