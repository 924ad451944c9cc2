/** How a field is written in Portico, or why there is no option for it. */
export type Answer =
  /** An option of a workload, such as `scale: Scale.fixed(3)`, or statements. */
  | { readonly write: string; readonly isDefault?: boolean }
  /** Written by Portico itself: the value, and where it comes from. */
  | { readonly own: string }
  /** Written by a patch, for want of an option. */
  | { readonly patch: string }
  /** Left out, for the reason that the text gives. */
  | { readonly unneeded: string };

/** The rows of a type of the API. A string is an option to write, and fields with commas between share a row. */
export interface FieldRows {
  readonly [fields: string]: string | Answer;
}

/** A type of the API, with the place where it is found in an object. */
export interface FieldTable {
  readonly type: string;
  readonly title: string;
  /** The folder of the kind of workload whose options the rows are, where it is not the first one that has them. */
  readonly kind?: string;
  /** Statements before the code of the rows. */
  readonly given?: string;
  readonly rows: FieldRows;
}

export const byDefault = (write: string): Answer => ({ write, isDefault: true });
export const own = (text: string): Answer => ({ own: text });
export const patch = (text = ''): Answer => ({ patch: text });
export const unneeded = (text: string): Answer => ({ unneeded: text });
