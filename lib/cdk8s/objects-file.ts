import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import { pathOf, treeOf } from './app-trees';
import { finding } from './codes';
import type { WrittenObject } from './hooks/written-objects';
import { ListFile } from './json-files';

/** An object of an app, as the file of objects has it. */
export interface ObjectOfApp {
  /** Construct path of the object. */
  readonly path: string;
  /** Name of the environment that it is in. */
  readonly environment?: string;
  readonly json: unknown;
}

const FILE = new ListFile('PORTICO_OBJECTS');

/** Writes the objects of a cluster to the file that `PORTICO_OBJECTS` names; the result is a problem when that fails. */
export function writeObjects(root: IConstruct, objects: readonly WrittenObject[]): Finding[] {
  const flaw = FILE.write(root, () =>
    objects.map(({ construct, json }): ObjectOfApp => {
      return { path: pathOf(construct), environment: treeOf(construct)?.name, json };
    }),
  );
  return flaw === undefined ? [] : [{ ...finding('objects-file', flaw), path: '' }];
}
