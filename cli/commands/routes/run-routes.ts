import type { RouterTable } from '../../../lib/routing/router/routes-file';
import { appIn } from '../../app/app-source';
import { chosenEnvironments, variablesFor } from '../../app/chosen-environments';
import { routeTablesOf } from '../../app/route-tables';
import { onlyValue } from '../../arguments';
import { answersTo } from '../../routing/answers';
import type { Terminal } from '../../terminal';
import type { Arguments } from '../command';
import { textOfAnswers, textOfTables } from './output';
import { requestOf } from './request';

/** Prints the tables of the app, or what a request is answered with. */
export async function runRoutes(args: Arguments, terminal: Terminal): Promise<number> {
  const request = requestOf(args.operands, args.values.header ?? []);
  const chosen = chosenEnvironments(args);
  const app = appIn(terminal.folder, { command: onlyValue(args, 'app') });
  const found = await routeTablesOf(app, variablesFor(chosen));
  if ('failure' in found) {
    terminal.say(found.failure);
    return 1;
  }
  const isAsked = ({ environment }: RouterTable) => chosen.length === 0 || chosen.includes(environment ?? '');
  const tables = found.tables.filter(isAsked);
  if (tables.length === 0) {
    const where = chosen.length === 0 ? 'The app' : `The environment ${chosen.join(' or ')} of the app`;
    terminal.say(`${where} has no IngressRouter.`);
    return 1;
  }
  const isJson = args.flags.has('json');
  if (request === undefined) {
    terminal.print(isJson ? JSON.stringify(tables, null, 2) : textOfTables(tables));
    return 0;
  }
  const answers = answersTo(request, tables);
  const facts = answers.map(({ router: { path, environment, place }, decision }) => ({
    router: path,
    environment,
    place,
    ...decision,
  }));
  terminal.print(isJson ? JSON.stringify(facts, null, 2) : textOfAnswers(answers));
  return 0;
}
