import { GO } from './go';
import { JAVA } from './java';
import type { Language } from './language';
import { PYTHON } from './python';
import { TYPESCRIPT } from './typescript';

/** The languages in which projects are started, the usual one first. */
export const LANGUAGES: readonly Language[] = [TYPESCRIPT, PYTHON, JAVA, GO];
