import { useEffect, useMemo, useRef, useState } from 'react';
import { Provider } from 'urql';
import { BatchScreen } from './batch/batch-screen.tsx';
import { openGateway } from './gateway/client.ts';
import { sessionKey } from './gateway/session.ts';
import { forgetWrites, resumeWrites } from './gateway/writes.ts';
import { NewPaymentScreen } from './payment/new-payment-screen.tsx';
import { PaymentScreen } from './payment/payment-screen.tsx';
import { addressOf, useRoute } from './route.ts';
import { RunsScreen } from './runs/runs-screen.tsx';
import { KeyForm } from './ui/key-form.tsx';
import { UnsettledWrites } from './ui/unsettled-writes.tsx';
import { ViewerMenu } from './viewer.tsx';

/** The whole console: who asks, and the screen that the address names. */
export function Console() {
  const [key, setKey] = useState(sessionKey.read);
  const [keyIsWanted, setKeyIsWanted] = useState(false);
  // A new client for each key: nothing read with one key stays to be seen with another.
  const gateway = useMemo(() => openGateway({ key, onUnauthenticated: () => setKeyIsWanted(true) }), [key]);
  useEffect(() => resumeWrites(gateway), [gateway]);

  const signIn = (given: string) => {
    if (given !== key) forgetWrites();
    sessionKey.keep(given);
    setKey(given);
    setKeyIsWanted(false);
  };
  const signOut = () => {
    forgetWrites();
    sessionKey.forget();
    setKey(undefined);
    setKeyIsWanted(true);
  };

  return (
    <Provider value={gateway}>
      <a className="skip" href="#main" onClick={skipToMain}>
        Skip to the content
      </a>
      <header className="top">
        <a className="wordmark" href={addressOf([])}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M8 11h16M8 16h11M8 21h6" />
          </svg>
          Payments
        </a>
        {!keyIsWanted && <ViewerMenu onSignOut={key === undefined ? undefined : signOut} />}
      </header>
      <main id="main" tabIndex={-1}>
        {keyIsWanted ? <KeyForm wasRefused={key !== undefined} onKey={signIn} /> : <Screen />}
      </main>
      <UnsettledWrites />
    </Provider>
  );
}

function Screen() {
  const { path, search } = useRoute();
  const [screen, id] = path;
  const isFirst = useRef(true);
  useEffect(() => {
    scrollTo(0, 0);
    // As a browser does for a new page: whoever listens or uses the keyboard begins at the top of the new screen.
    if (!isFirst.current) focusMain();
    isFirst.current = false;
  }, [screen, id]);
  if (screen === 'new') return <NewPaymentScreen />;
  if (screen === 'payments' && id !== undefined) return <PaymentScreen key={id} id={id} />;
  if (screen === 'batches' && id !== undefined) return <BatchScreen key={id} id={id} />;
  return <RunsScreen search={search} />;
}

/** The address holds the route after `#`, so a link to `#main` would leave the screen. */
function skipToMain(event: React.MouseEvent): void {
  event.preventDefault();
  focusMain();
}

function focusMain(): void {
  document.querySelector<HTMLElement>('#main')?.focus();
}
