import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { optionalChildObject } from '../../cdk8s/child-object';
import { reportOrRender } from '../../cdk8s/construction';
import { keepSecret } from '../../cdk8s/kept-secrets';
import { claimId } from '../../cdk8s/scope';
import { Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { type Fields, fieldsOf, stringOf } from '../../checks/model/read';
import { checkStruct, isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { checkKeptOnce } from './kept-once';
import { type ReadManifest, readManifest } from './read-manifest';
import { checkSealedSecret } from './sealed-secret';
import { checkSopsSecret, sopsKeys } from './sops-secret';

/** Props of an encrypted file. */
export interface SecretFileProps {
  /** The YAML or JSON file with one SealedSecret, or one Secret that SOPS has encrypted, by its path from the working directory. */
  readonly file: string;
}

/**
 * A Secret whose encrypted file is in the repository. Its values are never decrypted, its keys are held against what pods take.
 *
 * A SealedSecret (https://github.com/bitnami-labs/sealed-secrets) is written as it is. A Secret that SOPS has encrypted
 * (https://getsops.io) is not: an API server refuses it, so that Flux decrypts and applies the file itself, or
 * `sops decrypt … | kubectl apply -f -` does.
 *
 * @example
 * new SecretFile(chart, 'database', { file: 'secrets/database.yaml' });
 * new WebService(chart, 'user', { image, secrets: { DB_PASSWORD: SecretKey.of('database', 'password') } });
 */
export class SecretFile extends Construct {
  /** Name of the Secret. */
  readonly secretName: string;

  /**
   * @param scope the chart, whose namespace is that of the Secret, or a construct in one.
   * @param id unique in the scope.
   * @param props the file. One that is missing or wrong is reported at synth.
   */
  constructor(scope: Construct, id: string, props: SecretFileProps) {
    super(scope, claimId(scope, id));
    Synthesis.of(this).locate(this);
    enableChecks(this);
    const file = asText(props?.file);
    const read = readManifest(file);
    const json: Fields = read.flaw === undefined ? read.json : {};
    const { name, namespace } = fieldsOf(json.metadata);
    const own = chartOf(this)?.namespace;
    this.secretName = stringOf(name) ?? asText(id);
    reportOrRender(this, {
      findings: checkFile(props ?? {}, read, own),
      objects: [{ kind: 'Secret', name: this.secretName }],
      render: () => {
        if (isSealed(json)) {
          new ApiObject(this, 'sealed-secret', json as never);
          return;
        }
        const kept = { namespace: stringOf(namespace) ?? own ?? '', type: stringOf(json.type), keys: sopsKeys(json) };
        keepSecret({ ...kept, construct: this, name: this.secretName, file });
        Synthesis.of(this).addCheck(checkKeptOnce);
      },
    });
  }

  /** The SealedSecret, where the file has one. */
  get sealedSecret(): ApiObject | undefined {
    return optionalChildObject(this, 'sealed-secret');
  }
}

const isSealed = ({ kind }: Fields) => kind === 'SealedSecret';

function* checkFile(props: SecretFileProps, read: ReadManifest, namespace: string | undefined): Findings {
  if (!(yield* checkStruct('SecretFile', props, ['file']))) return;
  const { file } = props;
  if (typeof file !== 'string') {
    yield wrongType('file', file, 'the path of a file, such as "secrets/database.yaml"');
  } else if (read.flaw !== undefined) {
    yield finding('secret-file', `file ${show(file)} ${read.flaw}.`);
  } else {
    yield* checkManifest(file, read.json, namespace);
  }
}

function* checkManifest(file: string, json: Fields, namespace: string | undefined): Findings {
  const { kind, sops } = json;
  if (isSealed(json)) {
    yield* checkSealedSecret(file, json, namespace);
  } else if (isMap(sops)) {
    yield* checkSopsSecret(file, json, namespace);
  } else if (kind === 'Secret') {
    yield finding(
      'secret-file',
      `file ${show(file)} is a Secret that anybody can read: encrypt it by sops or kubeseal, and replace what was in it.`,
    );
  } else {
    yield finding(
      'secret-file',
      `file ${show(file)} has the kind ${show(kind)}: write a SealedSecret, or a Secret that SOPS has encrypted.`,
    );
  }
}
