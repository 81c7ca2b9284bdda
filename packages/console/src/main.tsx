import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { beginVisit } from './shell/load-screen.ts'
import './style.css'

beginVisit()

const element = document.getElementById('console')
if (element)
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
