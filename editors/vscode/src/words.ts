// Counting findings and saying it in words.

/** How many findings there are of each severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
}

/** Counts the severities of the editor: 0 is an error, 1 a warning, what follows is advice. */
export function countFindings(severities: readonly number[]): Counts {
  const errors = severities.filter((severity) => severity === 0).length;
  const warnings = severities.filter((severity) => severity === 1).length;
  return { errors, warnings, advice: severities.length - errors - warnings };
}

/** The number of findings, and which they are. */
export function findingsInWords({ errors, warnings, advice }: Counts): { text: string; detail: string } {
  const total = errors + warnings + advice;
  const parts = [
    errors > 0 ? counted(errors, "error", "errors") : "",
    warnings > 0 ? counted(warnings, "warning", "warnings") : "",
    advice > 0 ? counted(advice, "hint", "hints") : "",
  ];
  return {
    text: total === 0 ? "no findings" : counted(total, "finding", "findings"),
    detail: parts.filter((part) => part !== "").join(", "),
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
