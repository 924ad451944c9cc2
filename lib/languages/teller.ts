import { Api } from './api';
import { type Code, matchAt, type Parsed, parseCode } from './code';
import { constructorOf, isStruct, memberOf, optionType, structOf } from './code-types';
import { CSHARP } from './csharp';
import { GO } from './go';
import { JAVA } from './java';
import type { Language } from './language';
import { PYTHON } from './python';
import { endOfValue } from './skip';
import { writeCode, writeMap, writeOptions } from './write-code';

const LANGUAGES = { PYTHON, JAVA, GO, CSHARP };

/** Writes a message as a language does. One about an object of Kubernetes means its field by a name that an option has too. */
export const tell = (message: string, language: keyof typeof LANGUAGES, isAboutObject: boolean): string =>
  new Teller(message, LANGUAGES[language], isAboutObject).tell();

/** A text that takes the place of the one before the end. */
interface Told {
  readonly text: string;
  readonly end: number;
}

/** A word with what joins it to others: that of a label, a path or an annotation is no name of the API. */
const WORD = /[\w$@/-]+/y;

/** The fields after a word, as in `spec.template`, that are no call. */
const PATH = /(?:\.[\w$@/-]+)+(?![\w$@/(-])/y;

const SEVERAL_WORDS = /^[a-z]+\d*[A-Z]/;

/** The words that an object follows that can only be a map. */
const MAP_BEFORE = /\bmap: write, for example, $/;

/** The words around a field of an object, as in `a Service with externalTrafficPolicy`, or `appProtocol of a Service`. */
const KIND_BEFORE = /\ban? [A-Z]\w+ with $/;
const KIND_AFTER = /^ of an? ([A-Z]\w+)/;

/** Finds what a message names of the API, and writes it as a language does. */
class Teller {
  private readonly api = Api.get();

  constructor(
    private readonly message: string,
    private readonly language: Language,
    private readonly isAboutObject: boolean,
  ) {}

  tell(): string {
    let told = '';
    for (let at = 0; at < this.message.length; ) {
      const end = endOfValue(this.message, at);
      const next = end === undefined ? this.tellAt(at) : { text: this.message.slice(at, end), end };
      told += next.text;
      at = next.end;
    }
    return told;
  }

  private tellAt(at: number): Told {
    const letter = this.message.charAt(at);
    const bracket = letter === '{' || letter === '[' ? parseCode(this.message, at) : undefined;
    if (bracket) return this.tellBracket(at, bracket);
    const text = matchAt(WORD, this.message, at) ?? letter;
    const word = { text, end: at + text.length };
    if (!/^\w/.test(text) || this.message[at - 1] === '.') return word;
    if (text === 'undefined') return { ...word, text: this.language.words.undefined };
    if (!this.isAboutObject && (text === 'true' || text === 'false'))
      return { ...word, text: this.language.words[text] };
    return this.tellOption(word) ?? this.tellCode(at, word) ?? this.tellPath(word);
  }

  /** An option with its value, as in `scale: Scale.fixed(3)`. */
  private tellOption({ text, end }: Told): Told | undefined {
    if (!this.api.isOption(text) || !this.message.startsWith(': ', end)) return undefined;
    const parsed = parseCode(this.message, end + 2);
    const isField = this.isAboutObject && (!SEVERAL_WORDS.test(text) || this.api.isField(text));
    if (parsed === undefined || !(isField ? namesApi(parsed.code) : isValue(parsed.code))) return undefined;
    const value = writeCode(parsed.code, this.language, optionType(text, parsed.code));
    return { text: this.language.fields([[text, value]]), end: parsed.end };
  }

  /** A call or a member of a type. */
  private tellCode(at: number, { text, end }: Told): Told | undefined {
    if (text !== 'new' && !/[.(]/.test(this.message.charAt(end))) return undefined;
    const parsed = parseCode(this.message, at);
    return parsed && isOfApi(parsed.code)
      ? { text: writeCode(parsed.code, this.language), end: parsed.end }
      : undefined;
  }

  /** A name, and the fields after it: those of an object stay, as in `spec.template`, and options of options do not. */
  private tellPath({ text, end }: Told): Told {
    const path = text + (matchAt(PATH, this.message, end) ?? '');
    const names = path.split('.');
    const isKnown = names.length === 1 ? !this.isField(text, end) : names.every((name) => this.api.has(name));
    const isTold = isKnown && names.some(this.isName);
    return { text: isTold ? names.map(this.language.member).join('.') : path, end: end - text.length + path.length };
  }

  /** A list or an object that stands for itself. That of a message about an API object is YAML, unless it names the API. */
  private tellBracket(at: number, { code, end }: Parsed): Told {
    if (!namesApi(code) && (this.isAboutObject || !hasObject(code))) return { text: this.message.slice(at, end), end };
    const type = this.typeBefore(at, code);
    if (code.kind !== 'object') return { text: writeCode(code, this.language, type), end };
    const isMap = MAP_BEFORE.test(this.message.slice(0, at)) || !isStruct(type ?? structOf(code.entries));
    const text = isMap
      ? writeMap(code.entries, this.language)
      : this.language.fields(writeOptions(code.entries, this.language));
    return { text, end };
  }

  /** True where the words around a name say that it is a field: those of a Service, which is no type of the API. */
  private isField(name: string, end: number): boolean {
    if (!this.api.isField(name)) return false;
    const kind = KIND_AFTER.exec(this.message.slice(end))?.[1];
    const isOfKind = kind !== undefined && this.api.type(kind) === undefined;
    return isOfKind || KIND_BEFORE.test(this.message.slice(0, end - name.length));
  }

  /** The type of the last option before a place that takes a value: a message names what it is about first. */
  private typeBefore(at: number, code: Code): string | undefined {
    const words = this.message.slice(0, at).match(/\w+/g) ?? [];
    const types = words.map((word) => optionType(word, code));
    return types.filter((type) => type !== undefined && type !== 'any').at(-1);
  }

  /** True for a name of several words that only the API has, or that it means here. */
  private readonly isName = (word: string): boolean =>
    SEVERAL_WORDS.test(word) && this.api.has(word) && !(this.isAboutObject && this.api.isField(word));
}

/** True for an expression all members of which the API has. */
function isOfApi(code: Code): boolean {
  if (code.kind === 'new') return constructorOf(code.type) !== undefined;
  if (code.kind !== 'member' || memberOf(code) === undefined) return false;
  const { of, args } = code;
  if (of?.kind === 'name') return /^[A-Z]/.test(of.name) || args !== undefined;
  return of === undefined || of.kind === 'value' ? args !== undefined : isOfApi(of);
}

/** True for an expression in which a type of the API is named. */
function namesApi(code: Code): boolean {
  switch (code.kind) {
    case 'list':
      return code.items.some(namesApi);
    case 'object':
      return code.entries.some(({ value }) => value !== undefined && namesApi(value));
    default:
      return isOfApi(code);
  }
}

const hasObject = (code: Code): boolean =>
  code.kind === 'object' || (code.kind === 'list' && code.items.some(hasObject));

/** True for what can only be the value of an option, and not the next word of a sentence. */
const isValue = (code: Code): boolean =>
  code.kind === 'value' ? code.type !== 'any' : namesApi(code) || hasObject(code) || code.kind === 'list';
