import { z } from 'zod'

// Has to run before the first schema is made: the page's policy allows no eval.
z.config({ jitless: true })
