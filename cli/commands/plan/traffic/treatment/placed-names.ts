import type { Answer } from '../answers';
import { type BothSides, mapSides } from '../app-routers';
import type { Treatment } from './treatment';

/** The namespaces in which a treatment looks for what it names. */
interface Places {
  readonly router?: string;
  readonly service?: string;
}

/** The treatments of two answers, in which a name of another namespace stands with it, since it is that of another object. */
export function withPlaces(answers: BothSides<Answer>): BothSides<Treatment> {
  const { before, after } = mapSides(answers, placesOf);
  const isMoved = { router: before.router !== after.router, service: before.service !== after.service };
  return mapSides(answers, (answer) => {
    const { router, service } = placesOf(answer);
    return placed(answer.treatment ?? {}, {
      router: isMoved.router ? router : undefined,
      service: isMoved.service ? service : undefined,
    });
  });
}

const placesOf = ({ router: { table }, backend }: Answer): Places => ({
  router: table.namespace,
  service: backend?.stable.namespace ?? table.namespace,
});

/** A name with its namespace, which it may have already. */
export const placedName = (name: string, namespace: string | undefined) =>
  namespace === undefined || name.includes('/') ? name : `${namespace}/${name}`;

function placed(treatment: Treatment, { router, service }: Places): Treatment {
  const { basicAuth, clientCertificates, backendTls } = treatment;
  const { caConfigMap, caSecret } = backendTls ?? {};
  return {
    ...treatment,
    ...(basicAuth && { basicAuth: { ...basicAuth, secretName: placedName(basicAuth.secretName, router) } }),
    ...(clientCertificates && {
      clientCertificates: {
        ...clientCertificates,
        secretName: placedName(clientCertificates.secretName, router),
      },
    }),
    ...(backendTls && {
      backendTls: {
        ...backendTls,
        ...(caConfigMap !== undefined && { caConfigMap: placedName(caConfigMap, service) }),
        ...(caSecret !== undefined && { caSecret: placedName(caSecret, service) }),
      },
    }),
  };
}
