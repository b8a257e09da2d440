const key = 'token'
let changed: () => void = () => undefined

/** Where nobody is signed in by a cookie: a token the user typed, for this tab only. */
export const session = {
  get token(): string | null { return sessionStorage.getItem(key) },
  signIn(token: string) { sessionStorage.setItem(key, token.trim()); changed() },
  signOut() { sessionStorage.removeItem(key); changed() },
  onChange(listener: () => void) { changed = listener },
}
