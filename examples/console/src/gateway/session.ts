const STORED_AS = 'payments-console:key';

/**
 * The caller's key for the gateway, kept for this browser tab's session only: it is gone when the tab is closed, and other
 * tabs do not have it.
 */
export const sessionKey = {
  read: (): string | undefined => sessionStorage.getItem(STORED_AS) ?? undefined,
  keep: (key: string): void => sessionStorage.setItem(STORED_AS, key),
  forget: (): void => sessionStorage.removeItem(STORED_AS),
};
