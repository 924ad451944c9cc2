import { Yaml } from 'cdk8s';
import { plainYaml, type Quote } from '../yaml/plain-yaml';
import { hookMethod } from './method-hook';

type Stringify = (...documents: unknown[]) => string;

let syntheses = 0;

/** Runs a synthesis of an app that uses Portico, whose YAML is written by `plainYaml()` where that writes the same. */
export function withPlainYaml<T>(synthesis: () => T): T {
  syntheses++;
  try {
    return synthesis();
  } finally {
    syntheses--;
  }
}

/** Has the YAML of syntheses written faster than cdk8s does by the package yaml. */
export function hookYaml(): void {
  hookMethod<Stringify>(Yaml, 'stringify', (original) => {
    let isSame: boolean | undefined;
    return function (this: unknown, ...documents) {
      if (syntheses === 0) return original.apply(this, documents);
      const write = writerOf(original);
      isSame ??= original.call(Yaml, SAMPLE) === write(SAMPLE);
      return isSame ? documents.map(write).join('---\n') : original.apply(this, documents);
    };
  });
}

function writerOf(original: Stringify): (document: unknown) => string {
  const quote: Quote = (text) => {
    const line = original.call(Yaml, [text]).slice('- '.length, -1);
    return line.includes('\n') ? undefined : line;
  };
  const plain = new Set<string>();
  return (document) => plainYaml(document, quote, plain) ?? original.call(Yaml, document);
}

/** Something of each kind: another version of cdk8s that writes it in another way writes everything itself. */
const SAMPLE = {
  map: { 'app.kubernetes.io/name': 'user', nothing: null, empty: {} },
  list: [{ flag: true, number: 0.5 }, { texts: ['two words', 'a: colon', '8080', 'yes'] }, [[1], []]],
};
