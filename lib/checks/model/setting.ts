import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { itemsOf, listOf, stringMapOf, stringOf } from './read';

/** A text that a program reads: a variable, an argument, or an entry of a ConfigMap. */
export interface Setting {
  readonly object: AppObject;
  /** The setting as messages name it, for example `env "WEB_URL" of container "web"`. */
  readonly title: string;
  /** The variable, flag or key that the text belongs to; empty where it has none. */
  readonly name: string;
  readonly text: string;
}

/** The settings of an app that anybody may read, so that messages may show them. */
export function* settingsOf(app: AppIndex): Generator<Setting, void, undefined> {
  for (const object of app.ofKind('', 'ConfigMap')) {
    for (const [key, text] of Object.entries(stringMapOf(object.json.data))) {
      yield { object, title: `data ${show(key)}`, name: key, text };
    }
  }
  for (const { object, containers } of app.workloads) {
    for (const { fields, title } of containers) {
      for (const { name, value } of itemsOf(fields.env)) {
        const text = stringOf(value);
        if (text !== undefined)
          yield { object, title: `env ${show(name)} of ${title}`, name: stringOf(name) ?? '', text };
      }
      for (const field of ['command', 'args']) yield* wordsOf(object, title, field, listOf(fields[field]));
    }
  }
}

function* wordsOf(object: AppObject, owner: string, field: string, words: readonly unknown[]): Iterable<Setting> {
  for (const [index, text] of words.entries()) {
    if (typeof text !== 'string') continue;
    const [, flag] = /^--([\w.-]+)=/.exec(text) ?? /^--([\w.-]+)$/.exec(stringOf(words[index - 1]) ?? '') ?? [];
    yield { object, title: `${field}[${index}] of ${owner}`, name: flag ?? '', text };
  }
}
