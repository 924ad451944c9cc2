/** Settings of NGINX Gateway Fabric. */
export interface GatewayImplementationNginxGatewayFabricOptions {
  /**
   * The differences that do not matter here, by `GatewayDifference`, each with the reason. Options that bring one about are
   * refused otherwise. The HTTPRoutes list them in the annotation `cdk8s-portico/accepted-differences`.
   *
   * @default - none
   */
  readonly accepts?: { [difference: string]: string };

  /**
   * Writes `allowFrom`, `denyFrom`, `Rewrite.regex()` and exact redirects as SnippetsFilters, lines of nginx's own configuration, which only a
   * controller takes that was started with `--snippets` (`nginxGateway.snippets.enable` of its chart). Any other one answers
   * these routes with 500.
   *
   * @default false
   */
  readonly snippets?: boolean;
}
