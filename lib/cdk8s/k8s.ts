/** The API objects of cdk8s-plus. No other file names the package, so that a later release is a change of this line. */
export { k8s } from 'cdk8s-plus-27';
