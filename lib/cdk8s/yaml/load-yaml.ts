import { yaml } from './yaml-package';

/**
 * The objects of a YAML text, by the version of YAML that cdk8s reads and writes. `Yaml.load()` of cdk8s starts a process to read a
 * file, and takes text that is no YAML.
 *
 * @throws the first error of the text.
 */
export function loadYaml(text: string): unknown[] {
  return [...yaml.parseAllDocuments(text, { version: '1.1' })].flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const object: unknown = document.toJSON();
    const isEmpty = typeof object === 'object' && (object === null || Object.keys(object).length === 0);
    return object === undefined || isEmpty ? [] : [object];
  });
}
