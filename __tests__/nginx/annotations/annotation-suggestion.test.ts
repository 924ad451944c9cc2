import { ANNOTATION_PREFIX as P } from '../../../lib/nginx/annotations/annotation-spec';
import { suggestAnnotation } from '../../../lib/nginx/annotations/annotation-suggestion';

test.each([
  [`${P}rewrite-taget`, `${P}rewrite-target`],
  [`${P}Rewrite_Target`, `${P}rewrite-target`],
  [`${P}whitelist-source-rang`, `${P}whitelist-source-range`],
  [`${P}canray-weight`, `${P}canary-weight`],
  [`${P}secure-backends`, `${P}backend-protocol`],
  [`${P}influxdb-port`, undefined],
  [`${P}rewrite-target`, undefined],
  [`${P}whitelist-source-range`, undefined],
  [`${P}x`, undefined],
  ['ingress.kubernetes.io/secure-backends', `${P}backend-protocol`],
  ['nginx.ingress.kubernetes.io', undefined],
])('the suggestion for %s is %s', (key, suggestion) => {
  expect(suggestAnnotation(key)).toBe(suggestion);
});
