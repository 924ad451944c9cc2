import { App, Chart } from 'cdk8s';
import { IngressRouter, ProblemsError, WebService } from '../../lib';
import {
  REMOVED_ANNOTATIONS,
  REMOVED_FAMILIES,
  REMOVED_NAMES,
  removedAnnotation,
} from '../../lib/nginx/annotations/annotation-removed';
import { ANNOTATION_PREFIX } from '../../lib/nginx/annotations/annotation-spec';
import { ANNOTATIONS } from '../../lib/nginx/annotations/annotation-table';
import { ANNOTATION_ROWS } from './annotation-rows';
import { optionOf, run } from './written';

/** The annotations, without the prefix, of the Ingress objects that a router with the option, or with the statements, writes. */
export function annotationsOf(code: string): readonly string[] {
  const statements =
    optionOf(code) === undefined
      ? `const router = new IngressRouter(chart, "router", { host: "abc.com", defaultBackend: Backend.external("home", 80) }); ${code}`
      : `new IngressRouter(chart, "router", { host: "abc.com", defaultBackend: user, ${code} })`;
  return run(statements).flatMap(({ metadata }) =>
    Object.keys(metadata.annotations ?? {}).map((key) => key.replace(ANNOTATION_PREFIX, '')),
  );
}

/** A row for each annotation of the controller, and for each older name of one: the name and how it is written. */
export function annotationRows(): string[][] {
  return [...ANNOTATIONS]
    .sort(byName)
    .flatMap(([name, { aliases = [] }]) => [
      [`\`${name}\``, answerTo(name)],
      ...aliases.map((alias) => [`\`${alias}\``, `the older name of \`${name}\``]),
    ]);
}

/** A row for each annotation that the controller no longer reads. */
export function removedRows(): string[][] {
  const families = REMOVED_FAMILIES.map((family): [string, string] => [
    `${family}…`,
    removedAnnotation(family)?.advice ?? '',
  ]);
  const names = [...REMOVED_NAMES].map((name): [string, string] => [name, removedAnnotation(name)?.advice ?? '']);
  const known = [...REMOVED_ANNOTATIONS].map(([name, { advice }]): [string, string] => [name, advice]);
  return [...known, ...names, ...families]
    .sort(byName)
    .map(([name, advice]) => [`\`${name}\``, advice.replaceAll(ANNOTATION_PREFIX, '')]);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

function answerTo(name: string): string {
  const code = ANNOTATION_ROWS[name];
  if (code !== undefined) return `\`${code.replaceAll('"', "'")}\``;
  const { right = '', risk } = ANNOTATIONS.get(name) ?? {};
  if (risk === 'Critical') return 'refused, unless the router names a controller of the app that allows snippets';
  const refusal = refusalOf(name, exampleOf(right));
  return refusal === undefined ? `in \`annotations\`: ${right}` : `refused: ${refusal}`;
}

/** A right value, out of the description of all of them. */
const exampleOf = (right: string) => /for example "(.*?)"/.exec(right)?.[1] ?? /"(.*?)"/.exec(right)?.[1] ?? '';

/** The mend that the message about an annotation names, where a router refuses it whatever its value. */
function refusalOf(name: string, value: string): string | undefined {
  const chart = new Chart(new App(), 'shop');
  const image = 'registry.example.com/shop/user:1.4.0';
  const defaultBackend = new WebService(chart, 'user', { image });
  const annotations = { [ANNOTATION_PREFIX + name]: value };
  new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend, annotations });
  try {
    chart.toJson();
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const faults = error.findings.filter(({ code }) => /^nginx-(raw-annotation|annotation-(key|value))$/.test(code));
    return faults[0]?.message.replace(/^.*?: (.*)\.$/, '$1');
  }
  return undefined;
}
