import { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { declareExternal } from '../../cdk8s/externals';
import { checkChart, recommendedLabels } from '../../cdk8s/labels';
import { textsOrNone } from '../../cdk8s/objects';
import { claimId, Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { checkName, MAX_LABEL } from '../../rules/names';
import type { Report } from '../../rules/report';
import { asText, show } from '../../rules/show';
import { checkStrings, checkStruct } from '../../rules/structs';
import {
  checkConfig,
  checkFileKeys,
  checkFiles,
  configMapName,
  filesMapName,
  LONGEST_SUFFIX,
  renderSettings,
  type SettingsMaps,
  settingsFiles,
} from './settings-maps';

/** What settings consist of. */
export interface SettingsProps {
  /**
   * What the names of the ConfigMaps begin with, a DNS label.
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
}

const PROPS = Object.keys({
  name: true,
  config: true,
  files: true,
  publicNames: true,
} satisfies { [name in keyof SettingsProps]-?: true });

/**
 * Settings that several services share: one ConfigMap for the environment and one for files. When they change, the
 * services that use them are rolled out, and no others.
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
   * @param props what they consist of; wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: SettingsProps) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    const report = synthesis.reporter(this);
    const { name = id } = props ?? {};
    this._maps = {
      name: asText(name),
      config: textsOrNone(props?.config),
      files: settingsFiles(textsOrNone(props?.files)),
    };

    enableChecks(this);
    checkStruct(report, 'the settings', props ?? {}, PROPS);
    checkProps(report, name, this._maps, props ?? {});
    checkChart(report, this);
    if (synthesis.hasProblems(this)) {
      // What takes them is right, and must not be reported for want of them.
      for (const map of [configMapName(this._maps), filesMapName(this._maps)]) declareExternal(this, 'ConfigMap', map);
      return;
    }
    renderSettings(this, this._maps, { labels: recommendedLabels(this, { name, instance: name }) });
  }

  /** Why a service cannot use them, or undefined. @internal */
  _flawFor(user: Construct): string | undefined {
    if (user.node.root !== this.node.root) {
      return `settings ${show(this.node.path)} belong to another app, which writes them elsewhere: make settings in this one.`;
    }
    const [own, other] = [namespaceOf(this), namespaceOf(user)];
    if (own === other) return undefined;
    return `settings ${show(this.node.path)} are in the namespace ${show(own)}, which pods of ${show(other)} cannot read: make settings in that namespace.`;
  }
}

function checkProps(
  report: Report,
  name: unknown,
  maps: SettingsMaps,
  { config = {}, files = {}, publicNames = [] }: SettingsProps,
): void {
  checkName(report, 'name', name);
  if (typeof name === 'string' && name.length > MAX_LABEL - LONGEST_SUFFIX.length) {
    report(`name ${show(name)} has ${name.length} characters: write at most ${MAX_LABEL - LONGEST_SUFFIX.length}.`);
  }
  checkConfig(report, config, checkPublicNames(report, publicNames) ? publicNames : []);
  checkFiles(report, files);
  checkFileKeys(report, maps.files);
  if (Object.keys(config ?? {}).length + Object.keys(files ?? {}).length === 0) {
    report('settings hold neither config nor files: write some, for example config: { LOG_LEVEL: "info" }.');
  }
}

/** An empty list is as good as none. */
export function checkPublicNames(report: Report, names: unknown): names is string[] {
  return (Array.isArray(names) && names.length === 0) || checkStrings(report, 'publicNames', names, '["MAP_TOKEN"]');
}

function namespaceOf(construct: Construct): string {
  return chartOf(construct)?.namespace ?? "kubectl's own";
}
