import { useEffect } from 'react'
import { endSession, enterShop, fahuo, type Session } from '../core/api.ts'
import { useLanguage, useWords } from '../core/language.tsx'
import { keepPasted, readTransfer } from '../core/pasted.ts'
import { Link, useRouter } from '../core/router.tsx'
import { useTheme } from '../core/theme.tsx'
import { Button, buttonClass, IconButton } from '../parts/button.tsx'
import { Empty, Loading } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { toastError } from '../parts/toast.tsx'
import { SCREENS, screenAt, type Screen } from '../screens.ts'
import { Boundary } from './boundary.tsx'
import { useScreen } from './load-screen.ts'
import { Menu } from './menu.tsx'
import { words } from './words.ts'

const BULK = '/bulk'

const isTextField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

/** What works on every screen: `/` goes to the search, a paste or a drop goes to bulk shipping. */
function useEverywhere(may_ship: boolean) {
  const { go } = useRouter()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey) return
      if (isTextField(event.target) || document.querySelector('dialog[open]')) return
      const search = document.querySelector<HTMLInputElement>('[data-search]')
      if (!search) return
      event.preventDefault()
      search.focus()
      search.select()
    }
    const take = (event: Event, transfer: DataTransfer | null) => {
      const pasted = readTransfer(transfer)
      if (!pasted || isTextField(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      keepPasted(pasted)
      go(BULK)
    }
    const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData)
    const onDrop = (event: DragEvent) => take(event, event.dataTransfer)
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    if (may_ship) {
      addEventListener('paste', onPaste)
      addEventListener('drop', onDrop)
      addEventListener('dragover', onDragOver)
    }
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('paste', onPaste)
      removeEventListener('drop', onDrop)
      removeEventListener('dragover', onDragOver)
    }
  }, [go, may_ship])
}

async function signOut(): Promise<void> {
  try {
    await fahuo.signOut()
  } catch (error) {
    toastError(error)
    return
  }
  endSession()
}

export function Shell({ session }: { session: Session }) {
  const { path, go } = useRouter()
  const text = useWords(words)
  const screens = SCREENS.filter(({ right }) => session.rights.includes(right))
  const screen = screenAt(path)
  const may_ship = session.rights.includes('ship')
  useEverywhere(may_ship)
  const [start] = screens
  useEffect(() => {
    if (path === '/' && start) go(start.path, { replace: true })
  }, [path, start, go])
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <Menu screens={screens} current={screen} />
      <TopBar session={session} screen={screen} bulk={may_ship && screen?.path !== BULK} />
      <main id="content" className="content" tabIndex={-1}>
        <Content screen={screen} allowed={screen !== undefined && screens.includes(screen)} />
      </main>
    </div>
  )
}

function Content({ screen, allowed }: { screen: Screen | undefined; allowed: boolean }) {
  const { path } = useRouter()
  const text = useWords(words)
  if (path === '/') return null
  if (!screen || !allowed)
    return (
      <Empty icon="warn" title={screen ? text.not_allowed : text.not_found}>
        <Link to="/">{text.to_start}</Link>
      </Empty>
    )
  return (
    <Boundary key={screen.path}>
      <Loaded screen={screen} />
    </Boundary>
  )
}

function Loaded({ screen }: { screen: Screen }) {
  const View = useScreen(screen)
  return View ? <View /> : <Loading />
}

function TopBar(props: { session: Session; screen: Screen | undefined; bulk: boolean }) {
  const { session, screen, bulk } = props
  const text = useWords(words)
  const { language, choose } = useLanguage()
  const { theme, choose: chooseTheme } = useTheme()
  const name = screen ? screen.name[language] : text.name
  useEffect(() => {
    document.title = screen ? `${name} · ${text.name}` : text.name
  }, [screen, name, text.name])
  const { person } = session
  return (
    <header className="topbar">
      <h1>{name}</h1>
      <ShopName session={session} />
      <div className="topbar-tools">
        <IconButton
          icon={theme === 'dark' ? 'sun' : 'moon'}
          label={theme === 'dark' ? text.light : text.dark}
          onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
        />
        <Button kind="quiet" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {text.other_language}
        </Button>
        <details className="person">
          <summary className="icon-button" aria-label={text.account(person.name)}>
            <Icon name="person" />
          </summary>
          <div className="person-menu">
            <p>
              <strong>{person.name}</strong>
              <br />
              <span className="muted small">{text.roles[person.role]}</span>
            </p>
            <Button onClick={() => void signOut()}>{text.sign_out}</Button>
          </div>
        </details>
        {bulk && (
          <Link to={BULK} className={buttonClass('primary', 'topbar-bulk')}>
            <Icon name="bulk" size={18} />
            <span>{text.bulk}</span>
          </Link>
        )}
      </div>
    </header>
  )
}

/** Which shop is on the screen; whoever works in several chooses here. */
function ShopName({ session: { shop, shops } }: { session: Session }) {
  const text = useWords(words)
  if (shops.length < 2)
    return shop.name && <span className="muted small topbar-shop">{shop.name}</span>
  return (
    <select
      className="select topbar-shops"
      aria-label={text.shop}
      value={shop.appid}
      onChange={({ target }) => void enterShop(target.value).catch(toastError)}
    >
      {shops.map(({ appid, name }) => (
        <option key={appid} value={appid}>
          {name ?? appid}
        </option>
      ))}
    </select>
  )
}
