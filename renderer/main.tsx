import './data/configure-zod.ts'

import '@mantine/core/styles.css'
import { createRoot } from 'react-dom/client'
import { App } from './layout/app.tsx'

createRoot(document.getElementById('root')!).render(<App />)
