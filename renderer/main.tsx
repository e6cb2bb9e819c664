import './data/configure-zod.ts'

import '@mantine/core/styles.css'
import '@mantine/spotlight/styles.css'
import './design/tokens.css'
import { createRoot } from 'react-dom/client'
import { lendStyleNonce } from './design/theme.ts'
import { App } from './layout/app.tsx'

lendStyleNonce()
createRoot(document.getElementById('root')!).render(<App />)
