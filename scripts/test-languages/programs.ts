import * as path from 'node:path';
import type { Language, Program } from './language';
import { REPOSITORY } from './packages';

/** The programs that write the same in each language, by their folder. */
const FOLDERS: { readonly [name: string]: string } = {
  shop: 'examples/languages',
};

export const NAMES = Object.keys(FOLDERS);

/** The file of a program in a language. */
export function programIn({ name: language, extension }: Language, name: string): Program {
  const isMain = language === 'TypeScript' && name === 'shop';
  const title = language === 'Java' ? `${name[0]?.toUpperCase()}${name.slice(1)}` : name;
  return { name, file: path.join(REPOSITORY, FOLDERS[name] ?? '', `${isMain ? 'main' : title}.${extension}`) };
}
