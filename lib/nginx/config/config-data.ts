/** Keys of the controller's ConfigMap. */
export interface ConfigData {
  readonly [key: string]: string;
}
