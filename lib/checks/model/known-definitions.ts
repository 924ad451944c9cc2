import { readFileSync, statSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import { rootsAround } from '../../cdk8s/app-trees';
import { ScopeState } from '../../cdk8s/scope-state';
import { loadYaml } from '../../cdk8s/yaml/load-yaml';
import { isMap } from '../../rules/check';
import type { Fields } from './read';

const DEFINITIONS = new ScopeState<Fields[]>('KnownDefinitions');

/** The CustomResourceDefinitions that an app does not make and knows all the same. */
export function definitionsOf(construct: IConstruct): readonly Fields[] {
  return rootsAround(construct).flatMap((root) => DEFINITIONS.get(root) ?? []);
}

export function addDefinitions(construct: IConstruct, definitions: readonly Fields[]): void {
  DEFINITIONS.getOrMake(construct.node.root, () => []).push(...definitions);
}

/** The CustomResourceDefinitions of a YAML file, or undefined when there is no such file. */
export function readDefinitions(file: unknown): readonly Fields[] | undefined {
  try {
    if (typeof file !== 'string' || !statSync(file).isFile()) return undefined;
    return loadYaml(readFileSync(file, 'utf8'))
      .filter(isMap)
      .flatMap((object) =>
        object.kind === 'List' && Array.isArray(object.items) ? object.items.filter(isMap) : [object],
      )
      .filter(({ kind }) => kind === 'CustomResourceDefinition');
  } catch {
    return undefined;
  }
}
