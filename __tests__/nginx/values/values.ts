/** Values of one option or annotation, and where the controller's template writes them in nginx.conf. */
export interface Values {
  readonly name: string;
  /** The lines of nginx.conf, by where they stand; `%` is the value. Without any, a stock nginx cannot be asked. */
  readonly main?: string;
  readonly workers?: string;
  readonly events?: string;
  readonly http?: string;
  readonly server?: string;
  readonly location?: string;
  /** Values that nginx takes. */
  readonly taken: readonly string[];
  /** Values with which nginx loads nothing. */
  readonly refused?: readonly string[];
  /** Values that nginx never sees or takes in another way than meant, and that are refused all the same. */
  readonly ignored?: readonly string[];
}
