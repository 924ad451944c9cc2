import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import { Environment, IngressRouter, UserService } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import { reportOf, runSnippet } from '../support/run-snippet';

const COMMAND = /^(?<variable>PORTICO_[A-Z]+)=(?<value>\S+) npx cdk8s synth$/;

export const isCommand = (code: string) => COMMAND.test(code);

/** What Portico reports for a snippet, or for a synthesis by a command with a variable of the environment. */
export const reportFor = (code: string): readonly string[] =>
  isCommand(code) ? reportOfCommand(code) : reportOf(runSnippet(code));

/** Synthesizes an app with an environment and a router in an empty folder. */
function reportOfCommand(command: string): readonly string[] {
  const { variable = '', value } = COMMAND.exec(command)?.groups ?? {};
  const [home, folder] = [process.cwd(), mkdtempSync(path.join(tmpdir(), 'portico-'))];
  process.chdir(folder);
  process.env[variable] = value;
  try {
    const app = new App();
    const prod = new Environment(app, 'prod', { namespace: 'shop' });
    const shop = new Chart(prod, 'shop', { namespace: prod.namespace });
    new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: new UserService(shop, 'user') });
    app.synth();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.findings.map(({ path: at, message, code }) => `[${at}] ${message} (${code})`);
  } finally {
    delete process.env[variable];
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}
