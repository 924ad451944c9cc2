import type { Raw } from '../../objects';

/** An object with its fields, and about every kind of name. */
export const object = (apiVersion: string, kind: string, fields: Raw = {}, name = 'user'): Raw => {
  const { metadata, ...rest } = fields;
  const annotations = { 'example.com/a': 'x y' };
  return {
    apiVersion,
    kind,
    metadata: { name, labels: { app: 'user', 'example.com/team': 'a' }, annotations, ...metadata },
    ...rest,
  };
};

export const labels = { app: 'user' };

/** What pods are made from, with little in it. */
export const smallTemplate = (restartPolicy?: string, own: Raw = labels) => ({
  metadata: { labels: own },
  spec: {
    ...(restartPolicy && { restartPolicy }),
    containers: [
      {
        name: 'user',
        image: 'nginx:1.29.3',
        ports: [{ name: 'http', containerPort: 8080 }],
        resources: { requests: { cpu: '10m', memory: '10Mi' } },
      },
    ],
  },
});
/** The pods that other objects are for. */
export const deployment = object('apps/v1', 'Deployment', {
  spec: { selector: { matchLabels: labels }, template: smallTemplate() },
});

/** Each with what it refers to. */
export interface Whole {
  readonly [what: string]: readonly [Raw, ...Raw[]];
}
