import type { PlannedRoute } from '../planned-route';
import type { CompiledRule } from './compiled-rule';
import type { PolicyTarget } from './implementation';

/** The content of a policy, and all that has it. */
export interface SharedContent<Content> {
  readonly content: Content;
  readonly targets: readonly PolicyTarget[];
}

/**
 * Policies by their content: each with all rules that have it, or with their HTTPRoute where no rule of it has another.
 *
 * @param isForAll true for a content that does nothing to rules which have none.
 */
export function policiesByContent<Content>(
  routes: readonly PlannedRoute[],
  contentOf: (rule: CompiledRule) => Content | undefined,
  isForAll: (content: Content) => boolean = () => false,
): SharedContent<Content>[] {
  const found = new Map<string, { content: Content; targets: PolicyTarget[] }>();
  for (const route of routes) {
    const contents = route.rules.map(contentOf);
    const written = contents.filter((content) => content !== undefined);
    const [first] = written;
    if (first === undefined) continue;
    const isOne = written.every((content) => JSON.stringify(content) === JSON.stringify(first));
    const isWhole = isOne && (written.length === contents.length || isForAll(first));
    for (const [index, rule] of route.rules.entries()) {
      const content = contents[index];
      if (isWhole ? index > 0 : content === undefined) continue;
      const shared = content ?? first;
      const entry = found.get(JSON.stringify(shared)) ?? { content: shared, targets: [] };
      found.set(JSON.stringify(shared), entry);
      entry.targets.push(isWhole ? { route } : { route, rule });
    }
  }
  return [...found.values()];
}
