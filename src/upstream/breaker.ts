import { ConsecutiveBreaker, CountBreaker } from 'cockatiel';
import type { CircuitState, IBreaker } from 'cockatiel';

/**
 * Opens when so many requests fail one after another, or more than half of the recent ones do: the first finds a service that is
 * gone, the second one that answers just often enough to look alive.
 */
export class FailureBreaker implements IBreaker {
  readonly #inARow: ConsecutiveBreaker;
  readonly #recent: CountBreaker;

  /**
   * @param inARow failures one after another that open it
   * @param recent requests that it looks back on
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
