import type { IsDefined } from '../syntax/variables';
import { isTrue } from '../validators';
import { definedBy } from './defined-variables';

/** Settings of a controller on which it depends whether it takes an annotation. */
export interface ControllerSettings {
  /** True when it takes annotations with configuration of nginx. */
  readonly allowsSnippets: boolean;
  readonly isDefined: IsDefined;
}

/** The settings by the options of a controller's ConfigMap. */
export function controllerSettings(data: { readonly [key: string]: string }): ControllerSettings {
  return {
    allowsSnippets: isTrue(data['allow-snippet-annotations']) && data['annotations-risk-level'] === 'Critical',
    isDefined: definedBy(data),
  };
}
