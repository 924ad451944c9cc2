import type { AppObject } from './app-object';
import { at } from './read';

/** True for an object that Portico makes, so that messages name the option to write instead of the field. */
export const isMadeByPortico = ({ json }: AppObject): boolean =>
  at(json, 'metadata', 'labels', 'app.kubernetes.io/managed-by') === 'cdk8s-portico';
