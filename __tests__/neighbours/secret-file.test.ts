import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart, Testing, Yaml } from 'cdk8s';
import { Environment, SecretFile, SecretKey, WebService, Worker } from '../../lib';
import { problemsOf as problemsOfApp } from '../environments/support';
import { type Manifest, only, problemsOf, synthesize } from '../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const folder = mkdtempSync(path.join(tmpdir(), 'portico-secret-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A value as kubeseal writes it: as long as RSA makes it. */
const sealed = (letter: string) => `AgB${letter.repeat(685)}=`;
const encrypted = 'ENC[AES256_GCM,data:xo8jZTsQ,iv:DTouw1kgBLok6BbR5vx8366fFavV70QeCWGNQPhNb9s=,tag:RAjeoA==,type:str]';

type Fields = { readonly [field: string]: unknown };

const sealedSecret = (metadata: Fields = {}, template: Fields = {}): Fields => ({
  apiVersion: 'bitnami.com/v1alpha1',
  kind: 'SealedSecret',
  metadata: { name: 'database', namespace: 'shop', ...metadata },
  spec: {
    encryptedData: { password: sealed('b'), user: sealed('a') },
    template: { metadata: { name: 'database', namespace: 'shop' }, type: 'Opaque', ...template },
  },
});

const sops = (fields: Fields = {}): Fields => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'database' },
  stringData: { password: encrypted, user: 'shop' },
  sops: { mac: encrypted, version: '3.13.0', encrypted_regex: '^(data|stringData)$', age: [] },
  ...fields,
});

/** A file with these objects, or with this text. */
function fileOf(...objects: readonly (Fields | string)[]): string {
  const file = path.join(mkdtempSync(path.join(folder, 'f-')), 'database.yaml');
  const [text] = objects;
  writeFileSync(file, typeof text === 'string' ? text : Yaml.stringify(...objects));
  return file;
}

const takes = (chart: Chart, key: string) =>
  new WebService(chart, 'user', { image, secrets: { DB_PASSWORD: SecretKey.of('database', key) } });

/** The problems of a chart with the file, with its path as FILE. */
const flawsOf = (file: unknown, namespace?: string) =>
  problemsOf((_, app) => {
    const chart = new Chart(app, 'secrets', { namespace });
    new SecretFile(chart, 'database', { file: file as string });
  }).map((message) => message.replaceAll(JSON.stringify(file), 'FILE').replace(/^\[\S+\] /, ''));

describe('a SealedSecret', () => {
  test('is written as it is, in the namespace for which it was sealed', () => {
    const manifest = sealedSecret();
    const objects = synthesize((chart) => new SecretFile(chart, 'database', { file: fileOf(manifest) }), {
      namespace: 'shop',
    });
    expect(objects).toEqual([manifest]);
  });

  test('may be JSON, as kubeseal writes it', () => {
    const file = fileOf(JSON.stringify(sealedSecret()));
    const [object] = synthesize((chart) => new SecretFile(chart, 'database', { file }), { namespace: 'shop' });
    expect(object).toEqual(sealedSecret());
  });

  test('gives its name and its object to code', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    const file = new SecretFile(chart, 'db', { file: fileOf(sealedSecret()) });
    expect([file.secretName, file.sealedSecret?.kind]).toEqual(['database', 'SealedSecret']);
  });

  test.each([
    [
      'the name of another',
      sealedSecret({ name: 'db' }),
      'file FILE was sealed under the name "database", and has the name "db", under which it cannot be unsealed: write "database", or seal it again under the other name.',
    ],
    [
      'the namespace of another',
      sealedSecret({ namespace: 'mail' }),
      'file FILE was sealed for the namespace "shop", and has the namespace "mail", where it cannot be unsealed: write "shop", or seal it again for the other one.',
    ],
    [
      'no sealed key',
      { ...sealedSecret(), spec: { encryptedData: {} } },
      'file FILE has no encryptedData: write it by kubeseal.',
    ],
    [
      'the one text of an old kubeseal',
      { ...sealedSecret(), spec: { data: sealed('a') } },
      'file FILE has the data of an old kubeseal, which no key can be read of: write it by kubeseal.',
    ],
    [
      'a value that is not sealed',
      { ...sealedSecret(), spec: { encryptedData: { password: 'aHVudGVyMg==' } } },
      'file FILE has a value of "password" that is not sealed: write it by kubeseal.',
    ],
  ])('with %s is a problem', (_, manifest, message) => {
    expect(flawsOf(fileOf(manifest))).toEqual([message]);
  });

  test('in a chart of another namespace is a problem, with the way that its scope allows', () => {
    const scoped = (scope: string) =>
      sealedSecret({ annotations: { [`sealedsecrets.bitnami.com/${scope}`]: 'true' } }, {});
    const strict =
      'file FILE is for the namespace "shop", and the chart has "mail": seal it again by kubeseal --namespace mail, or put it into a chart of "shop".';
    expect(flawsOf(fileOf(sealedSecret()), 'mail')).toEqual([strict]);
    expect(flawsOf(fileOf(scoped('namespace-wide')), 'mail')).toEqual([strict]);
    expect(flawsOf(fileOf(scoped('cluster-wide')), 'mail')).toEqual([
      'file FILE is for the namespace "shop", and the chart has "mail": write namespace: mail, since it may be unsealed in any.',
    ]);
  });

  test('of a wider scope may have another name, or be in another namespace', () => {
    const scoped = (scope: string, metadata: Fields) =>
      sealedSecret({ ...metadata, annotations: { [`sealedsecrets.bitnami.com/${scope}`]: 'true' } });
    expect(flawsOf(fileOf(scoped('namespace-wide', { name: 'db' })), 'shop')).toEqual([]);
    expect(flawsOf(fileOf(scoped('cluster-wide', { name: 'db', namespace: 'mail' })), 'mail')).toEqual([]);
  });
});

describe('a Secret that SOPS has encrypted', () => {
  test('is not written, since no API server takes it', () => {
    const objects = synthesize((chart) => {
      new SecretFile(chart, 'database', { file: fileOf(sops()) });
      takes(chart, 'password');
    });
    expect(objects.map(({ kind }) => kind)).not.toContain('Secret');
    expect(only(objects, 'Deployment').spec.template.spec.containers[0].env[0].valueFrom).toEqual({
      secretKeyRef: { name: 'database', key: 'password' },
    });
  });

  test.each([
    [
      'everything encrypted',
      sops({ kind: encrypted }),
      "file FILE is encrypted as a whole, so that nobody knows which Secret it is: encrypt it by sops encrypt --encrypted-regex '^(data|stringData)$'.",
    ],
    ['another kind', sops({ kind: 'ConfigMap' }), 'file FILE has the kind "ConfigMap": write a Secret.'],
    ['no key', sops({ stringData: {} }), 'file FILE has neither data nor stringData: write a key into it.'],
    [
      'no encrypted value',
      sops({ stringData: { user: 'shop' } }),
      "file FILE has no encrypted value: encrypt it by sops encrypt --encrypted-regex '^(data|stringData)$'.",
    ],
    [
      'a secret that anybody can read',
      sops({ data: { token: 'aHVudGVyMg==' } }),
      'file FILE has a value of "token" that anybody can read: encrypt it by sops encrypt --encrypted-regex \'^(data|stringData)$\'.',
    ],
    [
      'a wrong name',
      sops({ metadata: { name: 'My DB' } }),
      'file FILE name "My DB" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-db".',
    ],
    [
      'another namespace than the chart',
      sops({ metadata: { name: 'database', namespace: 'mail' } }),
      'file FILE is for the namespace "mail", and the chart has "shop": write the other one into it by sops edit, or put it into a chart of "mail".',
    ],
  ])('with %s is a problem', (_, manifest, message) => {
    expect(flawsOf(fileOf(manifest), 'shop')).toEqual([message]);
  });
});

describe('a file', () => {
  test.each([
    [
      'missing',
      () => path.join(folder, 'none.yaml'),
      'file FILE does not exist: write its path, relative to the working directory.',
    ],
    ['a folder', () => folder, 'file FILE cannot be read (EISDIR: illegal operation on a directory, read).'],
    ['empty', () => fileOf(''), 'file FILE has 0 objects: write one in each file.'],
    ['a text', () => fileOf('hello\n'), 'file FILE is "hello", and no object: write the YAML of one.'],
    ['broken', () => fileOf('a: *b\n'), 'file FILE is no YAML: mend it.'],
    [
      'in conflict',
      () => fileOf('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n'),
      'file FILE has marks of a merge conflict of git: settle it.',
    ],
    ['of several objects', () => fileOf(sops(), sops()), 'file FILE has 2 objects: write one in each file.'],
    [
      'of another kind',
      () => fileOf({ kind: 'ConfigMap' }),
      'file FILE has the kind "ConfigMap": write a SealedSecret, or a Secret that SOPS has encrypted.',
    ],
    [
      'with a plain Secret',
      () => fileOf({ ...sops(), sops: undefined }),
      'file FILE is a Secret that anybody can read: encrypt it by sops or kubeseal, and replace what was in it.',
    ],
    [
      'of another type',
      () => 7,
      'file FILE has the wrong type; expected the path of a file, such as "secrets/database.yaml".',
    ],
  ])('that is %s is a problem', (_, file, message) => {
    expect(flawsOf(file())).toEqual([message]);
  });

  test('that is wrong is one problem, whatever its Secret is used for', () => {
    const problems = problemsOf((chart) => {
      new SecretFile(chart, 'database', { file: 'none.yaml' });
      takes(chart, 'password');
    });
    expect(problems).toEqual([
      '[shop/database] file "none.yaml" does not exist: write its path, relative to the working directory.',
    ]);
  });
});

describe('a Secret of two files', () => {
  const messagesOf = (build: (app: App) => void) =>
    problemsOfApp(build).map((message) => message.replaceAll(/"\/\S+"/g, 'FILE'));
  const ofShop = sops({ metadata: { name: 'database', namespace: 'shop' } });
  const again = (path: string) =>
    `[${path}] file FILE has the Secret "database" of a/database as well, and the one that is applied last would replace the other: give one of the two another name. (secret-file)`;

  test('that SOPS has encrypted is a problem, since one would replace the other', () => {
    const problems = messagesOf((app) => {
      new SecretFile(new Chart(app, 'a', { namespace: 'shop' }), 'database', { file: fileOf(sops()) });
      new SecretFile(new Chart(app, 'b'), 'database', { file: fileOf(ofShop) });
    });
    expect(problems).toEqual([again('b/database')]);
  });

  test('is a problem in environments of one cluster', () => {
    const add = (app: App, name: string, cluster?: string) => {
      const environment = new Environment(app, name, { cluster, namespace: 'shop' });
      const chart = new Chart(environment, 'a', { namespace: 'shop' });
      new SecretFile(chart, 'database', { file: fileOf(sops()) });
    };
    expect(
      messagesOf((app) => {
        add(app, 'blue', 'eu-1');
        add(app, 'green', 'eu-1');
      }),
    ).toEqual([again('green/a/database').replace('of a/', 'of blue/a/')]);
    expect(
      messagesOf((app) => {
        add(app, 'dev');
        add(app, 'prod');
      }),
    ).toEqual([]);
  });

  test('is none where the names or namespaces differ', () => {
    const problems = messagesOf((app) => {
      new SecretFile(new Chart(app, 'a', { namespace: 'shop' }), 'database', { file: fileOf(sops()) });
      new SecretFile(new Chart(app, 'b', { namespace: 'mail' }), 'database', { file: fileOf(sops()) });
      const other = sops({ metadata: { name: 'mail' } });
      new SecretFile(new Chart(app, 'c', { namespace: 'shop' }), 'mail', { file: fileOf(other) });
    });
    expect(problems).toEqual([]);
  });
});

describe('keys that pods take', () => {
  const withFile = (manifest: Fields, key: string, others: (chart: Chart) => void = () => {}) =>
    problemsOf((_, app) => {
      const chart = new Chart(app, 'app', { namespace: 'shop' });
      new SecretFile(chart, 'database', { file: fileOf(manifest) });
      takes(chart, key);
      others(chart);
    }).map((message) => message.replace(/"\/\S+"/, 'FILE'));

  test.each([
    ['sealed', sealedSecret(), 'SealedSecret "database"'],
    ['encrypted by SOPS', sops(), 'file FILE'],
  ])('are held against those that are %s', (_, manifest, maker) => {
    expect(withFile(manifest, 'password')).toEqual([]);
    expect(withFile(manifest, 'pasword')).toEqual([
      `[app/user/deployment] env "DB_PASSWORD" of container "user" refers to the key "pasword" of Secret "database", which ${maker} makes with "password", "user": write one of those.`,
    ]);
  });

  test('may be made by the template of a SealedSecret', () => {
    const manifest = sealedSecret({}, { data: { url: 'postgres://{{ index . "user" }}' } });
    expect(withFile(manifest, 'url')).toEqual([]);
  });

  test('are of one namespace', () => {
    const problems = problemsOf((_, app) => {
      new SecretFile(new Chart(app, 'a', { namespace: 'mail' }), 'database', { file: fileOf(sops()) });
      new Worker(new Chart(app, 'b', { namespace: 'shop' }), 'mailer', {
        image,
        secrets: { A: SecretKey.of('database', 'other') },
      });
    });
    expect(problems).toEqual([]);
  });

  test('are of a Secret that nothing else makes', () => {
    const plain = (chart: Chart) =>
      void new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'database' } });
    expect(withFile(sops(), 'password', plain)).toEqual([
      '[app/plain] Secret "database" makes the Secret "database", which file FILE also makes: give one of the two another name.',
    ]);
  });
});

test('a SealedSecret may come in any place of a chart', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  takes(chart, 'password');
  new SecretFile(chart, 'database', { file: fileOf(sealedSecret()) });
  expect(Testing.synth(chart).map(({ kind }: Manifest) => kind)).toContain('SealedSecret');
});
