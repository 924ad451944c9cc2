import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { PorticoChecks } from '../../../lib';
import type { WrittenObject } from '../../../lib/cdk8s/hooks/written-objects';
import { setKubernetesVersions } from '../../../lib/cdk8s/kubernetes-versions';
import { checkObjects } from '../../../lib/checks';
import { isList, objectTitle, toAppObject } from '../../../lib/checks/model/app-object';
import { fieldsOf, listOf } from '../../../lib/checks/model/read';
import type { ExternalKind } from '../../../lib/checks/portico-checks';
import { isClusterScoped } from '../../../lib/checks/schema/table';
import type { YamlDocument } from '../../files/yaml-documents';
import { fieldAtStart } from './field-at-start';

/** An object with the name of its file. */
export interface FileDocument {
  readonly file: string;
  readonly document: YamlDocument;
}

export interface CheckSettings {
  readonly kubernetesVersion?: string;
  /** The namespace of objects that name none. */
  readonly namespace?: string;
  readonly externals: readonly (readonly [kind: ExternalKind, name: string])[];
  /** The codes of checks that are not run. */
  readonly disabled: readonly string[];
}

/** A finding with its place in a file. */
export interface FileFinding {
  readonly severity: 'problem' | 'warning';
  readonly code: string;
  readonly file: string;
  readonly line: number;
  /** For example `Deployment shop/user`; absent where a file is wrong as such. */
  readonly object?: string;
  readonly message: string;
}

/** Checks all objects together, as those of one app. */
export function checkDocuments(documents: readonly FileDocument[], settings: CheckSettings): FileFinding[] {
  const app = new App();
  if (settings.kubernetesVersion !== undefined) setKubernetesVersions(app, settings.kubernetesVersion);
  const checks = PorticoChecks.of(app);
  for (const [kind, name] of settings.externals) checks.external(kind, name);
  for (const code of settings.disabled) checks.disable(code, 'asked for');

  const charts = new Map<string, Chart>();
  const places = new Map<IConstruct, FileDocument>();
  const objects = documents.map((each): WrittenObject => {
    const json = withNamespace(each.document.json, settings.namespace);
    const chart = charts.get(each.file) ?? chartFor(app, each.file);
    charts.set(each.file, chart);
    const construct = constructFor(chart, each.document);
    places.set(construct, each);
    return { construct, json };
  });

  const findings: FileFinding[] = [];
  const add =
    (severity: FileFinding['severity']) =>
    (construct: IConstruct, { code, message }: { code: string; message: string }) => {
      const place = places.get(construct);
      if (place === undefined) throw new Error(`${construct.node.path} is in no file: ${message}`);
      const { file, document } = place;
      const object = titleOf(construct as ApiObject, document.json);
      findings.push({ severity, code, file, line: document.lineOf(fieldAtStart(message)), object, message });
    };
  const report = { problem: add('problem'), warning: add('warning'), notice() {}, podSecurity() {} };
  checkObjects(app, objects, report);
  return findings;
}

/** A chart whose path is that of the file, since messages name other objects by it. */
function chartFor(app: App, file: string): Chart {
  const steps = file.split(/[/\\]+/).filter((step) => step !== '');
  const name = steps.pop() ?? file;
  const folder = steps
    .map(idOf)
    .reduce<Construct>(
      (scope, step) => (scope.node.tryFindChild(step) as Construct | undefined) ?? new Construct(scope, step),
      app,
    );
  return new Chart(folder, idOf(name));
}

/** Constructs take an id such as `constructor` for that of a child which is there already. */
const idOf = (step: string) => (step in {} ? `${step}.` : step);

/** Stands for an object, whose JSON may be wrong in ways that cdk8s throws for. */
function constructFor(chart: Chart, { json, lineOf }: YamlDocument): ApiObject {
  const { kind, metadata } = fieldsOf(json);
  const { name } = fieldsOf(metadata);
  const title = typeof name === 'string' ? `${kind} ${name}` : String(kind);
  const id = `${title} in line ${lineOf([])}`;
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Object', metadata: { name: 'object' } });
}

const titleOf = (construct: ApiObject, json: unknown) => objectTitle(toAppObject(construct, json));

/** An object in the namespace that kubectl would apply it to. */
function withNamespace<T>(json: T, namespace: string | undefined): T {
  if (namespace === undefined) return json;
  if (isList(json)) return { ...json, items: listOf(json.items).map((item) => withNamespace(item, namespace)) };
  const { apiVersion, kind, metadata } = fieldsOf(json);
  const [group = ''] = String(apiVersion).split('/').slice(0, -1);
  if (isClusterScoped(group, String(kind)) || fieldsOf(metadata).namespace !== undefined) return json;
  return { ...json, metadata: { ...fieldsOf(metadata), namespace } };
}
