/** How to react to a signal to stop. */
export interface StopHandlers {
  /** Finishes what is in progress, then stops. */
  stop(): Promise<void>;
  /** Called with the reason if `stop` fails. */
  failed(error: unknown): void;
  /** Ends at once whatever would outlive this process, such as workers. */
  endAtOnce?: (() => void) | undefined;
}

/** Stops gracefully on the first SIGTERM or SIGINT; a second one ends the process at once. */
export function stopOnSignal({ stop, failed, endAtOnce }: StopHandlers): void {
  const first = () => {
    process.off('SIGTERM', first).off('SIGINT', first);
    if (endAtOnce) process.on('SIGTERM', second).on('SIGINT', second);
    stop().catch(failed);
  };
  const second = (signal: NodeJS.Signals) => {
    endAtOnce?.();
    process.off('SIGTERM', second).off('SIGINT', second);
    process.kill(process.pid, signal);
  };
  process.on('SIGTERM', first).on('SIGINT', first);
}
