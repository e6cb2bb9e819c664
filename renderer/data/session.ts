const KEY = 'signalbox.token'
/** Where this tab was when its session ended: a fresh link leads back there. */
const PLACE = 'signalbox.place'
const BACK = 'signalbox.back'
const ASK_SIBLINGS_MS = 300
const AGAIN_MS = 3000

type Said =
  | { readonly kind: 'who-has-a-token' }
  | { readonly kind: 'token'; readonly token: string }

/** What a browser lends; tests lend their own. */
export type Tab = {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search' | 'origin'>
  readonly history: Pick<History, 'replaceState'>
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly siblings: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>
}

/** `sessionEnded` is found out later, when the host does not know the token any more. */
type Because = 'noSession' | 'codeRefused' | 'hostAway' | 'sessionEnded'

export type SignIn =
  | { readonly outcome: 'signedIn'; readonly token: string }
  | { readonly outcome: 'needsLink'; readonly because: Because }

/**
 * Finds the bearer token of this tab: exchanged for the single-use code of a start link, kept from
 * before a reload, or lent by a sibling tab. It lives in this tab's session storage and nowhere else.
 */
export async function signIn(tab: Tab): Promise<SignIn> {
  const code = takeCode(tab)
  const exchanged = code === undefined ? undefined : await exchange(code, tab.location.origin)
  const token = exchanged?.token ?? tab.storage.getItem(KEY) ?? (await askSiblings(tab))
  if (token === undefined) {
    return { outcome: 'needsLink', because: exchanged?.because ?? 'noSession' }
  }
  tab.storage.setItem(KEY, token)
  return { outcome: 'signedIn', token }
}

/** Lends the token to tabs of this origin that ask for it. */
export function lendToken({ siblings, storage }: Tab): void {
  siblings.addEventListener('message', ({ data }) => {
    const token = storage.getItem(KEY)
    if ((data as Said).kind === 'who-has-a-token' && token !== null) {
      siblings.postMessage({ kind: 'token', token } satisfies Said)
    }
  })
}

export function forgetToken({ storage, location }: Tab): void {
  storage.removeItem(KEY)
  if (location.hash.startsWith('#/')) storage.setItem(PLACE, location.hash)
}

/** Asks the other tabs again and again until one has a token, keeps it and runs. */
export function awaitSibling({ siblings, storage }: Tab, run: () => void): () => void {
  const timer = setInterval(() => {
    siblings.postMessage({ kind: 'who-has-a-token' } satisfies Said)
  }, AGAIN_MS)
  siblings.addEventListener('message', ({ data }) => {
    const said = data as Said
    if (said.kind !== 'token') return
    clearInterval(timer)
    storage.setItem(KEY, said.token)
    run()
  })
  return () => clearInterval(timer)
}

/** The code leaves the address before anything else happens: it is in no history and no copied link. */
function takeCode({ location, history, storage }: Tab): string | undefined {
  const code = /^#code=([^&]+)/.exec(location.hash)?.[1]
  if (code === undefined) return undefined
  const back = /&back=([^&]+)/.exec(location.hash)?.[1]
  if (back !== undefined) storage.setItem(BACK, decodeURIComponent(back))
  const place = storage.getItem(PLACE) ?? ''
  history.replaceState(null, '', location.pathname + location.search + place)
  return decodeURIComponent(code)
}

/** The window that this one was opened from: on this machine and nowhere else, whatever the link says. */
export function wayBack({ storage }: Pick<Tab, 'storage'>): string | undefined {
  const back = storage.getItem(BACK)
  if (back === null || !URL.canParse(back)) return undefined
  const { protocol, hostname, href } = new URL(back)
  const near = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return near ? href : undefined
}

type Exchanged = { readonly token?: string; readonly because: 'codeRefused' | 'hostAway' }

async function exchange(code: string, origin: string): Promise<Exchanged> {
  try {
    const response = await fetch(new URL('/session', origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
    if (!response.ok) return { because: 'codeRefused' }
    const { token } = (await response.json()) as { token: string }
    return { token, because: 'codeRefused' }
  } catch {
    return { because: 'hostAway' }
  }
}

function askSiblings({ siblings }: Tab): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ASK_SIBLINGS_MS)
    siblings.addEventListener('message', ({ data }) => {
      const said = data as Said
      if (said.kind !== 'token') return
      clearTimeout(timer)
      resolve(said.token)
    })
    siblings.postMessage({ kind: 'who-has-a-token' } satisfies Said)
  })
}
