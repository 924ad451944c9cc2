/** Settings of Traefik. */
export interface GatewayImplementationTraefikOptions {
  /**
   * The differences that do not matter here, by `GatewayDifference`, each with the reason. Options that bring one about are
   * refused otherwise. The HTTPRoutes list them in the annotation `cdk8s-portico/accepted-differences`.
   *
   * @default - none
   */
  readonly accepts?: { [difference: string]: string };
}
