import { QueryClientProvider } from '@tanstack/react-query'
import { queries } from './core/api.ts'
import { LanguageProvider } from './core/language.tsx'
import { RouterProvider } from './core/router.tsx'
import { ThemeProvider } from './core/theme.tsx'
import { Toasts } from './parts/toast.tsx'
import { SessionGate } from './sign-in/session-gate.tsx'

export function App() {
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
