import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './core/api.ts'
import { LanguageProvider } from './core/language.tsx'
import { RouterProvider } from './core/router.tsx'
import { ThemeProvider } from './core/theme.tsx'
import { Toasts } from './parts/toast.tsx'
import { beginVisit } from './shell/load-screen.ts'
import { SessionGate } from './sign-in/session-gate.tsx'
import './style.css'

/** So long the page waits for what it shows first, before it says that it is loading. */
const LONGEST_MS = 100

function App() {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider>
            <SessionGate />
            <Toasts />
          </RouterProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  )
}

/** Draws the console. */
export async function start(): Promise<void> {
  await beginVisit(LONGEST_MS)
  // The first file does not wait for the page to be read.
  if (document.readyState === 'loading')
    await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }))
  const element = document.getElementById('console')
  if (element)
    createRoot(element).render(
      <StrictMode>
        <App />
      </StrictMode>,
    )
}
