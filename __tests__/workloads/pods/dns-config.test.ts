import { DnsConfig } from '../../../lib';
import { pod, problems, untyped } from './support';

test('names that pods look up nowhere else stand in their hosts file', () => {
  const hostAliases = { '10.0.0.7': ['legacy.example.com', 'legacy'], 'fd00::7': ['legacy6'] };
  expect(pod({ hostAliases }).hostAliases).toEqual([
    { ip: '10.0.0.7', hostnames: ['legacy.example.com', 'legacy'] },
    { ip: 'fd00::7', hostnames: ['legacy6'] },
  ]);
});

test.each<[string, DnsConfig, object]>([
  ['of the cluster', DnsConfig.cluster(), {}],
  [
    'of the cluster, with additions',
    DnsConfig.cluster({ nameservers: ['10.0.0.53'], searches: ['example.com'], options: { ndots: '2', 'use-vc': '' } }),
    {
      dnsConfig: {
        nameservers: ['10.0.0.53'],
        searches: ['example.com'],
        options: [{ name: 'ndots', value: '2' }, { name: 'use-vc' }],
      },
    },
  ],
  ['of the node', DnsConfig.node(), { dnsPolicy: 'Default' }],
  ['and no other', DnsConfig.servers(['10.0.0.53']), { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.53'] } }],
])('pods ask the name server %s', (_, dns, expected) => {
  const { dnsPolicy, dnsConfig } = pod({ dns });
  expect({ ...(dnsPolicy && { dnsPolicy }), ...(dnsConfig && { dnsConfig }) }).toEqual(expected);
});

test.each<[string, object, string[]]>([
  [
    'addresses that are names, and names that are addresses',
    { hostAliases: { 'legacy.example.com': ['10.0.0.7', 'Legacy'] } },
    [
      'address of hostAliases "legacy.example.com" is not an IP address: write one, for example "10.0.0.1". (ip-address)',
      'hostAliases "legacy.example.com" "Legacy" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "legacy". (dns-name)',
    ],
  ],
  [
    'aliases in the form of Kubernetes',
    { hostAliases: [{ ip: '10.0.0.7', hostnames: ['legacy'] }] },
    [
      'hostAliases [{"ip":"10.0.0.7","hostnames":["legacy"]}] has the wrong type; expected an object such as { "10.0.0.7": ["legacy.example.com"] }. (wrong-type)',
    ],
  ],
  [
    'too many servers and searches',
    {
      dns: DnsConfig.servers(['10.0.0.1', '10.0.0.2', '10.0.0.3', 'dns'], {
        searches: Array.from({ length: 33 }, (_, index) => `d${index}.example.com`),
      }),
    },
    [
      'nameserver "dns" is not an IP address: write one, for example "10.0.0.1". (ip-address)',
      'nameservers ["10.0.0.1","10.0.0.2","10.0.0.3","dns"] are 4: write at most 3. (pod-dns)',
      'searches are 33 domains with 517 characters: write at most 32, with 2048 characters. (pod-dns)',
    ],
  ],
  [
    'no server, and options of one text',
    { dns: DnsConfig.servers([], { searches: ['Example.com'], options: { 'ndots:2 rotate': '' } }) },
    [
      'nameservers [] has the wrong type; expected a list of strings such as ["10.0.0.53"]. (wrong-type)',
      'search domain "Example.com" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "example-com". (dns-name)',
      'option "ndots:2 rotate" of DnsConfig.servers() with the value "" is not one of resolv.conf: write words without blanks, for example { ndots: "2" }. (pod-dns)',
    ],
  ],
  [
    'the policy of Kubernetes, and options that it does not have',
    { dns: DnsConfig.node(untyped({ policy: 'None', options: { ndots: 2 } })) },
    [
      'DnsConfig.node() has no option "policy": write one of searches, options, nameservers. (unknown-option)',
      'option "ndots" of DnsConfig.node() with the value 2 is not one of resolv.conf: write words without blanks, for example { ndots: "2" }. (pod-dns)',
    ],
  ],
  [
    'a policy as a text',
    { dns: 'Default', hostname: 'a.b', subdomain: 'Brokers', shareProcessNamespace: 'yes' },
    [
      'hostname "a.b" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "a-b". (dns-name)',
      'subdomain "Brokers" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "brokers". (dns-name)',
      'dns "Default" has the wrong type; expected a value such as DnsConfig.cluster({ options: { ndots: "2" } }). (wrong-type)',
      'shareProcessNamespace "yes" has the wrong type; expected true or false. (wrong-type)',
    ],
  ],
])('%s are a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});

test('pods have a host name, a subdomain and one list of processes where that is asked', () => {
  const options = { hostname: 'broker', subdomain: 'brokers', shareProcessNamespace: true };
  expect(pod(options)).toMatchObject(options);
});
