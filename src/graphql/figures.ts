/** A request's variables, as sent. A variable that is left out has its default. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number that is already known, or the step that computes it once the variables are known. */
export type Figure = number | { readonly step: number };

type Step = (values: readonly number[], variables: Variables) => number;

/**
 * Formulas that are set up once per operation and evaluated for each request. What does not depend on
 * variables is computed during setup. Every other step is computed once per request, however often its result
 * is used.
 */
export class Figures {
  readonly #steps: Step[] = [];

  /** A figure that is read from the variables. */
  given(read: (variables: Variables) => number): Figure {
    return this.#step((_, variables) => read(variables));
  }

  /** Adds two figures. */
  sum(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return a + b;
    if (a === 0) return b;
    if (b === 0) return a;
    return this.#step((values) => valueOf(a, values) + valueOf(b, values));
  }

  /** Multiplies two figures. */
  product(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return a * b;
    if (a === 0 || b === 0) return 0;
    if (a === 1) return b;
    if (b === 1) return a;
    return this.#step((values) => valueOf(a, values) * valueOf(b, values));
  }

  /** The larger of two figures. */
  largest(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
    return this.#step((values) => Math.max(valueOf(a, values), valueOf(b, values)));
  }

  /**
   * Computes every step for these variables.
   * @returns a function that gives the value of a figure
   */
  evaluate(variables: Variables): (figure: Figure) => number {
    const values: number[] = [];
    for (const step of this.#steps) values.push(step(values, variables));
    return (figure) => valueOf(figure, values);
  }

  #step(step: Step): Figure {
    return { step: this.#steps.push(step) - 1 };
  }
}

function valueOf(figure: Figure, values: readonly number[]): number {
  // A step only uses earlier steps, so none is ever missing.
  return typeof figure === 'number' ? figure : (values[figure.step] ?? 0);
}
