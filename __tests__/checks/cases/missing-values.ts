import { EnvValue } from 'cdk8s-plus-27';
import { Backend, IngressRouter, Rewrite, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { deployment, ingress, object, path, service, user, widgets, withContainer } from '../objects';

const configMap = (data: { readonly [key: string]: string }, name = 'settings') =>
  object('v1', 'ConfigMap', { data }, name);
const image = 'registry.example.com/web:1.0.0';
const container = 'spec.template.spec.containers["web"]';
const missing = 'the text that JavaScript makes of a missing value: set that value.';
const anObject = 'the text that JavaScript makes of an object: write the field of it that is meant.';

/** A variable that is not set, as TypeScript has it. */
const tag = process.env.PORTICO_TESTS_NEVER_SET_THIS;

export const wrong: readonly Case[] = [
  {
    title: 'an image, a host, a path and a URL with a variable that is not set',
    build: (chart) => {
      new WebService(chart, 'web', { image: `registry.example.com/web:${tag}` });
      new WebService(chart, 'named', { image, name: `web-${tag}` });
      new WebService(chart, 'versioned', { image, version: `${tag}` });
      const api = Backend.external('api', 80);
      const router = new IngressRouter(chart, 'router', { host: `${tag}.example.com`, defaultBackend: api });
      router.prefix(`/${tag}`, api);
      router.exact(`/v${Number(tag)}`, api);
      router.exact('/user', Backend.external(`api-${null}`, 80));
      router.redirect('/old', { url: `https://${tag}/` });
      new IngressRouter(chart, 'objects', { host: `${{}}.example.com`, defaultBackend: api });
    },
    problems: [
      `[shop/web] image "registry.example.com/web:undefined" has "undefined" in it, ${missing}`,
      `[shop/named] name "web-undefined" has "undefined" in it, ${missing}`,
      `[shop/versioned] version "undefined" has "undefined" in it, ${missing}`,
      `[shop/router] host "undefined.example.com" has "undefined" in it, ${missing}`,
      `[shop/router] prefix path "/undefined" has "undefined" in it, ${missing}`,
      `[shop/router] exact path "/vNaN" has "NaN" in it, ${missing}`,
      `[shop/router] exact "/user" goes to an external backend whose serviceName "api-null" has "null" in it, ${missing}`,
      `[shop/router] exact "/old": redirect url "https://undefined/" has "undefined" in it, ${missing}`,
      `[shop/objects] host "[object Object].example.com" has "[object Object]" in it, ${anObject}`,
    ],
  },
  {
    title: 'settings with a variable that is not set',
    build: (chart) =>
      void new WebService(chart, 'web', {
        image,
        args: [`--region=${tag}`],
        config: { WEB_URL: `https://${tag}/`, SERVER: `${{}}` },
        env: { API: EnvValue.fromValue(`${tag}`) },
      }),
    problems: [],
    warnings: [
      `[shop/web/config] data["SERVER"] "[object Object]" has "[object Object]" in it, ${anObject}`,
      `[shop/web/config] data["WEB_URL"] "https://undefined/" has "undefined" in it, ${missing}`,
      `[shop/web/deployment] ${container}.args[0] "--region=undefined" has "undefined" in it, ${missing}`,
      `[shop/web/deployment] ${container}.env["API"].value "undefined" has "undefined" in it, ${missing}`,
    ],
  },
  raw(
    'a URL in a ConfigMap',
    [configMap({ WEB_URL: 'https://undefined/' })],
    [],
    [`[shop/0] data["WEB_URL"] "https://undefined/" has "undefined" in it, ${missing}`],
  ),
  raw(
    'a value of a Secret, which is not shown',
    [object('v1', 'Secret', { stringData: { TOKEN: 'a-undefined' } })],
    [],
    [`[shop/0] stringData["TOKEN"] has "undefined" in it, ${missing}`],
  ),
  raw(
    'names, images and references of raw objects, each text once',
    [
      withContainer({ image: 'registry.example.com/web:undefined' }),
      service({ selector: { app: 'user' } }, 'user-undefined'),
      ingress([path('/null')], {
        rules: [{ host: 'undefined.example.com', http: { paths: [path('/null', 'user-undefined')] } }],
      }),
    ],
    [
      `[shop/0] spec.template.spec.containers["user"].image "registry.example.com/web:undefined" has "undefined" in it, ${missing}`,
      `[shop/1] metadata.name "user-undefined" has "undefined" in it, ${missing}`,
      `[shop/2] spec.rules[0].host "undefined.example.com" has "undefined" in it, ${missing}`,
      `[shop/2] spec.rules[0].http.paths[0].backend.service.name "user-undefined" has "undefined" in it, ${missing}`,
      `[shop/2] spec.rules[0].http.paths[0].path "/null" has "null" in it, ${missing}`,
    ],
  ),
  raw(
    'a URL in an annotation',
    [
      ...user,
      ingress([path('/')], {}, 'user', {
        annotations: { 'nginx.ingress.kubernetes.io/auth-url': 'https://undefined/auth' },
      }),
    ],
    [
      `[shop/2] metadata.annotations["nginx.ingress.kubernetes.io/auth-url"] "https://undefined/auth" has "undefined" in it, ${missing}`,
    ],
  ),
  raw(
    'an object in a field of a custom kind',
    [object('example.com/v1', 'Widget', { spec: { size: '[object Object]' } })],
    [],
    [`[shop/0] spec.size "[object Object]" has "[object Object]" in it, ${anObject}`],
  ),
  {
    title: 'a rewrite',
    build: (chart) => {
      const router = new IngressRouter(chart, 'router', { host: 'abc.com' });
      router.prefix('/api', Backend.external('api', 80), { rewrite: Rewrite.replacePrefix(`/${tag}`) });
    },
    problems: [
      `[shop/router/ingress-router] metadata.annotations["nginx.ingress.kubernetes.io/rewrite-target"] "/undefined$1" has "undefined" in it, ${missing}`,
    ],
  },
];

export const right: readonly Case[] = [
  raw(
    'words that are meant',
    [
      deployment(
        {},
        {
          containers: [
            {
              name: 'user',
              image: 'nginx:1.29.3',
              command: ['sh', '-c', 'test "$X" = null || echo undefined > /dev/null'],
              args: ['--log=/dev/null', 'if it is null, nothing happens'],
              env: [
                { name: 'LOG', value: '/dev/null' },
                { name: 'DEFAULTS', value: '{"a": null}' },
                { name: 'NULLABLE', value: 'convertToNull' },
              ],
            },
          ],
        },
      ),
      configMap({
        'app.json': '{ "user": null }',
        'app.yaml': 'user: null\nsize: undefined\n',
        'app.js': 'export default (x) => x === undefined || isNaN(x) || show(x) === "[object Object]";',
        DRIVER: 'nullable',
      }),
      widgets({
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                description: 'null',
                properties: { name: { type: 'string', enum: ['null', 'undefined'] } },
              },
            },
          },
        ],
      }),
      object('v1', 'Secret', { data: { a: 'null' } }),
    ],
    [],
  ),
];
