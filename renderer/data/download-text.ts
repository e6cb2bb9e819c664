type File = { readonly name: string; readonly text: string; readonly type: string }

/** Hands a text to the browser as a file of its own. */
export function downloadText({ name, text, type }: File): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
