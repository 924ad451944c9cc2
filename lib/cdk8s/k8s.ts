/**
 * The one place that names cdk8s-plus, so that moving to a later release of it is a change of this line.
 */
export { k8s } from 'cdk8s-plus-27';
