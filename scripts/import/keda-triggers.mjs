// The names that triggers of KEDA read from their metadata, from the schema of its scalers as the Go module cache has it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectOf, titleOf } from './neighbours.mjs';
import { file, text } from './notation.mjs';

/** The content of generated/keda-triggers.ts: a line for each trigger, with its names. */
export function kedaTriggersTable(modules) {
  const project = projectOf('KEDA');
  const path = join(modules, project.module, 'schema/generated/scalers-schema.json');
  if (!existsSync(path)) throw new Error(`${path} is not there: get ${project.module} (CONTRIBUTING.md).`);
  const { scalers } = JSON.parse(readFileSync(path, 'utf8'));
  const lines = scalers.map(({ type, parameters }) => [type, ...new Set(parameters.flatMap(namesOf))].join(' '));
  return file(`the scalers of ${titleOf(project)}`, { TRIGGERS: text(lines.sort()) });
}

const namesOf = ({ name, metadataVariableReadable, envVariableReadable }) =>
  metadataVariableReadable || envVariableReadable ? [name] : [];
