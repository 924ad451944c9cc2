import { CAPABILITIES } from '../../capabilities';
import { checkSharedHost } from '../../check-shared-host';
import { checkTable } from '../../check-table';
import { spellForNginx } from '../../regex-mode';
import { warningsOf } from '../../warnings';
import type { IngressServer } from '../server';

/** The controller that the annotations are made for. */
export const nginxServer: IngressServer = {
  capabilities: CAPABILITIES,
  *optionProblems() {},
  problems: checkTable,
  *problemsBeside() {},
  problemsOnSharedHost: checkSharedHost,
  warnings: warningsOf,
  restate: (table) => table,
  spell: spellForNginx,
};
