import type { IConstruct } from 'constructs';

/**
 * A value that Portico keeps on constructs. It is stored under a registered symbol, so that two copies of the library in one
 * app share it.
 */
export class ScopeState<T> {
  private readonly key: symbol;

  /** @param name unique among the states of the library. */
  constructor(name: string) {
    this.key = Symbol.for(`cdk8s-portico.${name}`);
  }

  /** The value of the construct itself. */
  get(construct: IConstruct): T | undefined {
    return (construct as IConstruct & { [key: symbol]: T | undefined })[this.key];
  }

  set(construct: IConstruct, value: T): void {
    Object.defineProperty(construct, this.key, { value, configurable: true });
  }

  /** The value of the construct itself, made on first use. */
  getOrMake(construct: IConstruct, make: () => T): T {
    const known = this.get(construct);
    if (known !== undefined) return known;
    const made = make();
    this.set(construct, made);
    return made;
  }

  /** The value of the construct, or of the nearest one around it. */
  nearest(construct: IConstruct): T | undefined {
    for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
      const value = this.get(scope);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
