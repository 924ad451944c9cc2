import type { Construct } from 'constructs';
import type { k8s } from '../private/k8s';
import { unlessEmpty } from '../private/objects';
import { renderEnvironment } from './env';
import { PORT_NAME } from './port';
import { podLabels } from './web-service-labels';
import type { WebServiceSpec } from './web-service-spec';

/** The pods of a web service: one container, with what its runtime allows it. */
export function podTemplate(scope: Construct, spec: WebServiceSpec): k8s.PodTemplateSpec {
  const runtime = spec.runtime._settings(spec.port);
  return {
    metadata: { labels: podLabels(scope, spec), annotations: unlessEmpty(spec.annotations) },
    spec: {
      securityContext: runtime.pod,
      containers: [
        {
          name: spec.name,
          image: spec.image,
          ports: [{ name: PORT_NAME, containerPort: spec.port }],
          env: unlessEmpty(renderEnvironment(spec.env)),
          resources: spec.resources._toKube(),
          securityContext: runtime.container,
          ...spec.health._probes(spec.port),
          volumeMounts: unlessEmpty([...runtime.volumes]),
        },
      ],
      volumes: unlessEmpty(runtime.volumes.map(({ name }) => ({ name, emptyDir: {} }))),
    },
  };
}
