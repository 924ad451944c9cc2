import type * as Yaml from 'yaml';
import { yaml } from '../../lib/cdk8s/yaml/yaml-package';
import type { Fields } from '../../lib/checks/model/read';
import { isMap } from '../../lib/rules/check';
import { reasonOf, show } from '../../lib/rules/show';

/** An object of a file. */
export interface YamlDocument {
  readonly json: Fields;
  /** The line of a field, or of the closest existing one above it; without steps, that of the object. */
  lineOf(steps: readonly (string | number)[]): number;
}

/** Something in a file that is no object. */
export interface YamlFlaw {
  readonly line: number;
  readonly flaw: string;
}

/** Reads the objects of a file, as kubectl does by YAML 1.1, but for times, which are texts. */
export function readDocuments(text: string): (YamlDocument | YamlFlaw)[] {
  const lines = new yaml.LineCounter();
  const documents = yaml.parseAllDocuments(text, {
    version: '1.1',
    lineCounter: lines,
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
  });
  return [...documents].flatMap((document) => read(document, lines));
}

function read(document: Yaml.Document.Parsed, lines: Yaml.LineCounter): (YamlDocument | YamlFlaw)[] {
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return document.errors.map(({ message, pos }) => ({ line: lineAt(pos[0]), flaw: syntaxFlaw(message) }));
  }
  const { contents } = document;
  const template = templateIn(contents);
  if (template !== undefined) {
    const flaw = 'a map as a key, as in a Helm template: pipe the output of `helm template` into this command';
    return [{ line: lineAt(template), flaw }];
  }
  if (contents === null || (yaml.isScalar(contents) && contents.value === null)) return [];
  const line = lineAt(contents.range[0]);
  try {
    const json: unknown = document.toJS();
    const flaw = objectFlaw(json);
    return flaw === undefined ? [{ json: json as Fields, lineOf: lineFinder(contents, lineAt) }] : [{ line, flaw }];
  } catch (error) {
    return [{ line, flaw: syntaxFlaw(reasonOf(error)) }];
  }
}

/** The place of the first key that is a map or list, which `{{ .Values.name }}` is for YAML. */
function templateIn(contents: Yaml.ParsedNode | null): number | undefined {
  let place: number | undefined;
  yaml.visit(contents, {
    Pair(_, { key }) {
      if (!yaml.isCollection(key)) return undefined;
      place = offsetOf(key);
      return yaml.visit.BREAK;
    },
  });
  return place;
}

function syntaxFlaw(message: string): string {
  const [reason = ''] = message.split(/ at line |\n/);
  const words = reason.charAt(0).toLowerCase() + reason.slice(1).replace(/:$/, '');
  return `no YAML that kubectl reads: ${words}`;
}

function objectFlaw(json: unknown): string | undefined {
  if (!isMap(json)) {
    const what = Array.isArray(json) ? 'a list' : show(json);
    return `${what}, where kubectl expects an object: write one with apiVersion and kind`;
  }
  for (const field of ['apiVersion', 'kind']) {
    if (typeof json[field] !== 'string' || json[field] === '') return `an object without ${field}: write it`;
  }
  return undefined;
}

function lineFinder(contents: Yaml.ParsedNode, lineAt: (offset: number) => number): YamlDocument['lineOf'] {
  return (steps) => {
    let offset = contents.range[0];
    let node: unknown = contents;
    for (const step of steps) {
      if (yaml.isMap(node)) {
        const pair = node.items.find(({ key }) => String(yaml.isScalar(key) ? key.value : key) === String(step));
        if (pair === undefined) break;
        offset = offsetOf(pair.key) ?? offset;
        node = pair.value;
      } else if (yaml.isSeq(node)) {
        node = node.items[Number(step)];
        if (node === undefined) break;
        offset = offsetOf(node) ?? offset;
      } else break;
    }
    return lineAt(offset);
  };
}

const offsetOf = (node: unknown): number | undefined => (yaml.isNode(node) ? node.range?.[0] : undefined);
