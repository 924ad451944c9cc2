import { type Case, raw } from '../case';
import { withContainer } from '../objects';

const pod = (capabilities: object) =>
  withContainer({ image: 'registry.example.com/app:1.0.0', securityContext: { capabilities } });
const adds = (name: string, fix: string) =>
  raw(
    `a container that adds ${name}`,
    [pod({ add: [name] })],
    [],
    [
      `[shop/0] container "user" adds capability ${JSON.stringify(name)}, which is not a capability name in Kubernetes: write ${fix}.`,
    ],
  );

export const wrong: readonly Case[] = [
  adds('CAP_CHOWN', '"CHOWN"'),
  adds('sys_admin', '"SYS_ADMIN"'),
  adds('NET_BIND_SERVICES', '"NET_BIND_SERVICE"'),
  adds('', 'one such as "CHOWN"'),
  raw(
    'a container that drops a capability by another name',
    [pod({ drop: ['all'] })],
    [],
    ['[shop/0] container "user" drops capability "all", which is not a capability name in Kubernetes: write "ALL".'],
  ),
];

export const right: readonly Case[] = [
  raw('capabilities of Linux', [pod({ drop: ['ALL'], add: ['CHOWN', 'BPF', 'CHECKPOINT_RESTORE'] })], []),
];
