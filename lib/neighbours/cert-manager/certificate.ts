import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Certificate as CertificateObject,
  CertificateSpecPrivateKeyRotationPolicy,
} from '../../../imports/cert-manager.io';
import { childObject } from '../../cdk8s/child-object';
import { reportOrRender } from '../../cdk8s/construction';
import { recommendedLabels } from '../../cdk8s/labels';
import { present, unlessEmpty } from '../../cdk8s/objects';
import { claimId } from '../../cdk8s/scope';
import { Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { checkFlag, checkObjectMaps, checkStrings, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import { checkDurations, durationText } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { asText } from '../../rules/show';
import { CertificateIssuer } from './certificate-issuer';
import { CertificateKey } from './certificate-key';
import { CERTIFICATE_PROPS, type CertificateProps } from './certificate-props';

/**
 * A certificate that cert-manager makes, keeps in a Secret, and renews (https://cert-manager.io/docs/usage/certificate/). Where one
 * router alone needs a certificate, `Tls.certManager()` says it in fewer words.
 *
 * @example
 * const certificate = new Certificate(chart, 'abc-com', {
 *   dnsNames: ['abc.com', '*.abc.com'],
 *   issuer: CertificateIssuer.cluster('letsencrypt'),
 * });
 * new IngressRouter(chart, 'router', { host: 'shop.abc.com', tls: Tls.certificate(certificate) });
 */
export class Certificate extends Construct {
  /** Name of the Secret that the certificate is kept in. */
  readonly secretName: string;

  /** @internal */
  readonly _dnsNames: readonly string[];

  /**
   * @param scope a chart, or a construct in one.
   * @param id unique in the scope, and the name of the Certificate unless `name` is set.
   * @param props hosts, issuer and key. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, claimId(scope, id));
    Synthesis.of(this).locate(this);
    enableChecks(this);
    const given: Partial<CertificateProps> = props ?? {};
    const name = asText(given.name ?? id);
    this.secretName = asText(given.secretName ?? `${name}-tls`);
    this._dnsNames = Array.isArray(given.dnsNames) ? [...given.dnsNames] : [];
    reportOrRender(this, {
      findings: checkProps(given.name ?? id, given),
      labels: given.labels ?? undefined,
      objects: [
        { kind: 'Certificate', name },
        { kind: 'Secret', name: this.secretName },
      ],
      render: () => this.render(name, props),
    });
  }

  /** The Certificate, for fields that no option has. */
  get certificateObject(): ApiObject {
    return childObject(this, 'certificate', 'Certificate');
  }

  private render(name: string, props: CertificateProps): void {
    const { dnsNames, issuer, duration, renewBefore, privateKey, rotateKey, labels, annotations } = props;
    const { ALWAYS, NEVER } = CertificateSpecPrivateKeyRotationPolicy;
    const rotationPolicy = rotateKey === undefined ? undefined : rotateKey ? ALWAYS : NEVER;
    new CertificateObject(this, 'certificate', {
      metadata: {
        name,
        labels: { ...recommendedLabels(this, { name, instance: name }), ...labels },
        annotations: unlessEmpty({ ...annotations }),
      },
      spec: {
        secretName: this.secretName,
        dnsNames: [...dnsNames],
        issuerRef: issuer._reference,
        duration: duration && durationText(duration),
        renewBefore: renewBefore && durationText(renewBefore),
        privateKey: unlessEmpty(present({ ...privateKey?._fields, rotationPolicy })),
      },
    });
  }
}

function* checkProps(name: unknown, props: Partial<CertificateProps>): Findings {
  if (!(yield* checkStruct('Certificate', props, CERTIFICATE_PROPS))) return;
  const { dnsNames, issuer, secretName, duration, renewBefore, privateKey, rotateKey } = props;
  yield* checkValue('dns-name', 'name', name, dnsSubdomainFlaw);
  if (secretName !== undefined) yield* checkValue('dns-name', 'secretName', secretName, dnsSubdomainFlaw);
  if (yield* checkStrings('dnsNames', dnsNames, '["abc.com"]')) {
    for (const host of dnsNames ?? []) yield* checkValue('host', 'dnsName', host, hostFlaw);
  }
  if (issuer instanceof CertificateIssuer) yield* issuer._check();
  else yield wrongType('issuer', issuer, 'an issuer such as CertificateIssuer.cluster("letsencrypt")');
  // The check of all Certificates knows how long these may be.
  yield* checkDurations({ duration, renewBefore }, 1);
  if (privateKey instanceof CertificateKey) yield* privateKey._check();
  else if (privateKey !== undefined) yield wrongType('privateKey', privateKey, 'a key such as CertificateKey.ecdsa()');
  yield* checkFlag('rotateKey', rotateKey);
  yield* checkObjectMaps(props);
}
