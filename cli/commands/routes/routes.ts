import { appIn } from '../../app/app-source';
import { routeTablesOf } from '../../app/route-tables';
import { onlyValue } from '../../arguments';
import type { Command } from '../command';
import { answersTo } from './answers';
import { textOfAnswers, textOfTables } from './output';
import { requestOf } from './request';

/** `portico routes`: the route tables of an app, and where a request goes by them. */
export const routes: Command = {
  name: 'routes',
  operands: '[[METHOD] URL]',
  summary: 'show the routes of the app, or where a request would go',
  description:
    'Runs the app, and prints the routes of all its routers; with a URL, the backend or\n' +
    'redirect of that request and the rule that decides, as router.resolve() does. Nothing\n' +
    'is written.',
  options: [
    { name: 'header', short: 'H', value: '"NAME: VALUE"', summary: 'a header of the request; may be repeated' },
    { name: 'app', value: 'COMMAND', summary: 'the command that runs the app; that of cdk8s.yaml otherwise' },
    { name: 'json', summary: 'print JSON' },
  ],
  examples: ['portico routes', 'portico routes GET https://abc.com/user/42 -H "x-release: next"'],
  exitCodes: '0 answered, 1 the app has problems or no router, 2 wrong arguments',
  async run(args, terminal) {
    const request = requestOf(args.operands, args.values.header ?? []);
    const found = await routeTablesOf(appIn(terminal.folder, { command: onlyValue(args, 'app') }));
    if ('failure' in found) {
      terminal.say(found.failure);
      return 1;
    }
    const { tables } = found;
    if (tables.length === 0) {
      terminal.say('The app has no IngressRouter.');
      return 1;
    }
    const isJson = args.flags.has('json');
    if (request === undefined) {
      terminal.print(isJson ? JSON.stringify(tables, null, 2) : textOfTables(tables));
      return 0;
    }
    const answers = answersTo(request, tables);
    const facts = answers.map(({ router: { path, place }, decision }) => ({ router: path, place, ...decision }));
    terminal.print(isJson ? JSON.stringify(facts, null, 2) : textOfAnswers(answers));
    return 0;
  },
};
