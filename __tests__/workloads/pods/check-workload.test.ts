import { problems } from './support';

const long = 'x'.repeat(64);

test.each<[string, object, string[]]>([
  [
    'an image without a tag',
    { image: 'localhost:5000/user' },
    ['image "localhost:5000/user" has no tag or digest: pin one, for example "localhost:5000/user:1.0.0". (image)'],
  ],
  [
    'no image',
    { image: undefined },
    [
      'image undefined names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0". (image)',
    ],
  ],
  [
    'a name in upper case',
    { name: 'User_API' },
    [
      'name "User_API" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-api". (dns-name)',
    ],
  ],
  [
    'a name that starts with a digit',
    { name: '2048' },
    ['name "2048" starts with a digit: write a letter first, for example "v2048". (dns-name)'],
  ],
  ['a name that is too long', { name: long }, [`name "${long}" has 64 characters: write at most 63. (dns-name)`]],
  [
    'a version with dots',
    { version: '1.2' },
    [
      'version "1.2" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "1-2". (dns-name)',
    ],
  ],
  [
    'a name and a version that are too long together',
    { name: 'x'.repeat(60), version: 'v100' },
    [`name and version together give "${'x'.repeat(60)}-v100", 65 characters: write at most 63. (workload-name)`],
  ],
  [
    'labels that are invalid, or set by Portico itself',
    { labels: { 'bad key': 'x', team: 'a b', app: 'other' } },
    [
      'label "app" is set by Portico from name and version: set those instead. (own-label)',
      'label key "bad key" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
      'label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit. (label)',
    ],
  ],
  [
    'annotations that are invalid',
    { annotations: { '/x': 'y', scrape: true } },
    [
      'annotation key "/x" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (annotation)',
      'annotation "scrape" with the value true is not a string: write, for example, "true". (annotation)',
    ],
  ],
  [
    'a NUL character in an argument, which ends a text',
    { args: ['\0'] },
    ['args ["\\u0000"] has a NUL character, which no program can be given: leave it out. (wrong-type)'],
  ],
])('%s: a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});

test('of options of a wrong type, each is a problem', () => {
  const options = {
    ...{ config: 'A=1', files: ['/a'], secrets: 7, secretsFrom: 'database', volumes: [], ports: 9000, env: 'A' },
    ...{ sidecars: {}, initContainers: [7], settings: 'common', command: '/bin/app', pullSecrets: 'registry' },
    ...{ publicNames: 'A', labels: [], annotations: 5 },
  };
  expect(problems(options)).toEqual([
    'publicNames "A" has the wrong type; expected a list of strings such as ["MAP_TOKEN"]. (wrong-type)',
    'command "/bin/app" has the wrong type; expected a list of strings such as ["/bin/app", "--quiet"]. (wrong-type)',
    'env "A" has the wrong type; expected an object such as { LOG_LEVEL: "info" }. (wrong-type)',
    'secrets 7 has the wrong type; expected an object such as { DB_PASSWORD: SecretKey.of("database", "password") }. (wrong-type)',
    'secretsFrom "database" has the wrong type; expected a list of strings such as ["database"]. (wrong-type)',
    'files ["/a"] has the wrong type; expected an object such as { "/etc/app/app.yaml": "…" }. (wrong-type)',
    'volumes [] has the wrong type; expected an object such as { "/data": PodVolume.claim("data") }. (wrong-type)',
    'ports 9000 has the wrong type; expected an object such as { grpc: PodPort.offered(9000) }. (wrong-type)',
    'sidecars {} has the wrong type; expected a list such as [{ name: "proxy", image: "envoyproxy/envoy:v1.35.0" }]. (wrong-type)',
    expect.stringMatching(
      /^an init container 7 has the wrong type; expected an object with name, image, .*\. \(wrong-type\)$/,
    ),
    'settings "common" has the wrong type; expected a list such as [common]. (wrong-type)',
    'config "A=1" has the wrong type; expected an object such as { LOG_LEVEL: "info" }. (wrong-type)',
    'pullSecrets "registry" has the wrong type; expected a list of strings such as ["registry"]. (wrong-type)',
    'labels [] has the wrong type; expected an object such as { team: "checkout" }. (wrong-type)',
    'annotations 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }. (wrong-type)',
  ]);
});
