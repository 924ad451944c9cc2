import { type Case, raw } from '../../case';
import { deployment, type Raw } from '../../objects';

const pod = (fields: Raw) => deployment({}, fields);

export const wrong: readonly Case[] = [
  raw(
    'a text instead of a boolean',
    [pod({ automountServiceAccountToken: 'false' })],
    ['[shop/0] spec.template.spec.automountServiceAccountToken "false" is not a boolean: write, for example, true.'],
  ),
  raw(
    'a replica count above the largest number',
    [deployment({ replicas: 2 ** 31 })],
    ['[shop/0] spec.replicas 2147483648 is above 2147483647: write less.'],
  ),
  raw(
    'a DNS policy without a server',
    [pod({ dnsPolicy: 'None' })],
    ['[shop/0] spec.template.spec has dnsPolicy "None" and no nameserver: write dnsConfig.nameservers.'],
  ),
  raw(
    'a nameserver by its name',
    [pod({ dnsConfig: { nameservers: ['dns.example.com'] } })],
    [
      '[shop/0] spec.template.spec.dnsConfig.nameservers[0] "dns.example.com" is not an IP address: write one, for example "10.0.0.1".',
    ],
  ),
  raw(
    'four nameservers',
    [pod({ dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } })],
    ['[shop/0] spec.template.spec.dnsConfig has 4 nameservers: write at most 3.'],
  ),
  raw(
    'a host alias that is not an IP address',
    [pod({ hostAliases: [{ ip: 'localhost', hostnames: ['a.local'] }] })],
    [
      '[shop/0] spec.template.spec.hostAliases[0].ip "localhost" is not an IP address: write one, for example "10.0.0.1".',
    ],
  ),
  raw(
    'a hostname with dots',
    [pod({ hostname: 'a.example.com' })],
    [
      '[shop/0] spec.template.spec.hostname "a.example.com" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "a-example-com".',
    ],
  ),
  raw(
    'an account name with capitals',
    [pod({ serviceAccountName: 'User' })],
    [
      '[shop/0] spec.template.spec.serviceAccountName "User" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
    ],
  ),
  raw(
    'a priority class with capitals',
    [pod({ priorityClassName: 'High' })],
    [
      '[shop/0] spec.template.spec.priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high".',
    ],
  ),
  raw(
    'a node selector that is not a label value',
    [pod({ nodeSelector: { 'kubernetes.io/arch': 'arm 64' } })],
    [
      '[shop/0] spec.template.spec.nodeSelector.kubernetes.io/arch "arm 64" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
];
