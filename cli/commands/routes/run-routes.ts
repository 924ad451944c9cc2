import { appIn } from '../../app/app-source';
import { routeTablesOf } from '../../app/route-tables';
import { onlyValue } from '../../arguments';
import type { Terminal } from '../../terminal';
import type { Arguments } from '../command';
import { answersTo } from './answers';
import { textOfAnswers, textOfTables } from './output';
import { requestOf } from './request';

/** Prints the tables of the app, or what a request is answered with. */
export async function runRoutes(args: Arguments, terminal: Terminal): Promise<number> {
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
}
