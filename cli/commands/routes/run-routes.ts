import type { RouterTable } from '../../../lib/routing/router/routes-file';
import { type AppSource, appIn } from '../../app/app-source';
import { chosenEnvironments, variablesFor } from '../../app/chosen-environments';
import { type ForeignRoute, routesOf } from '../../app/foreign-routes';
import { onlyValue } from '../../arguments';
import { docsPage } from '../../own-package';
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
  const found = await routesOf(app, variablesFor(chosen), terminal);
  if ('failure' in found) {
    terminal.say(found.failure);
    return 1;
  }
  const isAsked = ({ environment }: Pick<RouterTable, 'environment'>) =>
    chosen.length === 0 || chosen.includes(environment ?? '');
  const tables = found.tables.filter(isAsked);
  const foreign = found.foreign.filter(isAsked);
  if (tables.length === 0) {
    const where = chosen.length === 0 ? 'The app' : `The environment ${chosen.join(' or ')} of the app`;
    terminal.say(`${where} has no IngressRouter.${foreignText(foreign, app)}`);
    return 1;
  }
  if (foreign.length > 0) terminal.say(foreignText(foreign, app).trimStart());
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

/** The words for objects whose routes are in no table, and what there is to do about them. */
function foreignText(foreign: readonly ForeignRoute[], { output }: AppSource): string {
  if (foreign.length === 0) return '';
  const [verb, its] = foreign.length === 1 ? ['This object routes', 'it'] : ['These objects route', 'them'];
  return [
    ` ${verb} requests without an IngressRouter, and this command does not read ${its}:`,
    ...foreign.map(({ title }) => `  ${title}`),
    `portico check ${output} looks for mistakes in ${its}. To replace ${its} by routes in code: ${docsPage('from-yaml.md')}`,
  ].join('\n');
}
