/** Whether what is shown changes by itself. */
export function LiveMark({ isLive }: { isLive: boolean }) {
  return (
    <span className="live" data-live={isLive}>
      {isLive ? 'Live' : 'Connecting…'}
    </span>
  );
}
