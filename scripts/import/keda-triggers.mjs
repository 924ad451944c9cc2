// The names that triggers of KEDA read from their metadata, from the schema of its scalers as the Go module cache has it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleOf } from './neighbours.mjs';
import { file, text } from './notation.mjs';

/** The content of generated/keda-triggers.ts: a line for each trigger, with its names. */
export function kedaTriggersTable(modules) {
  const module = moduleOf('KEDA');
  const path = join(modules, module, 'schema/generated/scalers-schema.json');
  if (!existsSync(path)) throw new Error(`${path} is not there: get ${module} (CONTRIBUTING.md).`);
  const { scalers } = JSON.parse(readFileSync(path, 'utf8'));
  const lines = scalers.map(({ type, parameters }) => [type, ...new Set(parameters.flatMap(namesOf))].join(' '));
  return file(`the scalers of KEDA ${module.slice(module.lastIndexOf('@') + 1)}`, { TRIGGERS: text(lines.sort()) });
}

const namesOf = ({ name, metadataVariableReadable, envVariableReadable }) =>
  metadataVariableReadable || envVariableReadable ? [name] : [];
