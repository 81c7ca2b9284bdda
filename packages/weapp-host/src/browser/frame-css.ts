/** Styles of the navigation bar, toasts and dialogs, which WeChat draws around the pages. */
export const frameCss = `
:host { display: block; position: relative; overflow: hidden; height: 100%; }
* { box-sizing: border-box; }
.frame {
  position: relative; display: flex; flex-direction: column; height: 100%; overflow: hidden;
  /* As on iOS and Android, where the machine has their fonts. */
  font: 16px/1.4 -apple-system, Roboto, 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif;
  -webkit-tap-highlight-color: transparent; user-select: none;
}
.frame.dark { color-scheme: dark; color: #ffffffcc; }
.frame.light { color-scheme: light; color: #000; }
.pages { position: relative; flex: 1; min-height: 0; }
.nav {
  flex: none; display: grid; grid-template-columns: 96px 1fr 96px; align-items: center;
  height: calc(44px + var(--status-bar, 0px)); padding-top: var(--status-bar, 0px);
  font-size: 17px; font-weight: 600; text-align: center;
}
.nav[hidden] { display: none; }
.nav-title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.nav button { border: 0; padding: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
.nav-left { justify-self: start; display: flex; }
.nav-left button { position: relative; width: 44px; height: 44px; }
.nav-left button[hidden] { display: none; }
.nav-back::before {
  content: ''; position: absolute; top: 16px; left: 18px; width: 11px; height: 11px;
  border: solid currentColor; border-width: 0 0 2px 2px; transform: rotate(45deg);
}
.nav svg { display: block; width: 22px; height: 22px; margin: auto; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round; }
.capsule {
  justify-self: end; display: flex; width: 87px; height: 32px; margin-right: 7px;
  border: .5px solid #8885; border-radius: 16px; background: #fff9; color: #000;
}
.dark .capsule { background: #0006; color: #fff; }
.nav .capsule button { position: relative; flex: 1; }
.capsule button + button::before { content: ''; position: absolute; top: 7px; bottom: 7px; left: 0; width: .5px; background: #8886; }
.capsule svg { fill: currentColor; stroke: none; }
button:focus-visible { outline: 2px solid #07c160; outline-offset: -3px; border-radius: 8px; }
.layer { position: absolute; inset: 0; display: grid; place-items: center; z-index: 9; pointer-events: none; }
.layer.mask, .layer.dim { pointer-events: auto; }
.layer.dim { background: #0009; }
.toast {
  display: grid; justify-items: center; gap: 12px; max-width: 70%; padding: 12px 16px;
  border-radius: 10px; background: #4c4c4cf2; color: #fff; font-size: 15px; text-align: center;
  animation: fade .15s;
}
.toast.with-icon { min-width: 136px; min-height: 136px; align-content: center; }
.toast svg { width: 40px; height: 40px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.toast .turning { width: 36px; height: 36px; border: 3px solid #fff; border-right-color: #fff3; border-radius: 50%; animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@keyframes fade { from { opacity: 0; } }
@keyframes rise { from { transform: translateY(100%); } }
.modal { width: 82%; max-width: 320px; border-radius: 12px; overflow: hidden; background: #fff; color: #000e; text-align: center; animation: fade .15s; }
.dark .modal, .dark .sheet { background: #2c2c2c; color: #fffd; }
.modal h3 { margin: 32px 24px 16px; font-size: 17px; }
.modal p { margin: 16px 24px 32px; color: #00000080; font-size: 17px; white-space: pre-wrap; overflow-wrap: anywhere; }
.modal h3:empty, .modal p:empty { display: none; }
.modal h3:empty + p { margin-top: 32px; color: inherit; }
.dark .modal p { color: #ffffff80; }
.modal input { width: calc(100% - 48px); margin: 0 24px 28px; padding: 10px 12px; border: 0; border-radius: 6px; background: #8882; color: inherit; font: inherit; }
.modal .choices { display: flex; border-top: .5px solid #8884; }
.modal button, .sheet button { flex: 1; border: 0; background: none; color: inherit; font: inherit; font-size: 17px; line-height: 56px; cursor: pointer; }
.modal button + button { border-left: .5px solid #8884; }
.modal button:last-child { color: #576b95; font-weight: 600; }
.dark .modal button:last-child { color: #7d90a9; }
.sheet { align-self: end; width: 100%; border-radius: 12px 12px 0 0; overflow: hidden; background: #fff; color: #000e; display: flex; flex-direction: column; padding-bottom: var(--safe-area-inset-bottom, 0px); animation: rise .2s ease-out; }
.sheet button + button { border-top: .5px solid #8883; }
.sheet button:last-child { border-top: 8px solid #8882; }
@media (prefers-reduced-motion: reduce) { .toast, .modal, .sheet { animation: none; } }
`
