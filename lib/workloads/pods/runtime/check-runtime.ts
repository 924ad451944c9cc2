import { BASELINE_CAPABILITIES, capabilityFlaw, RESTRICTED_CAPABILITIES } from '../../../rules/capability';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../../rules/check';
import type { Finding, Findings } from '../../../rules/finding';
import { mountPathFlaw } from '../../../rules/mount-path';
import { isWholeNumber, MAX_INT32 } from '../../../rules/numbers';
import { isWeaker, PodSecurityLevel } from '../../../rules/pod-security-level';
import { show } from '../../../rules/show';
import { finding } from '../../codes';
import { type ImageRuntimePrivilegedOptions, RUNTIME_OPTIONS, RUNTIME_SYNONYMS } from './runtime-options';
import { checkProfiles, SecurityProfile } from './security-profile';

type Options = ImageRuntimePrivilegedOptions;

/** Finds every option that a cluster refuses, or that does not belong to the level that the code names. */
export function* checkRuntimeOptions(level: PodSecurityLevel, options: Options): Findings {
  const wrong: Finding[] = [...checkValues(options)];
  for (const { needs, says, fix, code } of weaknesses(options)) {
    if (!isWeaker(needs, level)) continue;
    const other = `ImageRuntime.${needs}({ ${code} })`;
    wrong.push(finding('runtime', `${says}, which Pod Security ${show(level)} forbids: ${fix} ${other}.`));
  }
  if (wrong.length === 0) wrong.push(...checkLevel(level, options));
  yield* wrong;
}

function* checkValues(options: Options): Findings {
  if (!(yield* checkStruct('a runtime', options, RUNTIME_OPTIONS, RUNTIME_SYNONYMS))) return;
  const { user, group, fsGroup, supplementalGroups, seccomp, appArmor } = options;
  for (const [what, id] of Object.entries({ user, group, fsGroup })) if (id !== undefined) yield* checkId(what, id);
  for (const id of yield* checkList('supplementalGroups', supplementalGroups, '[2000]')) {
    yield* checkId('supplementalGroups', id);
  }
  yield* checkFolders(yield* checkList('writablePaths', options.writablePaths, '["/tmp", "/var/cache"]'));
  for (const name of yield* checkList('capabilities', options.capabilities, '["CHOWN"]')) {
    yield* checkValue('capability', 'capability', name, capabilityFlaw);
  }
  yield* checkProfiles({ seccomp, appArmor });
  for (const flag of ['readOnlyRoot', 'sleepCommand', 'privilegeEscalation', 'privileged'] as const) {
    yield* checkFlag(flag, options[flag]);
  }
}

function* checkId(what: string, id: unknown): Findings {
  if (isWholeNumber(id, 0, MAX_INT32)) return;
  yield finding('runtime', `${what} ${show(id)} is not a numeric id: write a whole number, for example 1000.`);
}

/** The elements of an option that is a list, or none. */
function* checkList(what: string, value: unknown, example: string): Findings<readonly unknown[]> {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    yield wrongType(what, value, `a list such as ${example}`);
    return [];
  }
  const again = value.find((each, index) => value.indexOf(each) < index);
  if (again !== undefined) {
    yield finding('runtime', `${what} ${show(value)} has ${show(again)} twice: list each once.`);
  }
  return value;
}

function* checkFolders(paths: readonly unknown[]): Findings {
  for (const path of paths) yield* checkValue('mount-path', 'writable path', path, mountPathFlaw);
}

/** An option that a stricter level forbids. */
interface Weakness {
  /** The strictest level that takes it. */
  readonly needs: PodSecurityLevel;
  readonly says: string;
  readonly fix: string;
  readonly code: string;
}

const OMIT = 'leave that out, or write';
const ANOTHER = 'write another';
const { PRIVILEGED, BASELINE, RESTRICTED } = PodSecurityLevel;

function* weaknesses(options: Options): Generator<Weakness> {
  const { user, capabilities, privilegeEscalation, privileged, seccomp, appArmor } = options ?? {};
  if (user === 0) yield { needs: BASELINE, says: 'user 0 is root', fix: `${ANOTHER} number, or`, code: 'user: 0' };
  yield* addedCapabilities(capabilities);
  if (privilegeEscalation === true) {
    yield { needs: BASELINE, says: 'privilegeEscalation is true', fix: OMIT, code: 'privilegeEscalation: true' };
  }
  if (privileged === true) yield { needs: PRIVILEGED, says: 'privileged is true', fix: OMIT, code: 'privileged: true' };
  for (const [what, profile] of Object.entries({ seccomp, appArmor })) {
    if (!(profile instanceof SecurityProfile && profile._isUnconfined)) continue;
    const code = `${what}: SecurityProfile.unconfined()`;
    yield { needs: PRIVILEGED, says: `${what} is unconfined`, fix: `${ANOTHER} profile, or`, code };
  }
}

function* addedCapabilities(capabilities: unknown): Generator<Weakness> {
  const added = (Array.isArray(capabilities) ? capabilities : []).filter((name) => capabilityFlaw(name) === undefined);
  const beyond = (allowed: readonly string[]) => added.filter((name) => !allowed.includes(name));
  const [privileged, any] = [beyond(BASELINE_CAPABILITIES), beyond(RESTRICTED_CAPABILITIES)];
  for (const [needs, names] of [
    [PRIVILEGED, privileged],
    [BASELINE, any.filter((name) => !privileged.includes(name))],
  ] as const) {
    if (names.length === 0) continue;
    const list = names.map(show).join(', ');
    yield { needs, says: `capabilities has ${list}`, fix: OMIT, code: `capabilities: [${list}]` };
  }
}

/** The level in the code must be the one that the options need, and each option must do something. */
function* checkLevel(level: PodSecurityLevel, options: Options): Findings {
  const needed = [...weaknesses(options)].reduce<PodSecurityLevel>(
    (weakest, { needs }) => (isWeaker(needs, weakest) ? needs : weakest),
    RESTRICTED,
  );
  if (isWeaker(level, needed)) {
    const code = `ImageRuntime.${needed}()`;
    yield finding('runtime', `nothing in the runtime needs Pod Security ${show(level)}: write ${code}.`);
  }
  const given = ['capabilities', 'privilegeEscalation', 'seccomp'].filter(
    (name) => options[name as keyof Options] !== undefined,
  );
  if (options.privileged === true && given.length > 0) {
    const list = given.join(' and ');
    yield finding('runtime', `privileged is true, which overrides ${list}: leave that out.`);
  }
}
