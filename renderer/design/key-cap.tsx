import './key-cap.css'

type Props = { readonly shortcut: string }

const isMac = /mac/i.test(navigator.platform)
const names: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  arrowdown: '↓',
  alt: isMac ? '⌥' : 'Alt',
  escape: 'Esc',
  enter: '↵',
}
const tellKey = (key: string) =>
  names[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)

/** A shortcut as the keys that are pressed: `g r` one after the other, `$mod+k` together. */
export const KeyCap = ({ shortcut }: Props) => (
  <span className="sb-keys">
    {shortcut.split(' ').map((press, place) => (
      <kbd key={place}>
        {press
          .split('+')
          .map(tellKey)
          .join(isMac ? '' : '+')}
      </kbd>
    ))}
  </span>
)
