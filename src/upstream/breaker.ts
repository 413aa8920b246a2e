import { ConsecutiveBreaker, CountBreaker } from 'cockatiel';
import type { CircuitState, IBreaker } from 'cockatiel';

/**
 * Opens after a number of failures in a row, or when more than half of the recent requests have failed. The
 * first finds a service that is gone, the second one that answers just often enough to look alive.
 */
export class FailureBreaker implements IBreaker {
  readonly #inARow: ConsecutiveBreaker;
  readonly #recent: CountBreaker;

  /**
   * @param inARow failures in a row that open it
   * @param recent how many of the latest requests it looks at
   */
  constructor(inARow: number, recent: number) {
    this.#inARow = new ConsecutiveBreaker(inARow);
    this.#recent = new CountBreaker({ size: recent, threshold: 0.5 });
  }

  get state(): unknown {
    return { inARow: this.#inARow.state, recent: this.#recent.state };
  }

  set state(value: unknown) {
    const { inARow, recent } = value as { inARow: number; recent: unknown };
    this.#inARow.state = inARow;
    this.#recent.state = recent;
  }

  success(state: CircuitState): void {
    this.#inARow.success();
    this.#recent.success(state);
  }

  failure(state: CircuitState): boolean {
    const inARow = this.#inARow.failure();
    return this.#recent.failure(state) || inARow;
  }
}
