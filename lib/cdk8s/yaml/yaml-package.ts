import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/** The package `yaml`, which cdk8s brings along. */
export const yaml: typeof Yaml = createRequire(require.resolve('cdk8s'))('yaml');
