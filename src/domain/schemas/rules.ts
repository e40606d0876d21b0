/** The shape of cross-field rules. They live apart from the fields because zod 4 refuses to extend a refined object. */

/** What a rule is handed: a way to report, one call per fault. */
export interface RuleContext {
  /** Reports a fault of the entry: a stable code, the field's path, what is wrong, how to mend it (both in Chinese). */
  fault(code: string, field: string, what: string, mend: string): void;
}

/** A rule looks at one whole entry. */
export type Rule<Entry> = (entry: Entry, context: RuleContext) => void;
