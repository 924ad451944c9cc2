/** Namespaces that every cluster has from the start, and keeps: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export const CLUSTER_NAMESPACES: readonly string[] = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];
