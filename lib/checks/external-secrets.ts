import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { fieldsOf, itemsOf, listOf, stringOf } from './model/read';

/** The rules of https://github.com/external-secrets/external-secrets/blob/v2.9.0/apis/externalsecrets/v1/externalsecret_validator.go */
export const externalSecretsCheck: Check<'external-secrets'> = {
  name: 'external-secrets',
  summary:
    'An ExternalSecret fetches something, no key twice, and deletes only a Secret of its own, as the webhook of external-secrets asks.',
  example: 'ExternalSecret "database" fetches nothing: write data or dataFrom.',
  *check(app) {
    for (const object of app.ofKind('external-secrets.io', 'ExternalSecret')) yield* checkExternalSecret(object);
  },
};

function* checkExternalSecret(object: AppObject): ObjectFindings {
  const what = `ExternalSecret ${show(object.name)}`;
  const { data, dataFrom, target } = fieldsOf(object.json.spec);
  if (listOf(data).length + listOf(dataFrom).length === 0) {
    yield problem(object, `${what} fetches nothing: write data or dataFrom.`);
  }
  const keys = itemsOf(data).flatMap(({ secretKey }) => stringOf(secretKey) ?? []);
  for (const twice of new Set(keys.filter((key, index) => keys.indexOf(key) < index))) {
    yield problem(object, `${what} fetches the key ${show(twice)} twice: keep one of the two.`);
  }
  const { creationPolicy = 'Owner', deletionPolicy } = fieldsOf(target);
  if (deletionPolicy === 'Delete' && !['Owner', 'Orphan'].includes(String(creationPolicy))) {
    yield problem(
      object,
      `${what} has deletionPolicy "Delete" and creationPolicy ${show(creationPolicy)}, by which the Secret belongs to somebody else: write creationPolicy "Owner", or another deletionPolicy.`,
    );
  }
  if (deletionPolicy === 'Merge' && creationPolicy === 'None') {
    yield problem(
      object,
      `${what} has deletionPolicy "Merge" and creationPolicy "None", which makes no Secret: leave deletionPolicy out.`,
    );
  }
}
