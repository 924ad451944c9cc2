import { ApiObject, App, Chart } from 'cdk8s';
import { AppIndex } from '../../../../lib/checks/model/app-index';
import { type AppObject, toAppObjects } from '../../../../lib/checks/model/app-object';
import type { Fields } from '../../../../lib/checks/model/read';
import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import { readDocuments } from '../../../files/yaml-documents';

/** A document of a file, of which the text is enough as long as it is the same on both sides. */
export interface SourceDocument {
  /** The path of its file in the side, with slashes. */
  readonly file: string;
  readonly text: string;
  /** The object, where it is known already. */
  readonly json?: Fields;
}

const START = /^---.*$/m;

/** The documents of a file. */
export function documentsOf(file: string, text: string): SourceDocument[] {
  return text
    .split(START)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ file, text: part }));
}

/** One side of a plan: the objects of a folder, a synthesis or a cluster. Documents are parsed when they are asked for. */
export class Snapshot {
  private readonly root = new App();
  /** Stands for every object, since nothing here asks where in an app it was made. */
  private readonly construct = new ApiObject(new Chart(this.root, 'plan'), 'object', {
    apiVersion: 'v1',
    kind: 'Object',
    metadata: { name: 'object' },
  });
  /** Sentences about documents that are no objects, of those that were asked for. */
  readonly flaws: string[] = [];
  private readonly parsed = new Map<SourceDocument, readonly AppObject[]>();

  /**
   * @param title the side as messages name it, such as `dist/`.
   * @param tables the tables of its routers; undefined where they are not known.
   * @param environments the names of its environments, each of which has a folder.
   */
  constructor(
    readonly title: string,
    readonly documents: readonly SourceDocument[],
    readonly tables?: readonly RouterTable[],
    readonly environments: readonly string[] = [],
  ) {}

  /** The part of an environment, or what is in none of some. */
  part(environment: string | undefined, all: readonly string[]): Snapshot {
    const isIn = ({ file }: SourceDocument) => all.find((name) => file.startsWith(`${name}/`)) === environment;
    const tables = this.tables?.filter((table) => table.environment === environment);
    const title = environment === undefined ? this.title : `${this.title.replace(/\/$/, '')}/${environment}`;
    return new Snapshot(title, this.documents.filter(isIn), tables);
  }

  /** The environments of some that have a folder here. */
  foldersOf(all: readonly string[]): string[] {
    return all.filter((name) => this.documents.some(({ file }) => file.startsWith(`${name}/`)));
  }

  objectsOf(document: SourceDocument): readonly AppObject[] {
    const known = this.parsed.get(document);
    if (known !== undefined) return known;
    const objects = this.jsonOf(document).flatMap((json) => toAppObjects({ construct: this.construct, json }));
    this.parsed.set(document, objects);
    return objects;
  }

  /** The objects of some kinds. */
  ofKinds(...kinds: readonly string[]): AppObject[] {
    const wanted = new Set(kinds);
    return this.documents
      .filter(({ text }) => {
        const kind = /^kind: ([A-Za-z]+)$/m.exec(text)?.[1];
        return kind === undefined || kind.endsWith('List') || wanted.has(kind);
      })
      .flatMap((document) => this.objectsOf(document))
      .filter(({ kind }) => wanted.has(kind));
  }

  /** The objects that have a text in them. */
  withText(text: string): AppObject[] {
    return this.documents
      .filter((document) => document.text.includes(text))
      .flatMap((document) => this.objectsOf(document));
  }

  private jsonOf({ file, text, json }: SourceDocument): Fields[] {
    if (json !== undefined) return [json];
    return readDocuments(text).flatMap((document) => {
      if (!('flaw' in document)) return [document.json];
      this.flaws.push(`${this.title}: ${file}: ${document.flaw}.`);
      return [];
    });
  }

  /** Some objects as the checks look at them. */
  index(objects: readonly AppObject[]): AppIndex {
    const written = objects.map(({ json }) => ({ construct: this.construct, json }));
    return new AppIndex(this.root, written);
  }
}
