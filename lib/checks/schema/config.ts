import { isFields } from '../model/read';
import { flag, text, texts } from './scalars';
import { fields, list, type Shape } from './shape';

const isText = (value: unknown) => typeof value === 'string';

/** The texts of a Secret, which are not for a log. */
const secretTexts: Shape = {
  fits: (values) => isFields(values) && Object.values(values).every(isText),
  explain(values, path, report) {
    if (!isFields(values)) report(`${path} is no map: write, for example, { password: "…" }.`);
    for (const [key, value] of Object.entries(isFields(values) ? values : {})) {
      if (!isText(value)) report(`${path}.${key} is no string: write one, in quotes.`);
    }
  },
};

/** An object that another one names; what is missing is filled in by the cluster. */
export const objectReference = fields({
  name: text,
  namespace: text,
  kind: text,
  apiVersion: text,
  uid: text,
  resourceVersion: text,
  fieldPath: text,
});

export const CONFIG = {
  ' ConfigMap': fields({ data: texts, binaryData: texts, immutable: flag }),
  ' Secret': fields({ data: secretTexts, stringData: secretTexts, type: text, immutable: flag }),
  ' ServiceAccount': fields({
    automountServiceAccountToken: flag,
    imagePullSecrets: list(fields({ name: text })),
    secrets: list(objectReference),
  }),
};
