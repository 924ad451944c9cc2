import * as path from 'node:path';
import type { Language, Program } from './language';
import { REPOSITORY } from './packages';

/** The programs that write the same in each language. */
export const NAMES = ['shop', 'workloads', 'routing', 'neighbours', 'extending'];

/** The folder of all but the shop. */
export const FOLDER = path.join(REPOSITORY, '__tests__/languages');

/** The file of a program in a language. */
export function programIn({ name: language, extension }: Language, name: string): Program {
  const folder = name === 'shop' ? path.join(REPOSITORY, 'examples/languages') : FOLDER;
  const title = ['Java', 'C#'].includes(language) ? `${name[0]?.toUpperCase()}${name.slice(1)}` : name;
  const isMain = language === 'TypeScript' && name === 'shop';
  return { name, file: path.join(folder, `${isMain ? 'main' : title}.${extension}`) };
}
