import { quoted } from '../nginx/annotations/annotation-view';
import { countCaptures } from '../nginx/syntax/regex-syntax';
import { show } from '../rules/show';
import type { Check } from './check';
import { type Location, nginxConfigurationsOf, regexCauseOf } from './model/nginx-hosts';
import { isRoot, pathTextOf, patternOf } from './model/nginx-paths';
import { type ObjectFindings, warning } from './model/object-finding';

export const ingressRewritesCheck: Check<'ingress-rewrites'> = {
  name: 'ingress-rewrites',
  summary:
    'A `rewrite-target` of ingress-nginx keeps a part of the path, unless all requests for the path are meant for one page. A page by its file name, such as `/index.html`, is taken for meant.',
  example:
    'annotation "nginx.ingress.kubernetes.io/rewrite-target" "/" has no part of the path in it, so that "user" gets "/" for every path below "/api", such as "/api/users/42": write the path "/api(/|$)(.*)" with pathType ImplementationSpecific and the value "/$2", or the path "/api$" if only this one is meant.',
  *check(app) {
    for (const { hosts } of nginxConfigurationsOf(app)) {
      const reported = new Map<unknown, Set<string>>();
      for (const location of [...hosts.values()].flatMap(({ locations }) => locations)) {
        const { object } = location.ingress;
        const paths = reported.get(object) ?? new Set<string>();
        if (!losesPaths(location) || paths.has(location.path)) continue;
        // Once for all hosts of the Ingress.
        reported.set(object, paths.add(location.path));
        yield* explain(location);
      }
    }
  },
};

const targetOf = ({ ingress }: Location): string => ingress.annotations.get('rewrite-target') ?? '';

/** A file, which is all that is asked for below the path, as in an application of a single page. */
const PAGE = /\.[A-Za-z0-9]+$/;

/** True where paths of several requests become one (nginx.tmpl: `rewrite "(?i)<path>" <target> break`). */
function losesPaths(location: Location): boolean {
  const target = targetOf(location);
  if (location.ingress.isOfRouter || location.type === 'Exact' || regexCauseOf(location) !== 'rewrite-target')
    return false;
  if (!target.startsWith('/') || target.includes('$') || PAGE.test(target)) return false;
  // The whole host becomes one page, which is hardly a slip, unless there is a group for what is to stay.
  return isRoot(location) ? countCaptures(location.path) !== 0 : takesMore(location);
}

/** True for a path that matches what is below it as well: one with "$" at its end only where the expression says so. */
function takesMore(location: Location): boolean {
  if (!location.path.endsWith('$')) return true;
  const { stem } = pathTextOf(location);
  return ['/users/42', 'users/42'].some((rest) => patternOf(location)?.test(`${stem}${rest}`));
}

function* explain(location: Location): ObjectFindings {
  const { path, serviceName, ingress } = location;
  const target = targetOf(location);
  const { stem, kind } = pathTextOf(location);
  const [which, fix] =
    kind === 'prefix'
      ? [
          `every path below ${show(stem || '/')}, such as ${show(`${bare(stem)}/users/42`)}`,
          prefixFix(bare(stem), bare(target)),
        ]
      : [
          `every path that ${show(path)} matches`,
          'put the part that is to stay into a group of the path, and its number into the value, as in "/api(/|$)(.*)" and "/$2"',
        ];
  yield warning(
    ingress.object,
    `annotation ${quoted('rewrite-target')} ${show(target)} has no part of the path in it, so that ${show(serviceName)} gets ${show(target)} for ${which}: ${fix}.`,
  );
}

function prefixFix(folder: string, target: string): string {
  const write = (path: string, value: string) =>
    `write the path ${show(path)} with pathType ImplementationSpecific and the value ${show(value)}`;
  if (folder === '') return write('/(.*)', `${target}/$1`);
  return `${write(`${folder}(/|$)(.*)`, `${target}/$2`)}, or the path ${show(`${folder}$`)} if only this one is meant`;
}

/** A path without a slash at its end. */
const bare = (path: string): string => path.replace(/\/$/, '');
