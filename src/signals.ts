/** What is done about being told to stop. */
export interface Stopping {
  /** Ends everything once what is under way has been seen through. */
  stop(): Promise<void>;
  /** Told why that failed. */
  failed(error: unknown): void;
  /** Ends at once whatever would outlive this process. */
  endAtOnce?: (() => void) | undefined;
}

/** Stops on the first SIGTERM or SIGINT; a second one ends the process at once, as whoever sends it expects. */
export function stopOnSignal({ stop, failed, endAtOnce }: Stopping): void {
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
