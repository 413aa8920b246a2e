import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import './style.css';

const root = document.querySelector('#console');
if (!root) throw new Error('The page has no element #console to show the console in.');
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
