import { hookConstruction } from './construction-sites';
import { hookPatches } from './patch-sites';
import { hookSynthesis } from './written-objects';
import { hookYaml } from './yaml-writer';

/** Installs the hooks of README.md; Portico does so on first use, since importing a library should change nothing. */
export function installHooks(): void {
  if (process.env.PORTICO_NO_HOOKS === '1') return;
  hookConstruction();
  hookPatches();
  hookSynthesis();
  hookYaml();
}
