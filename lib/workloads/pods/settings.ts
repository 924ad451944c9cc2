import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { optionalChildObject } from '../../cdk8s/child-object';
import { reportOrRender } from '../../cdk8s/construction';
import { type KubernetesVersions, kubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { recommendedLabels } from '../../cdk8s/labels';
import { textsByName, unlessEmpty } from '../../cdk8s/objects';
import { claimId } from '../../cdk8s/scope';
import { Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { checkObjectMaps, checkStruct, checkValue } from '../../rules/check';
import { dnsLabelFlaw, MAX_LABEL } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { checkConfig } from './config';
import { checkVariableRules } from './env';
import { checkFileKeys, checkFiles, settingsFiles } from './files';
import { configMapName, filesMapName, LONGEST_SUFFIX, renderSettings, type SettingsMaps } from './settings-maps';
import { sharingFlaw } from './shared-construct';

/** Props of settings, of which at least one of `config` and `files` has something in it. */
export interface SettingsProps {
  /**
   * The beginning of the names of the ConfigMaps, a DNS label of at most 56 characters.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly config?: { [name: string]: string };

  /**
   * Text files by the absolute path at which they are mounted, read-only.
   *
   * @default - none
   */
  readonly files?: { [path: string]: string };

  /**
   * Names in `config` that look like a secret's although anybody may read the value.
   *
   * @default - none
   */
  readonly publicNames?: string[];

  /**
   * Further labels of the ConfigMaps.
   *
   * @default - only those that follow from the name
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the ConfigMaps.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

const PROPS = Object.keys({
  name: true,
  config: true,
  files: true,
  publicNames: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof SettingsProps]-?: true });

/**
 * Settings that several workloads share: one ConfigMap for the environment and one for files. When they change, the
 * workloads that use them are rolled out, and no others.
 *
 * @example
 * const common = new Settings(chart, 'common', { config: { LOG_LEVEL: 'info' } });
 * new WebService(chart, 'user', { image, settings: [common] });
 */
export class Settings extends Construct {
  /** @internal */
  readonly _maps: SettingsMaps;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the name unless `name` is set.
   * @param props variables and files. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: SettingsProps) {
    super(scope, claimId(scope, id));
    Synthesis.of(this).locate(this);
    enableChecks(this);
    const { name = id } = props ?? {};
    this._maps = {
      name: asText(name),
      config: textsByName(props?.config),
      files: settingsFiles(textsByName(props?.files)),
    };
    reportOrRender(this, {
      findings: [
        ...checkStruct('Settings', props ?? {}, PROPS),
        ...checkProps(name, this._maps, props ?? {}, kubernetesVersions(this)),
      ],
      labels: props?.labels ?? undefined,
      objects: [configMapName(this._maps), filesMapName(this._maps)].map((map) => ({ kind: 'ConfigMap', name: map })),
      render: () =>
        renderSettings(this, this._maps, () => ({
          labels: { ...recommendedLabels(this, { name, instance: name }), ...props.labels },
          annotations: unlessEmpty({ ...props.annotations }),
        })),
    });
  }

  /** Name of the ConfigMap with the variables, for objects that are not Portico's. */
  get configMapName(): string {
    return configMapName(this._maps);
  }

  /** Name of the ConfigMap with the files, for objects that are not Portico's. */
  get filesConfigMapName(): string {
    return filesMapName(this._maps);
  }

  /** The ConfigMap with the variables, where there are any. */
  get configMap(): ApiObject | undefined {
    return optionalChildObject(this, 'config');
  }

  /** The ConfigMap with the files, where there are any. */
  get filesConfigMap(): ApiObject | undefined {
    return optionalChildObject(this, 'files');
  }

  /** The reason why a workload cannot use them, or undefined. @internal */
  _flawFor(user: Construct): string | undefined {
    return sharingFlaw('settings', 'settings', this, user);
  }
}

function* checkProps(name: unknown, maps: SettingsMaps, props: SettingsProps, versions: KubernetesVersions): Findings {
  const { config = {}, files = {}, publicNames } = props;
  const isName = yield* checkValue('dns-name', 'name', name, dnsLabelFlaw);
  if (isName && maps.name.length > MAX_LABEL - LONGEST_SUFFIX.length) {
    const most = MAX_LABEL - LONGEST_SUFFIX.length;
    yield finding('settings', `name ${show(name)} has ${maps.name.length} characters: write at most ${most}.`);
  }
  yield* checkConfig(config, yield* checkVariableRules(publicNames, versions));
  yield* checkFiles(files);
  yield* checkFileKeys(maps.files);
  yield* checkObjectMaps(props);
  if (Object.keys(config ?? {}).length + Object.keys(files ?? {}).length === 0) {
    yield finding(
      'settings',
      'settings have neither config nor files: write, for example, config: { LOG_LEVEL: "info" }.',
    );
  }
}
